// The pages of staff: signing in and out; every other page only for somebody signed in (staff-only.tsx).
import type { Door, DoorApp } from '../../api/door.ts';
import { absencePages } from './absence-routes.tsx';
import { assignPages } from './assign-routes.tsx';
import { casePageRoutes } from './case-routes.tsx';
import { deskListPages } from './desk-list-routes.tsx';
import { deskPages } from './desk-routes.tsx';
import { leaverPages } from './leaver-routes.tsx';
import { letterPages } from './letter-routes.tsx';
import { livePages } from './live-routes.tsx';
import { queuePages } from './queue-routes.tsx';
import { queueViewPages } from './queue-view-routes.tsx';
import { secondFactorPages } from './second-factor-routes.tsx';
import { signInPages } from './sign-in-routes.tsx';
import { supervisionPages } from './supervision-routes.tsx';

export function workbenchRoutes(app: DoorApp, door: Door): void {
  signInPages(app, door);
  secondFactorPages(app, door);
  deskPages(app, door);
  deskListPages(app, door);
  queuePages(app, door);
  queueViewPages(app, door);
  assignPages(app, door);
  supervisionPages(app, door);
  absencePages(app, door);
  leaverPages(app, door);
  casePageRoutes(app, door);
  letterPages(app, door);
  livePages(app, door);
}
