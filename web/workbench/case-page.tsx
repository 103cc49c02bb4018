// One case on one page for whoever works on it: head, limits, acts, then everything the file holds; empty parts are left out.
import { DoneBanner, ContactCard, type Done, Header, titleOf } from './case-header.tsx';
import { Acts } from './case-acts.tsx';
import { Clocks } from './case-clocks.tsx';
import { Demands, Evidence, Notices, Preliminary, Statement, Supplements, Transfers } from './case-matter.tsx';
import type { CasePart } from './case-parts.tsx';
import { Contacts, Links, Orders, People, Proposals, Signals, Tasks } from './case-people.tsx';
import { Timeline } from './case-timeline.tsx';
import { Actions, Consultations, Information, Measures, Plans, Replies, Reviews } from './case-work.tsx';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

interface CasePageProps extends CasePart {
  caller: StaffCaller;
  done: Done | null;
  /** Address of the execution in the Temporal UI, for whom it is meant. */
  engine: string | null;
}

export function CasePage({ caller, done, engine, ...part }: CasePageProps) {
  const title = `${part.whole.detail.number} ${titleOf(part)}`;
  return (
    <WorkbenchPage page={part.page} caller={caller} title={title}>
      {done !== null && <DoneBanner {...part} done={done} />}
      <div className="case-grid">
        <div className="case-top">
          <Header {...part} engine={engine} />
          <Clocks {...part} />
        </div>
        <div className="case-side">
          <Acts {...part} />
          <ContactCard {...part} />
          <People {...part} />
        </div>
        <div className="case-main">
          <Statement {...part} />
          <Demands {...part} />
          <Evidence {...part} />
          <Preliminary {...part} />
          <Supplements {...part} />
          <Transfers {...part} />
          <Actions {...part} />
          <Consultations {...part} />
          <Information {...part} />
          <Plans {...part} />
          <Measures {...part} />
          <Replies {...part} />
          <Notices {...part} />
          <Reviews {...part} />
          <Orders {...part} />
          <Proposals {...part} />
          <Tasks {...part} />
          <Contacts {...part} />
          <Links {...part} />
          <Signals {...part} />
          <Timeline {...part} />
        </div>
      </div>
    </WorkbenchPage>
  );
}
