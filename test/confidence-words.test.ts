// How sure a limit is stands beside its date: in the line that explains it, and under the notices that tell it.
import { describe, expect, it } from 'vitest';
import { explainSummary } from '../domain/clock-explain.ts';
import type { NoticeKind } from '../domain/delivery.ts';
import { explainSummaryWords } from '../words/clock-words.ts';
import { renderNotice, wordingOf } from '../words/notice-words.ts';
import { Life } from './support/case-builders.ts';
import { accepted, answered } from './support/case-stages.ts';
import { COMPLETED } from './support/pack-dates.ts';

const lawOf = (packId: string, matterType: string) =>
  COMPLETED.excerpt({ packId, matterType, receivedOn: '2026-03-02' });

describe('the line that explains a limit', () => {
  const line = (packId: string, matterType: string, clock: string) => {
    const { law, state } = accepted(new Life(lawOf(packId, matterType)));
    return explainSummaryWords(explainSummary(law, state.clocks[clock]!));
  };

  it('says nothing more where the text of the law was read', () => {
    expect(line('cn-xinfang-2022', 'claim', 'handling').zh).toMatch(/最后一日 2026-05-06$/);
  });

  it.each([
    ['uk-housing-ombudsman-2024', 'repairs', '可靠程度B', 'confidence B'],
    ['cn-xinfang-2022', 'suggestion', '数字由本单位定,不是法律', 'the number is set by the body itself, not by law'],
    ['cn-service-centre-example', 'fees', '示例规则', 'example rules'],
  ])('marks the handling limit of %s for %s', (packId, matterType, zh, en) => {
    expect(line(packId, matterType, 'handling')).toEqual({
      zh: expect.stringMatching(new RegExp(`最后一日 [-0-9]{10}.*${zh}`)),
      en: expect.stringMatching(new RegExp(`last day [-0-9]{10}.*${en}`)),
    });
  });
});

describe('a notice that tells a limit', () => {
  const body = (life: Life, kind: NoticeKind, language: 'zh' | 'en' = 'en') => {
    const material = { law: life.law, units: new Map(), issuer: null };
    const [notice] = life.notices(kind);
    return renderNotice(
      wordingOf({ notice: notice!, documentNumber: null, opened: new Map(), material, addressee: null }),
      language,
    ).body;
  };

  it('by a number the body set says that it is no law', () => {
    const suggestion = accepted(new Life(lawOf('cn-xinfang-2022', 'suggestion')));
    expect(body(suggestion, 'acceptanceNotice', 'zh')).toContain('【说明】本文书所述期限:数字由本单位定,不是法律。');
    expect(body(suggestion, 'registrationReceipt', 'zh')).not.toContain('【说明】');
  });

  it('by a secondary source says so; so does the window of a remedy', () => {
    const repairs = answered(new Life(lawOf('uk-housing-ombudsman-2024', 'repairs')));
    expect(body(repairs, 'acceptanceNotice')).toContain('[NOTE] The limit in this document: confidence B');
    expect(body(repairs, 'reply')).toContain('the number is set by the body itself, not by law.');
  });

  it('by law that was read, or wholly an example, has its own words and not these', () => {
    expect(body(accepted(new Life(lawOf('cn-xinfang-2022', 'claim'))), 'acceptanceNotice')).not.toContain('[NOTE]');
    const example = body(accepted(new Life(lawOf('cn-service-centre-example', 'fees'))), 'acceptanceNotice');
    expect(example).toContain('[EXAMPLE]');
    expect(example).not.toContain('[NOTE]');
  });
});
