// Styles and scripts of the pages: read once, named by their content, kept by browsers for a year. Nothing else is
// served from a folder.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DoorApp } from '../api/door.ts';

const here = import.meta.dirname;
const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const;
const FILES = {
  'page.css': path.join(here, 'styles/page.css'),
  'workbench.css': path.join(here, 'styles/workbench.css'),
  'icon.svg': path.join(here, 'styles/icon.svg'),
  'portal.js': path.join(here, 'islands/portal.js'),
  'workbench.js': path.join(here, 'islands/workbench.js'),
  'live.js': path.join(here, 'islands/live.js'),
  'ticks.js': path.join(here, 'islands/ticks.js'),
  'htmx.js': createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'),
} as const;

export type AssetName = keyof typeof FILES;

interface Asset {
  path: string;
  type: string;
  plain: Buffer;
  packed: Buffer;
}

const assets = new Map<AssetName, Asset>(
  (Object.keys(FILES) as AssetName[]).map((name) => {
    const plain = readFileSync(FILES[name]);
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
    const [stem = '', kind = 'css'] = name.split('.');
    const type = TYPES[kind as keyof typeof TYPES];
    return [name, { path: `/assets/${stem}.${hash}.${kind}`, type, plain, packed: gzipSync(plain) }];
  }),
);

/** Where the browser finds it. */
export function assetPath(name: AssetName): string {
  return assets.get(name)!.path;
}

export function assetRoutes(app: DoorApp): void {
  for (const asset of assets.values()) {
    app.get(asset.path, { schema: { hide: true } }, (request, reply) => {
      const isPacked = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
      if (isPacked) reply.header('content-encoding', 'gzip');
      return reply
        .type(asset.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .send(isPacked ? asset.packed : asset.plain);
    });
  }
}
