// A worker's own small health port: live while the process answers, ready while it takes tasks. Nothing else is served.
import { createServer, type Server } from 'node:http';

/** Listens on loopback; `/health/live` is 200, `/health/ready` 200 or 503. */
export function serveHealth(port: number, isReady: () => boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const known = request.url === '/health/live' || request.url === '/health/ready';
    const ready = request.url !== '/health/ready' || isReady();
    response.writeHead(known ? (ready ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: known ? (ready ? 'ok' : 'unavailable') : 'not_found' }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
