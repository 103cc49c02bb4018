// The small organisation of the whole-circle tests: a service centre, a department, review bodies, one person per role.
import type { Role } from '../../domain/law.ts';

export const PASSWORD = 'correct horse battery';
const unit = (id: string, parent: string | null, code: string | null, isBody = true) => ({
  ...{ id, parent, code, isBody, name: { zh: id, en: id } },
  ...{ reviewBody: parent === null ? null : 'yunxi.fucha', reReviewBody: parent === null ? null : 'chengjiang.fuhe' },
});

const CENTER_ROLES: Role[] = ['clerk', 'dispatcher', 'handler', 'lead', 'approver', 'head'];
const staff = (username: string, at: string, roles: Role[]) => ({
  id: `staff-${username}`,
  username,
  name: username,
  unit: at,
  roles,
  password: PASSWORD,
});

export const ORGANISATION = {
  units: [
    unit('chengjiang', null, null),
    unit('chengjiang.fuhe', 'chengjiang', null),
    unit('yunxi', null, 'YX'),
    unit('yunxi.center', 'yunxi', 'YXZW'),
    unit('yunxi.center.window', 'yunxi.center', null, false),
    unit('yunxi.minzheng', 'yunxi', 'YXMZ'),
    unit('yunxi.fucha', 'yunxi', null),
  ],
  staff: [
    ...CENTER_ROLES.map((role) => staff(role, 'yunxi.center', [role])),
    ...CENTER_ROLES.map((role) => staff(`civil-${role}`, 'yunxi.minzheng', [role])),
    staff('reviewer-1', 'yunxi.fucha', ['reviewer']),
    staff('reviewer-2', 'chengjiang.fuhe', ['reviewer']),
    staff('supervisor', 'yunxi', ['supervisor']),
    staff('ruler', 'yunxi', ['rules']),
    staff('ruler2', 'yunxi', ['rules']),
    staff('archivist', 'yunxi', ['archivist']),
    staff('operator', 'yunxi', ['operator', 'auditor']),
    staff('ruler-1', 'yunxi', ['rules']),
    staff('ruler-2', 'yunxi', ['rules']),
  ],
  channels: [
    { id: 'website', kind: 'website', name: { zh: '网站', en: 'Website' }, unit: 'yunxi.center' },
    { id: 'hotline', kind: 'hotline', name: { zh: '热线', en: 'Hotline' }, unit: 'yunxi.center' },
  ],
};
