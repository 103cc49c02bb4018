// Pieces of work on a case that several page tests need, by forms alone: the preliminary review, the investigation, the
// plan, the reply. A test that looks closer gives `seen`, which is called with each form before it is sent.
import { expect } from 'vitest';
import type { Circle } from './circle.ts';
import type { Desk } from './desk.ts';

export type Seen = (form: string) => Promise<void>;
const unseen: Seen = async () => {};

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export async function acceptByForms(clerk: Desk, circle: Circle, seen: Seen = unseen): Promise<void> {
  await clerk.open(circle, 'recordChecklist');
  await clerk.everywhere('met');
  await seen('checklist');
  await clerk.send();
  await clerk.open(circle, 'decideJurisdiction');
  await clerk.fill({ inRemit: 'true', article: '示例第三条' });
  await clerk.send();
  await clerk.open(circle, 'recordConditions');
  await clerk.everywhere('true');
  await clerk.send();
  await clerk.open(circle, 'accept');
  await seen('accept');
  await clerk.send();
}

/** One act with a picture, and a finding for each demand. */
export async function investigateByForms(handler: Desk, circle: Circle, seen: Seen = unseen): Promise<void> {
  await handler.open(circle, 'recordAction');
  await handler.fill({ kind: 'records', place: '档案室', record: '调取了叫号记录。' });
  await handler.page
    .locator('[name="_file.evidence"]')
    .setInputFiles({ name: '叫号记录.png', mimeType: 'image/png', buffer: PNG });
  await seen('action');
  await handler.send();
  for (const [index] of (await circle.state()).demands.entries()) {
    await handler.open(circle, 'recordFinding');
    if (index === 0) await seen('finding');
    await handler.fill({
      ...{ outcome: 'upheld', facts: `查明属实 ${index + 1}。`, responsible: 'respondent', degree: 'full' },
      ...{ 'bases.0.title': '示例条例', 'bases.0.clause': '第一条', 'bases.0.version': '2024' },
    });
    await handler.send();
  }
}

/** With one measure, drafted and submitted. */
export async function planByForms(handler: Desk, circle: Circle, seen: Seen = unseen): Promise<void> {
  const [demand] = (await circle.state()).demands;
  await handler.open(circle, 'draftPlan');
  await handler.fill({
    ...{ 'answers.0.answer': '支持。', 'answers.1.answer': '支持并说明。' },
    ...{ 'measures.0.kind': 'rectification', 'measures.0.demand': demand!.id, 'measures.0.ownerUnit': 'yunxi.center' },
    ...{ 'measures.0.what': '完善叫号制度', 'measures.0.dueOn': await circle.today(60) },
  });
  await seen('plan');
  await handler.send();
  await handler.open(circle, 'submitPlan');
  await handler.send();
}

export async function draftReplyByForms(handler: Desk, circle: Circle, seen: Seen = unseen): Promise<void> {
  await handler.open(circle, 'draftReply');
  await handler.fill({ plainSummary: '您反映的问题属实，已经解决。' });
  await seen('reply');
  await handler.send();
  expect((await circle.state()).replies).toHaveLength(1);
}
