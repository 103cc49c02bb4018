// One case on one page for whoever works on it: head, limits, acts, then everything the file holds; empty parts are left out.
import type { FormFacts } from '../../api/case-forms.ts';
import type { PageContext } from '../page.tsx';
import { DoneBanner, ContactCard, type Done, Header, titleOf } from './case-header.tsx';
import { Acts } from './case-acts.tsx';
import { Aftercare, Succession } from './case-aftercare.tsx';
import { Clocks } from './case-clocks.tsx';
import { Course } from './case-course.tsx';
import { Demands, Evidence, Preliminary, Statement } from './case-matter.tsx';
import type { CasePart } from './case-parts.tsx';
import { Contacts, Links, Orders, People, Proposals, Signals, Tasks } from './case-people.tsx';
import { AsOf, News } from './live-news.tsx';
import { Reviews } from './case-review.tsx';
import { Timeline } from './case-timeline.tsx';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

interface CasePageProps {
  page: PageContext;
  facts: FormFacts;
  caller: StaffCaller;
  done: Done | null;
  /** Address of the execution in the Temporal UI, for whom it is meant. */
  engine: string | null;
}

export function CasePage({ page, facts, caller, done, engine }: CasePageProps) {
  const part: CasePart = { page, whole: facts };
  const title = `${part.whole.detail.number} ${titleOf(part)}`;
  return (
    <WorkbenchPage page={page} caller={caller} title={title} scripts={['live.js']}>
      <News page={page} of={facts.detail} />
      {done !== null && <DoneBanner {...part} done={done} />}
      <div className="case-grid">
        <div className="case-top">
          <AsOf page={page} zone={facts.law.zone} now={facts.nowMs} />
          <Header {...part} engine={engine} />
          <Clocks {...part} />
        </div>
        <div className="case-side">
          <Acts page={page} facts={facts} />
          <ContactCard {...part} />
          <Succession {...part} />
          <People {...part} />
        </div>
        <div className="case-main">
          <Statement {...part} />
          <Demands {...part} />
          <Evidence {...part} />
          <Preliminary {...part} />
          <Course {...part} />
          <Aftercare {...part} />
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
