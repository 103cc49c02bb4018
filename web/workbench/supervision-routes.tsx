// Supervision at its address: heads and supervisors only.
import { listQuery, pageOfCases } from '../../api/case-list.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { overviewOf } from '../../api/supervision.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { rowContext } from './row-context.ts';
import { SupervisionPage } from './supervision-page.tsx';
import { staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };
const MOST = 20;

export function supervisionPages(app: DoorApp, door: Door): void {
  app.get(
    '/desk/supervision',
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const overview = await overviewOf(door, caller);
      const list = (more: object) =>
        pageOfCases(door, caller, listQuery.parse({ unit: caller.staff.unit, limit: MOST, ...more }));
      const [{ cases: overdue }, { cases: soon }] = await Promise.all([
        list({ overdue: 'true' }),
        list({ open: 'true', overdue: 'false', dueBefore: overview.until }),
      ]);
      const context = await rowContext(
        door,
        [...overdue, ...soon].map(({ handler }) => handler),
      );
      const page = pageOf(door, request, reply);
      return sendPage(request, reply, <SupervisionPage {...{ page, caller, context, overview, overdue, soon }} />);
    }),
  );
}
