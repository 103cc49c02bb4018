// responsible and org catalogue: whom to turn to, and what that is answered from. Leaves out the ranking (the server's).
import { readJson } from './input-file.ts';
import { labelled } from './table.ts';
import { misused } from './tool-error.ts';
import type { Answer, Tool } from './tool.ts';

interface Words {
  zh: string;
  en: string;
}

interface Unit {
  unit: string;
  name: Words;
  phone: string | null;
  address: string | null;
  hours: string | null;
  reasons: { code: string; words: Words }[];
}

interface Advice {
  known: boolean;
  units: Unit[];
  counters: Unit[];
  words: Words[];
}

/** Nobody needs to sign in for it. */
export async function whoIsResponsible(
  { client, say, settings: { language } }: Tool,
  text: string | undefined,
  { category, place, on }: { category?: string; place?: string; on?: string },
): Promise<Answer<Advice>> {
  if (text === undefined && category === undefined && place === undefined) throw misused({ word: 'asksNothing' });
  const body = { text, category, place, on };
  const data = await client.send<Advice>({ method: 'POST', path: '/api/responsible', body, anonymous: true });
  const block = ({ unit, name, phone, address, hours, reasons }: Unit) =>
    [
      `${name[language]} (${unit})`,
      labelled([
        [say('phone'), phone],
        [say('address'), address],
        [say('hours'), hours],
        [say('why'), reasons.map(({ words }) => words[language]).join(language === 'zh' ? '；' : '; ')],
      ]),
    ].join('\n');
  return {
    data,
    text: ({ known, units, counters, words }) => {
      const remarks = words.map((line) => line[language]);
      const blocks = (known ? units : counters).map(block);
      return (known ? [...blocks, ...remarks] : [...remarks, ...blocks]).join('\n\n');
    },
  };
}

/** As an operator or an administrator of rules. */
export async function enterCatalogue({ client, say }: Tool, file: string): Promise<Answer<{ entered: number }>> {
  const body = readJson(file);
  const data = await client.send<{ entered: number }>({ method: 'POST', path: '/api/catalogue', body });
  return { data, text: ({ entered }) => say('catalogueEntered', { n: entered }) };
}
