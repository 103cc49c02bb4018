// `npm run --silent packs:check -- <folder>`: reads an installation's own packs beside the shipped ones, as a server
// would, and says what is wrong or that all is sound. Needs no database and no server. Decides nothing itself.
import { missingLimits } from '../adapters/pack-operator.ts';
import { libraryOf, PackError, readLawFiles } from '../adapters/packs.ts';

/** What to print, one line per pack of the folder, and the exit code: 1 where a file is refused. */
export function checkPacks(folder: string): { lines: string[]; code: 0 | 1 } {
  try {
    const shipped = new Set(readLawFiles().map(({ kind, content, version }) => `${kind} ${content.id} ${version}`));
    const own = readLawFiles(undefined, folder).filter(
      ({ kind, content, version }) => !shipped.has(`${kind} ${content.id} ${version}`),
    );
    const library = libraryOf(readLawFiles(undefined, folder));
    const lines = own.flatMap((file) => {
      if (file.kind === 'calendar') return [`calendar ${file.content.id} ${file.version}: sound`];
      const { id, matterTypes, calendar, title } = file.content;
      const missing = missingLimits(file.content);
      if (missing.length > 0) return [`pack ${id} ${file.version}: sound, not in use until set:`, ...missing];
      const law = library.excerpt({ packId: id, version: file.version, matterType: matterTypes[0]?.code ?? '' });
      const limits = Object.keys(law.clocks).join(', ');
      return [`pack ${id} ${file.version} (${title.en}), calendar ${calendar}: sound; limits: ${limits}`];
    });
    return { lines: lines.length > 0 ? lines : [`no packs or calendars in ${folder}`], code: 0 };
  } catch (error) {
    if (error instanceof PackError) return { lines: [error.message], code: 1 };
    throw error;
  }
}

if (process.argv[1] === import.meta.filename) {
  const { lines, code } = checkPacks(process.argv[2] ?? process.env.REDRESS_PACKS_DIR ?? '.');
  console.log(lines.join('\n'));
  process.exitCode = code;
}
