// How the code of workflows/ is bundled, for the worker and for tests alike. The rules in domain/ keep nothing between two
// questions, so all cases of a worker share one frozen copy of them: it halves what a waiting case costs (bench/case.ts).
import { fileURLToPath } from 'node:url';

const here = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));

export const WORKFLOWS_PATH = here('workflows/index.ts');

/** What workflows/ imports of domain/; each brings what it imports itself. Never a module of workflows/: those hold a case. */
export const SHARED_RULES = [
  ...['case-alarms', 'case-apply', 'case-decide', 'case-effects', 'case-open', 'case-projection'],
  ...['case-transitions', 'law-in-force'],
].map((name) => here(`domain/${name}.ts`));
