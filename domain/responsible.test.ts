// Who is responsible (C1, C2, R8): by category, by words as people say them, by place; and an honest "we do not know".
import { describe, expect, it } from 'vitest';
import { adviseResponsible } from './responsible-advice.ts';
import type { Catalogue, Category, Territory } from './responsible.ts';

const words = (zh: string, en = zh) => ({ zh, en });
const category = (code: string, parent: string | null, zh: string, more: Partial<Category> = {}): Category => ({
  ...{ code, parent, name: words(zh, code), keywords: [], unit: null, urgent: false, matterType: null },
  ...more,
});
const territory = (
  code: string,
  parent: string | null,
  level: Territory['level'],
  zh: string,
  keywords: string[] = [],
): Territory => ({ code, parent, level, name: words(zh, code), keywords });

const CATALOGUE: Catalogue = {
  territories: [
    territory('yunxi', null, 'district', '云溪区'),
    territory('lanhu', null, 'district', '岚湖区'),
    territory('yunxi.xueyuan', 'yunxi', 'street', '学苑街道', ['学府路']),
    territory('lanhu.xueyuan', 'lanhu', 'street', '学苑街道'),
  ],
  categories: [
    category('utilities', null, '公用事业', { unit: 'yunxi.housing' }),
    category('heating', 'utilities', '供暖', { keywords: ['暖气', '供热', 'radiator'] }),
    category('city', null, '城市管理', { unit: 'yunxi.urban' }),
    category('covers', 'city', '道路与井盖', { keywords: ['井盖', '塌陷'], unit: 'yunxi.urban', urgent: true }),
    category('bus', null, '公交线路', { keywords: ['公交', 'bus'], unit: 'yunxi.transport' }),
  ],
  remits: [
    { unit: 'yunxi.xueyuan', territory: 'yunxi.xueyuan', category: 'city' },
    { unit: 'lanhu.urban', territory: 'lanhu', category: 'city' },
    { unit: 'yunxi.center', territory: null, category: null },
    { unit: 'lanhu.center', territory: 'lanhu', category: null },
  ],
};
const UNITS = [
  'yunxi.housing',
  'yunxi.urban',
  'yunxi.xueyuan',
  'yunxi.transport',
  'lanhu.urban',
  'yunxi.center',
  'lanhu.center',
].map((id) => ({ id, name: words(id) }));

const ask = (question: Parameters<typeof adviseResponsible>[2]) => adviseResponsible(CATALOGUE, UNITS, question);
const unitsOf = (question: Parameters<typeof adviseResponsible>[2]) => ask(question).candidates.map(({ unit }) => unit);

describe('who is responsible (C2)', () => {
  it('names the unit of the category, or of the group above it', () => {
    expect(ask({ category: 'heating' }).candidates).toEqual([
      {
        unit: 'yunxi.housing',
        score: 97,
        reasons: [
          { code: 'category', category: 'heating' },
          { code: 'above', category: 'utilities' },
        ],
      },
    ]);
  });

  it('finds Chinese words inside a sentence without gaps, and says which', () => {
    const { candidates, categories } = ask({ text: '我家的暖气一直不热，供热公司不管' });
    expect(candidates[0]).toMatchObject({
      unit: 'yunxi.housing',
      reasons: [
        { code: 'keyword', category: 'heating', word: '暖气' },
        { code: 'keyword', category: 'heating', word: '供热' },
        { code: 'above', category: 'utilities' },
      ],
    });
    expect(categories).toEqual(['heating']);
  });

  it('takes a category it does not know as words', () => {
    expect(unitsOf({ category: '井盖' })).toContain('yunxi.urban');
  });

  it('puts the unit of the place first, and leaves out units of other places', () => {
    expect(unitsOf({ text: '井盖坏了', place: '学府路21号' })).toEqual(['yunxi.xueyuan', 'yunxi.urban']);
    expect(unitsOf({ text: '井盖坏了', place: '岚湖区学苑街道' })).toEqual(['lanhu.urban', 'yunxi.urban']);
    expect(unitsOf({ text: '井盖坏了', place: '云溪区学苑街道' })).toEqual(['yunxi.xueyuan', 'yunxi.urban']);
  });

  it('says that the place decides where none was named', () => {
    const { candidates } = ask({ category: 'covers' });
    expect(candidates.map(({ unit }) => unit)).toEqual(['yunxi.urban', 'lanhu.urban', 'yunxi.xueyuan']);
    expect(candidates[1]!.reasons).toContainEqual({ code: 'placeOpen', territory: 'lanhu' });
  });

  it('takes Latin words only whole', () => {
    expect(unitsOf({ text: 'The bus never came' })).toEqual(['yunxi.transport']);
    expect(unitsOf({ text: 'my business licence' })).toEqual([]);
  });

  it('does not guess: without a match nobody, and the general counters, those of the place first (R8)', () => {
    expect(ask({ text: '邻居家的狗' })).toEqual({
      candidates: [],
      categories: [],
      counters: [
        { unit: 'yunxi.center', score: 1, reasons: [{ code: 'general' }] },
        { unit: 'lanhu.center', score: 0, reasons: [{ code: 'general' }] },
      ],
    });
    expect(ask({ place: '岚湖区' }).counters.map(({ unit }) => unit)).toEqual(['lanhu.center', 'yunxi.center']);
    expect(ask({ place: '学府路' }).counters.map(({ unit }) => unit)).toEqual(['yunxi.center']);
  });

  it('names a unit that was named, and never one that is not active', () => {
    const units = [{ id: 'yunxi.civil', name: words('云溪区民政局') }];
    expect(adviseResponsible(CATALOGUE, units, { text: '云溪区民政局不给办，井盖也坏了' }).candidates).toEqual([
      { unit: 'yunxi.civil', score: 12, reasons: [{ code: 'named' }] },
    ]);
  });

  it('comes to an end where a tree bites its tail', () => {
    const categories = [category('a', 'b', '甲类事'), category('b', 'a', '乙类事')];
    expect(adviseResponsible({ ...CATALOGUE, categories }, UNITS, { category: 'a' }).candidates).toEqual([]);
  });
});
