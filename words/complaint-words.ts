// Words around a complaint as it comes in: labels of its structured facts, and what the person is told next.
import type { Words } from '../domain/law.ts';

export const FACT_LABELS = {
  when: { zh: '时间', en: 'When' },
  where: { zh: '地点', en: 'Where' },
  who: { zh: '涉及人员', en: 'Who' },
  what: { zh: '事由', en: 'What happened' },
  respondentName: { zh: '被投诉方（投诉人所述）', en: 'Complained about (as told)' },
} as const satisfies Record<string, Words>;

export const NEXT_STEPS = {
  decidedBy: { zh: '我们将在此日期前决定是否受理。', en: 'By this day we decide whether we take your complaint on.' },
  silenceAccepts: { zh: '到期未作出决定的，视为受理。', en: 'If we do not, it counts as accepted.' },
  keepCode: {
    zh: '请妥善保管编号和查询码；查询码只显示一次。',
    en: 'Keep the number and the code; the code is shown only once.',
  },
} as const satisfies Record<string, Words>;
