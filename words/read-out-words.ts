// A reply as it is read out on the telephone (B2): short sentences, what was decided first, the remedy, and the question
// whether it was understood. zh-CN first, English second.
import type { Words } from '../domain/law.ts';
import { codeLabel } from './field-words.ts';

export interface ReadOut {
  unit: Words;
  number: string;
  /** In plain words, as the handler wrote it. */
  summary: string;
  /** Outcome per demand, in the order of the complaint. */
  outcomes: string[];
  /** Null where no remedy is left. */
  remedy: Words | null;
}

/** One paragraph each. */
export function readOutLines({ unit, number, summary, outcomes, remedy }: ReadOut, language: 'zh' | 'en'): string[] {
  const results = outcomes.map((code, index) => {
    const outcome = codeLabel('outcome', code);
    return language === 'zh' ? `第${index + 1}项诉求：${outcome.zh}。` : `Demand ${index + 1}: ${outcome.en}.`;
  });
  return language === 'zh'
    ? [
        `您好，这里是${unit.zh}。请问您是编号${number}投诉的投诉人本人吗？`,
        '（核对身份后）现将处理结果告知您：',
        ...(summary === '' ? [] : [summary]),
        ...results,
        ...(remedy === null ? [] : [remedy.zh]),
        '以上内容您听清楚了吗？有没有不明白的地方？需要的话，我可以再解释一遍。',
      ]
    : [
        `Good day, this is ${unit.en}. Am I speaking to the person who made complaint ${number}?`,
        '(After checking who it is) This is what was decided:',
        ...(summary === '' ? [] : [summary]),
        ...results,
        ...(remedy === null ? [] : [remedy.en]),
        'Was that clear? Is there anything you would like me to explain again?',
      ];
}
