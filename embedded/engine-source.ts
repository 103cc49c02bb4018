// Decides where the engine comes from: a `temporal` on PATH, the SDK's download, or a build from published Go modules.
// Leaves out TEMPORAL_ADDRESS, where nothing is started at all (start.ts), and tests, which use the build only.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { buildOfficialEngine, findGo } from './engine-build.ts';
import { downloadedEngine, downloadEngine } from './engine-download.ts';
import { showStep } from './progress.ts';
import { cachedOfficialEngine, SERVER_VERSION, UI_VERSION, type CliEngine, type Engine } from './temporal-engine.ts';

/** The first `temporal` on PATH that may be executed, or null. */
function cliOnPath(): CliEngine | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)) {
    const executable = path.join(folder, 'temporal');
    try {
      accessSync(executable, constants.X_OK);
      if (statSync(executable).isFile()) return { kind: 'cli', executable: path.resolve(executable) };
    } catch {
      continue;
    }
  }
  return null;
}

/**
 * Finds or makes an engine. `kept` is the kind a data folder began with: the kinds store their data in different
 * places, so that folder stays with it. What is in the cache goes before any network.
 * Throws one message that names the four ways when none works.
 */
export async function obtainEngine(kept: Engine['kind'] | undefined): Promise<Engine> {
  const atHand = [cliOnPath(), cachedOfficialEngine(), downloadedEngine()].find(
    (engine) => engine !== null && (kept === undefined || engine.kind === kept),
  );
  if (atHand) return atHand;
  const reasons: string[] = [];
  if (kept !== 'official') {
    try {
      return await showStep('Download a Temporal server (once)', downloadEngine, 'not possible on this network');
    } catch (error) {
      reasons.push(`the download: ${messageOf(error)}`);
    }
  }
  if (kept !== 'cli') {
    const go = await findGo();
    try {
      if ('reason' in go) throw new Error(go.reason);
      const name = `Build Temporal ${SERVER_VERSION} and its UI ${UI_VERSION} with Go (once, some five minutes)`;
      return await showStep(name, buildOfficialEngine);
    } catch (error) {
      reasons.push(`the build: ${messageOf(error)}`);
    }
  }
  throw new Error(noEngine(kept, reasons));
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function noEngine(kept: Engine['kind'] | undefined, reasons: string[]): string {
  const fixed = kept ? [`This data folder was begun with a server of kind "${kept}" and stays with it.`] : [];
  return [
    'There is no Temporal server to start. One of these is needed:',
    '  1. TEMPORAL_ADDRESS=host:port of a Temporal server that runs already',
    '  2. the `temporal` command line program on PATH (https://docs.temporal.io/cli)',
    '  3. a network on which the Temporal SDK may download one from temporal.download',
    '  4. Go 1.21 or newer on PATH and a Go module proxy, to build the official server once',
    ...fixed,
    'What was tried:',
    ...(reasons.length > 0 ? reasons.map((reason) => `  ${reason}`) : ['  nothing']),
  ].join('\n');
}
