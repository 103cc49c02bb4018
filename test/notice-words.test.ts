// Every notice the rules can queue is worded in both languages, whole: no dash for a missing fact, no code of ours.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, CENTER, CIVIL, COMPLAINANT, Life } from './support/case-builders.ts';
import { accepted, answered, appealed, reviewed, reviewer, settled, terminated } from './support/case-stages.ts';
import { Group, joining, lead } from './support/group-lives.ts';
import { GATEWAY } from './support/case-moves.ts';
import { withCalendar } from './support/other-law.ts';
import type { Notice, NoticeKind } from '../domain/delivery.ts';
import type { Law } from '../domain/law.ts';
import { TITLES } from '../words/notice-codes.ts';
import { noticeTextIds, readIssued, renderNotice, wordingOf, writeIssued } from '../words/notice-words.ts';

const UNITS = new Map(
  ['yunxi.center', 'yunxi.minzheng', 'yunxi.fucha', 'chengjiang.fuhe'].map((id) => [
    id,
    { zh: `单位${id.length}`, en: `Unit ${id.length}` },
  ]),
);

const TERMINATION = { ground: 'UNREACHABLE', article: '第30条', otherRoutes: aText() };

/** What the hotline's and the British packs have and this example has not. */
const FIRST_ANSWERS: Law = {
  ...aLaw(),
  acknowledgement: { article: '示例1 example', startsHandling: true },
  answerAtOnce: { article: '示例12 example' },
};

const LIVES: (() => Life)[] = [
  () => reviewed(appealed(reviewed(appealed(answered(new Life())), 1, 'uphold').opens('reviewOpinion')), 2, 'uphold'),
  () => reviewed(appealed(answered(new Life())), 1, 'redo'),
  () =>
    accepted(new Life()).do(
      'extend',
      { clock: 'handling', by: { n: 5, unit: 'workingDay' }, reasonCode: 'complex', reason: aText() },
      anActor('head'),
    ),
  () =>
    accepted(new Life())
      .do('suspend', { occasion: 'suspension', article: '第39条', reason: aText() }, anActor('head'))
      .do('resume', { occasion: 'suspension', reason: aText() }, anActor('head')),
  () =>
    accepted(new Life())
      .do('suspend', { occasion: 'suspension', article: '第39条', reason: aText(), longestTerm: true }, anActor('head'))
      .until('2026-05-20'),
  () =>
    new Life()
      .do('withdraw', { voluntary: true }, COMPLAINANT)
      .do('reopen', { reason: aText(), whatIsNew: aText() }, anActor('supervisor')),
  () =>
    new Life()
      .do('requestSupplement', { items: [{ item: 'contact', what: aText(), knownBefore: false }] }, anActor('clerk'))
      .opens('supplementNotice')
      .until('2026-05-01'),
  () =>
    new Life().do('refuse', { ground: 'NO_COMPETENCE', reason: aText(), otherRoutes: aText() }, anActor('approver')),
  () => new Life().do('guide', { body: 'yunxi.minzheng', guidance: aText() }, anActor('clerk')),
  () =>
    new Life()
      .do(
        'offerTransfer',
        {
          to: CIVIL,
          basis: 'consent',
          article: '第9条',
          dataScopes: ['identity'],
          reason: aText(),
          leavesSystem: false,
        },
        anActor('clerk'),
      )
      .do('answerTransferOffer', { consent: true, how: 'tracking' }, COMPLAINANT)
      .do('sendTransfer', {}, anActor('clerk'))
      .do('acceptTransfer', {}, anActor('clerk', 'yunxi.minzheng', 'clerk-2')),
  () => answered(new Life(), 'upheld', '2026-03-20').until('2026-07-01'),
  () => {
    const life = answered(new Life(), 'upheld', '2026-06-20');
    const [measure] = Object.keys(life.state.measures);
    return life.do('releaseMeasure', { measure: measure!, reason: aText() }, anActor('approver'));
  },
  () =>
    appealed(answered(new Life())).do(
      'refuseReview',
      { ground: 'NO_COMPETENCE', reason: aText(), otherRoutes: aText() },
      reviewer(1),
    ),
  () => {
    const handler = anActor('handler');
    const units = [{ unit: { ...CIVIL }, role: 'assisting' as const }];
    const items = [{ item: 'when', what: aText() }];
    const life = accepted(new Life(undefined, { respondent: { ...CENTER, id: 'yunxi.center.windows' } }));
    life
      .do('consult', { question: aText(), units }, handler)
      .do('approveSummary', { summary: aText() }, anActor('lead'));
    const consultation = life.state.consultations![0]!.id;
    life.do('giveOpinion', { consultation, opinion: aText(), stance: 'agree' }, anActor('lead', CIVIL.id));
    life.do('consult', { question: aText(), units }, handler);
    life.do('withdrawConsultation', { consultation: life.state.consultations![1]!.id, reason: aText() }, handler);
    for (const party of ['complainant', 'respondent'] as const)
      life.do('requestInformation', { party, items }, handler);
    life.opens('informationRequest').until('2026-04-30');
    for (const { id } of life.state.informationRequests!)
      life.do('withdrawInformationRequest', { request: id, reason: aText() }, handler);
    return life;
  },
  () => new Life().until('2026-05-01'),
  () => settled(appealed(answered(new Life()))),
  () => settled(accepted(new Life()), '2026-04-20'),
  () => {
    const life = answered(new Life(), 'upheld', '2026-06-20');
    const [measure] = Object.keys(life.state.measures);
    const called = { on: '2026-03-02', answeredBy: 'family', solved: 'no', satisfied: 'notSaid' } as const;
    life.do('callBack', called, anActor('clerk'));
    return life.do('postponeMeasure', { measure: measure!, dueOn: '2026-07-20', reason: aText() }, anActor('approver'));
  },
  () => {
    const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld' as const }));
    const consent = { how: 'counter', on: '2026-03-02' } as const;
    const life = new Life(FIRST_ANSWERS).do('amendStatement', { demands: [], added: [], matter: aText() }, COMPLAINANT);
    return life.do('answerAtOnce', { answer: aText(), results, consent }, anActor('clerk'));
  },
  () => new Life(FIRST_ANSWERS).do('acknowledge', { definition: aText() }, anActor('clerk')),
  () => terminated(accepted(new Life())),
  () => {
    const group = new Group();
    const life = accepted(new Life());
    return life.do('joinGroup', joining(life, group.case('9')), lead).do('leaveGroup', {}, COMPLAINANT);
  },
  () => {
    const clerk = anActor('clerk');
    const life = accepted(new Life());
    life.do('recordDeath', { on: '2026-03-01', proof: [], note: aText(), successorBy: '2026-03-20' }, clerk);
    life.until('2026-03-23').do('proposeTermination', { ...TERMINATION, reason: aText() }, anActor('handler'));
    life.do('decideEnding', { confirmed: false, reason: aText() }, anActor('approver'));
    const reach = { ...life.state.reach, card: aText() };
    return life.do('replaceComplainant', { reach, basis: 'heir', proof: [], note: aText() }, clerk);
  },
  () => {
    const life = new Life().do('requestRecusal', { reasons: aText() }, COMPLAINANT);
    const request = life.state.recusals![0]!.id;
    return life.do('decideRecusal', { request, granted: false, reason: aText() }, anActor('head'));
  },
  () => {
    const supervisor = anActor('supervisor', 'yunxi');
    const order = { matter: 'overdue' as const, what: aText(), dueOn: '2026-03-06' };
    const life = new Life().do('chase', { matter: 'repeated', note: aText() }, supervisor);
    life.do('issueOrder', order, supervisor);
    const [id] = Object.keys(life.state.orders!);
    life.do('answerOrder', { order: id!, answer: aText(), evidence: [] }, anActor('lead'));
    return life.do('closeOrder', { order: id!, satisfied: true, reason: aText() }, supervisor);
  },
  () => {
    const lead = anActor('lead');
    const [one, other] = ['h-1', 'h-2'].map((id) => ({ id, unit: 'yunxi.center', roles: ['handler' as const] }));
    const life = accepted(new Life()).do('assignHandler', { handler: one! }, lead);
    life.do('formTeam', { lead: other!, members: [one!], reason: aText() }, lead);
    life.do('claimTask', { task: Object.keys(life.state.tasks)[0]! }, anActor('handler', 'yunxi.center', 'h-1'));
    const archivist = { id: 'a-1', unit: 'yunxi.center', roles: ['archivist' as const] };
    life.do('relieveLeaver', { leave: 'l', staff: 'h-1', successor: archivist }, GATEWAY);
    life.do('relieveLeaver', { leave: 'm', staff: 'h-2' }, GATEWAY);
    life.do('assignHandler', { handler: one! }, lead);
    return life.do('unassignHandler', { reason: aText() }, lead);
  },
  () => {
    const life = new Life();
    const law = withCalendar(life.law, '2026.2', { work: ['2026-03-07'] });
    return life.do('applyLawBatch', { batch: 'b', proposedBy: 'r-1', approvedBy: 'r-2', law }, GATEWAY);
  },
  () => {
    const [from, to] = [aLaw('cn-hotline-example', 'complex'), aLaw('cn-hotline-example', 'ordinary')];
    const other = { matterType: { matterType: 'ordinary', law: to }, reason: aText() };
    const regime = { regime: { regime: 'x', law: aLaw() }, reason: aText() };
    const clerk = anActor('clerk');
    const life = new Life(from).opens('registrationReceipt').do('changeMatterType', other, clerk);
    return life.do('changeRegime', regime, clerk);
  },
];

/** Every notice of every life with its law it ran under. */
const ALL: { notice: Notice; law: Law }[] = LIVES.map((live) => live()).flatMap(({ state, law }) =>
  Object.values(state.notices).map((notice) => ({ notice, law })),
);

function rendered({ notice, law }: { notice: Notice; law: Law }, language: 'zh' | 'en', erased = false) {
  const opened = erased ? [] : noticeTextIds(notice).map((id) => [id, `«${id.slice(-3)}»`] as const);
  const material = { law, units: UNITS, issuer: { zh: '云溪区政务服务中心', en: 'Yunxi Service Centre' } };
  const wording = wordingOf({ notice, documentNumber: null, opened: new Map(opened), material, addressee: '李明' });
  return renderNotice(wording, language);
}

describe('notices', () => {
  it('of every kind occur in the lives above', () => {
    const kinds = new Set<NoticeKind>(ALL.map(({ notice }) => notice.kind));
    expect([...kinds].sort()).toEqual((Object.keys(TITLES) as NoticeKind[]).sort());
  });

  it.each(['zh', 'en'] as const)('in %s say all they have and nothing they have not', (language) => {
    for (const each of ALL) {
      const { subject, body } = rendered(each, language);
      expect(`${each.notice.kind}: ${subject}\n${body}`).not.toMatch(/—|undefined|null|NaN|\[object|NO_COMPETENCE/);
      expect(subject).toContain('YXZW-2026-1');
      for (const id of noticeTextIds(each.notice)) expect(body).toContain(`«${id.slice(-3)}»`);
      expect(body).toMatch(language === 'zh' ? /【示例】/ : /\[EXAMPLE\]/);
    }
  });

  it('say to the lead why a successor may not handle the case (T19)', () => {
    const wanted = ALL.find(({ notice }) => notice.facts['unfit'] === 'not_permitted')!;
    expect(rendered(wanted, 'zh').body).toContain('所指定的接任人员不能承办：不具承办职责');
    expect(rendered(wanted, 'en').body).toContain('The named successor may not handle it: does not handle cases');
  });

  it('whose texts were erased say so', () => {
    const reply = ALL.find(({ notice }) => notice.kind === 'reply')!;
    expect(rendered(reply, 'zh', true).body).toContain('（内容已依法删除）');
    expect(rendered(reply, 'en', true).body).toContain('(erased by law)');
  });

  it('that reply have the five parts and where to turn', () => {
    const reply = ALL.find(({ notice }) => notice.kind === 'reply')!;
    const { body } = rendered(reply, 'zh');
    for (const part of ['一、查明的事实', '二、依据', '三、处理措施', '四、对各项诉求的答复', '五、救济途径'])
      expect(body).toContain(part);
    expect(body).toMatch(/30日内，向单位11申请复查（依据：/);
  });

  it('are kept as they were issued', () => {
    const document = { ...rendered(ALL[0]!, 'zh'), language: 'zh' as const };
    expect(readIssued(writeIssued(document))).toEqual(document);
  });
});
