// The desks between units at their addresses. Leaves out what is shown (desk-list-page.tsx).
import { deskQuery, pageOfDesk } from '../../api/case-desks.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import type { DeskName } from '../../domain/case-desks.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { DeskListPage } from './desk-list-page.tsx';
import { rowContext } from './row-context.ts';
import { staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };
/** Cases on a page: the file of each is folded for it. */
const ROWS = 10;

export const DESK_PATHS: Record<DeskName, string> = {
  handOvers: '/desk/hand-overs',
  consultations: '/desk/consultations',
  approvals: '/desk/approvals',
  reviews: '/desk/reviews',
};

export function deskListPages(app: DoorApp, door: Door): void {
  for (const [desk, path] of Object.entries(DESK_PATHS) as [DeskName, string][])
    app.get(
      path,
      hidden,
      staffOnly(door, async (caller, request, reply) => {
        const { cursor } = request.query as { cursor?: string };
        const isFirst = cursor === undefined || cursor === '';
        const { rows, next } = await pageOfDesk(
          door,
          caller,
          desk,
          deskQuery.parse({ limit: ROWS, ...(isFirst ? {} : { cursor }) }),
        );
        const people = rows.flatMap(({ matter }) => [matter.by, ...(matter.chain ?? []).map(({ by }) => by)]);
        const context = await rowContext(door, people);
        const page = { ...pageOf(door, request, reply), path };
        const more = next === null ? null : `${path}?cursor=${encodeURIComponent(next)}`;
        return sendPage(
          request,
          reply,
          <DeskListPage {...{ page, caller, context, desk, rows }} more={more} first={isFirst ? null : path} />,
        );
      }),
    );
}
