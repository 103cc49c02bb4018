// What a case waits for, as staff read it: the machine's `clerk@yunxi.center: reviewIntake` in words. zh-CN first,
// English second.
import type { Role, Words } from '../domain/law.ts';
import { TASKS, wordOf } from './notice-codes.ts';
import { ROLE_ZH } from './process-words.ts';

const ROLE_EN: Record<Role, string> = {
  clerk: 'clerk',
  dispatcher: 'dispatcher',
  handler: 'handler',
  lead: 'lead',
  approver: 'approver',
  head: 'head of unit',
  reviewer: 'reviewer',
  supervisor: 'supervisor',
  archivist: 'archivist',
  rules: 'keeper of the rules',
  auditor: 'auditor',
  operator: 'operator',
};

export const COMPLAINANT_WORDS: Words = { zh: '投诉人', en: 'the complainant' };
const NOBODY: Words = { zh: '无人', en: 'nobody' };

export const isRole = (word: string): word is Role => word in ROLE_EN;

export function roleWords(role: string): Words {
  return isRole(role) ? { zh: ROLE_ZH[role], en: ROLE_EN[role] } : { zh: role, en: role };
}

/** One line for each the case waits for; a unit is named where it is not the owner. */
export function waitingWords(waitingFor: string, owner: string, unitName: (id: string) => Words): Words[] {
  return waitingFor.split('; ').map((part) => {
    if (part === 'complainant') return COMPLAINANT_WORDS;
    const [, role, unit, task] = /^(\w+)@([^:]+): (\w+)$/.exec(part) ?? [];
    if (role === undefined || unit === undefined || task === undefined) return part === 'nobody' ? NOBODY : same(part);
    const [who, where, what] = [roleWords(role), unitName(unit), wordOf(TASKS, task)];
    if (unit === owner) return { zh: `${who.zh}：${what.zh}`, en: `${who.en}: ${what.en}` };
    return { zh: `${where.zh}${who.zh}：${what.zh}`, en: `${who.en}, ${where.en}: ${what.en}` };
  });
}

const same = (text: string): Words => ({ zh: text, en: text });
