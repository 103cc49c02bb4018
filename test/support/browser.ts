// A real Chromium for page tests: the one CHROMIUM_PATH names, else the one that npm brought (the same version for
// everybody), else an installed one; with a Chinese font, so that pages look alike everywhere. Never skips.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { extract } from 'tar-fs';

const modules = createRequire(import.meta.url);
const CACHE = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'redress', 'browser');
const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export interface Found {
  program: string;
  env: Record<string, string>;
}

/** Launches it; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const { program, env } = await findBrowser();
  return chromium.launch({ executablePath: program, args: ['--no-sandbox'], env: { ...process.env, ...env } });
}

/** Throws where there is none: a page test that did not run proves nothing. */
export async function findBrowser(): Promise<Found> {
  const fonts = { FONTCONFIG_FILE: await fontFile() };
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`);
    return { program: named, env: fonts };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const brought = await broughtByNpm();
    return { program: brought.program, env: { ...fonts, ...brought.env } };
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const installed = INSTALLED.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
  if (installed === undefined)
    throw new Error('no browser for the page tests: install Chromium or Chrome, or set CHROMIUM_PATH to its program');
  return { program: installed, env: fonts };
}

/** Unpacked once per version; several processes may do it at once, the first one to finish counts. */
async function broughtByNpm(): Promise<Found> {
  const root = packageRoot('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const home = path.join(CACHE, `chromium-${version}`);
  const program = path.join(home, 'chromium');
  if (!existsSync(program)) await unpack(path.join(root, 'bin'), home);
  const lacks = execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
  return { program, env: lacks ? { LD_LIBRARY_PATH: path.join(home, 'lib') } : {} };
}

async function unpack(bin: string, home: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(path.join(CACHE, 'draft-'));
  const packed = (name: string) => createReadStream(path.join(bin, name));
  await Promise.all([
    pipeline(packed('chromium.br'), createBrotliDecompress(), createWriteStream(path.join(draft, 'chromium'))),
    pipeline(packed('al2023.tar.br'), createBrotliDecompress(), extract(draft)),
  ]);
  await chmod(path.join(draft, 'chromium'), 0o755);
  try {
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(path.join(home, 'chromium'))) throw error;
  }
}

async function fontFile(): Promise<string> {
  const fonts = path.join(packageRoot('@embedpdf/fonts-sc'), 'fonts');
  const file = path.join(CACHE, 'fonts.conf');
  await mkdir(CACHE, { recursive: true });
  const family = '<family>Noto Sans S Chinese</family>';
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>` +
      `<cachedir>${path.join(CACHE, 'fontconfig')}</cachedir>` +
      `<alias binding="same"><family>sans-serif</family><prefer>${family}</prefer></alias></fontconfig>`,
  );
  return file;
}

function packageRoot(name: string): string {
  let folder = path.dirname(modules.resolve(name));
  while (!existsSync(path.join(folder, 'package.json')) || !folder.endsWith(path.join(...name.split('/'))))
    folder = path.dirname(folder);
  return folder;
}

/** Rules of WCAG 2.2 AA and good practice that the page breaks: `rule: place` each. */
export async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  // By the debugger and not as a script tag: the content policy stays on and is tested too.
  await session.send('Runtime.evaluate', { expression: axe.source });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' ')))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(String(result.value)) as string[];
}
