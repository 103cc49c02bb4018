// Decides how the development server of a `temporal` command line program runs: on a SQLite file, interface inside.
// Leaves out the pinned official server (temporal-server.ts); tests never run on this one.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { acceptsConnections, type PortBlock } from './ports.ts';
import { Service, type ServiceHooks } from './service.ts';

export interface CliOptions {
  executable: string;
  dataDir: string;
  logDir: string;
  ports: PortBlock;
  namespace: string;
}

/** The development server as a service. Search attributes are added afterwards, as for every other server. */
export function temporalCliService(options: CliOptions, hooks: ServiceHooks): Service {
  const { executable, dataDir, logDir, ports, namespace } = options;
  const folder = path.join(path.resolve(dataDir), 'temporal');
  const args = ['server', 'start-dev', '--db-filename', path.join(folder, 'dev-server.db'), '--namespace', namespace];
  args.push('--ip', '127.0.0.1', '--port', String(ports.temporal));
  args.push('--ui-ip', '127.0.0.1', '--ui-port', String(ports.ui), '--log-level', 'warn');
  args.push('--dynamic-config-value', 'frontend.enableServerVersionCheck=false');
  return new Service(
    {
      name: 'temporal',
      prepare: () => {
        mkdirSync(folder, { recursive: true });
        return Promise.resolve();
      },
      spec: () => ({
        name: 'temporal',
        command: executable,
        args,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
        cwd: folder,
        logFile: path.join(logDir, 'temporal.log'),
      }),
      isReady: () => acceptsConnections(ports.temporal),
      readyWithinMs: 60_000,
      stopSignal: 'SIGTERM',
      forceSignal: 'SIGKILL',
      graceMs: 10_000,
    },
    hooks,
  );
}
