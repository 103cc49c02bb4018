// `npm run demo`: reads where the system is, loads the demo, prints accounts and tour. Exit codes as the tool's.
// Leaves out the loading (demo-load.ts) and what is printed (demo-tour.ts).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_WORDS } from '../words/demo-words.ts';
import { loadDemo } from './demo-load.ts';
import { recordFile } from './demo-record.ts';
import { DemoStopped, type DemoSay } from './demo-stage.ts';
import { afterLoading } from './demo-tour.ts';
import { report } from './report.ts';
import { type Language, languageFrom, serverUrl } from './settings.ts';
import { sayIn } from './tool.ts';

const { env } = process;

/** Demo words in one language, values in place of `{name}`. */
function wordsIn(language: Language): DemoSay {
  return (word, values = {}) =>
    DEMO_WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Given, or the one `npm start` keeps beside its data. */
function setupToken(dataDir: string): string | null {
  if (env.REDRESS_SETUP_TOKEN) return env.REDRESS_SETUP_TOKEN;
  try {
    return (
      (JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as { setupToken?: string }).setupToken ??
      null
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function main(language: Language): Promise<void> {
  const beganAt = Date.now();
  const say = wordsIn(language);
  const dataDir = path.resolve(env.REDRESS_DATA_DIR || '.data');
  const url = serverUrl(env.REDRESS_URL || `http://127.0.0.1:${env.PORT || 3000}`);
  const tell = (line: string) => console.log(line);
  const { record, wasComplete } = await loadDemo({
    url,
    dataDir,
    setupToken: setupToken(dataDir),
    language,
    say,
    tell,
  });
  const seconds = ((Date.now() - beganAt) / 1000).toFixed(1);
  tell(
    wasComplete
      ? say('alreadyLoaded', { day: record.loadedOn })
      : say('done', { count: Object.keys(record.cases).length, seconds }),
  );
  tell(`\n${afterLoading({ record, file: recordFile(dataDir), say, language })}`);
}

const language = languageFrom(undefined);
try {
  await main(language);
} catch (error) {
  if (error instanceof DemoStopped) {
    console.error(wordsIn(language)(error.word, error.values));
    process.exitCode = error.exit;
  } else {
    process.exitCode = report(error, sayIn(language), { json: false, verbose: false });
  }
}
