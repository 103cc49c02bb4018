// What is said with an advice on who is responsible: every reason, and what to think of the whole. zh-CN first.
import type { Words } from '../domain/law.ts';
import type { Reason } from '../domain/responsible.ts';

/** {category}, {territory} and {word} are filled in. */
export const REASON_WORDS = {
  category: { zh: '事项“{category}”由该单位负责', en: 'It is responsible for the matter "{category}"' },
  keyword: {
    zh: '您的描述中有“{word}”，属于事项“{category}”',
    en: 'You wrote "{word}", which belongs to "{category}"',
  },
  above: { zh: '该单位负责“{category}”一类事项', en: 'It is responsible for all matters of "{category}"' },
  territory: { zh: '地点在其管辖范围“{territory}”内', en: 'The place lies in its territory "{territory}"' },
  placeOpen: {
    zh: '该单位只管辖“{territory}”；您没有说明地点',
    en: 'It is responsible in "{territory}" only; you named no place',
  },
  named: { zh: '您提到了这个单位', en: 'You named this unit' },
  general: { zh: '综合受理窗口，各类事项均可提出', en: 'A general counter: takes complaints on any matter' },
} as const satisfies Record<Reason['code'], Words>;

export const ADVICE_WORDS = {
  advice: {
    zh: '以上仅供参考，不影响您向任何单位提出投诉；如有不当，由受理单位负责转交。',
    en: 'This is advice only: you may complain to any unit, and the unit that takes it passes it on where it is wrong.',
  },
  unknown: {
    zh: '我们无法确定由哪个单位负责。您可以向以下综合窗口提出。',
    en: 'We do not know who is responsible. These are the general counters.',
  },
  nothing: {
    zh: '我们无法确定由哪个单位负责，目录中也没有登记综合窗口。您仍可以向任何单位提出投诉。',
    en: 'We do not know who is responsible, and the directory lists no general counter. You may still complain to any unit.',
  },
} as const satisfies Record<string, Words>;
