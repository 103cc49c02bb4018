// What was done with a case, from what was asked of the complainant to the letters, in the order of a file; for every page
// that shows it whole. Empty parts are left out.
import { Notices, Supplements, Transfers } from './case-matter.tsx';
import type { CasePart } from './case-parts.tsx';
import { Actions, Consultations, Information, Measures, Plans, Replies } from './case-work.tsx';

export function Course(part: CasePart) {
  return (
    <>
      <Supplements {...part} />
      <Transfers {...part} />
      <Actions {...part} />
      <Consultations {...part} />
      <Information {...part} />
      <Plans {...part} />
      <Measures {...part} />
      <Replies {...part} />
      <Notices {...part} />
    </>
  );
}
