// Speaks to the whole system as its users do: a citizen who files and tracks, an office that commands, over HTTP only.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { foldAll } from '../../domain/case-apply.ts';
import type { CaseEvent, CaseState } from '../../domain/case.ts';
import { caseWorkflowId } from '../../workflows/case-messages.ts';
import { skipDays, until, virtualNow } from './engine.ts';
import type { Answer, TestSystem } from './system.ts';

const bases = [{ kind: 'law', title: '示例条例', clause: '第一条', version: '2024' }];

/** One complaint and everybody around it. */
export class Circle {
  readonly system: TestSystem;
  readonly caseId: string;
  readonly number: string;
  readonly code: string;
  private tracking = '';

  private constructor(system: TestSystem, filed: Record<string, unknown>) {
    this.system = system;
    this.caseId = String(filed['caseId']);
    this.number = String(filed['number']);
    this.code = String(filed['trackingCode']);
  }

  static body(change: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      category: 'service_window',
      matterType: 'delay',
      respondent: null,
      title: '窗口办理拖延',
      matter: '多次到窗口办理,材料齐全仍被要求改日再来。',
      demands: ['按期办结', '说明拖延的原因'],
      reach: {
        methods: ['inbox', 'post', 'inPerson'],
        preferred: 'inbox',
        electronicConsent: true,
        language: 'zh',
        noReply: false,
        card: { name: '李晓梅', phone: '13900000001' },
      },
      truthDeclared: true,
      ...change,
    };
  }

  /** Files by the website and waits until the ledger has the first event. */
  static async file(system: TestSystem, change: Record<string, unknown> = {}): Promise<Circle> {
    const filed = await system.post('/api/complaints', Circle.body(change), system.channelKeys['website']);
    expect([filed.status, filed.body]).toEqual([201, expect.anything()]);
    const circle = new Circle(system, filed.body);
    await until('the case is recorded', async () => (await circle.events()).length > 0);
    const opened = await system.post('/api/tracking', { number: circle.number, code: circle.code });
    expect(opened.status).toBe(200);
    circle.tracking = String(opened.body['token']);
    return circle;
  }

  async events(): Promise<CaseEvent[]> {
    const rows = await this.system.db.sql<
      { event: CaseEvent }[]
    >`select event from case_events where case_id = ${this.caseId} order by seq`;
    return rows.map((row) => row.event);
  }

  async state(): Promise<CaseState> {
    return foldAll(await this.events());
  }

  async phase(): Promise<string> {
    const { phase, conclusion } = await this.state();
    return conclusion === null ? phase : `${phase}:${conclusion}`;
  }

  try = async (username: string, command: string, body: object = {}, key?: string): Promise<Answer> =>
    this.system.post(`/api/cases/${this.caseId}/${command}`, body, await this.system.token(username), key);

  /** A command that must be taken. */
  async by(username: string, command: string, body: object = {}): Promise<Answer> {
    const answer = await this.try(username, command, body);
    expect([command, answer.status, answer.body]).toEqual([command, 200, expect.anything()]);
    return answer;
  }

  citizen = (command: string, body: object, key?: string): Promise<Answer> =>
    this.system.post(`/api/tracking/commands/${command}`, body, this.tracking, key);

  /** The tracking page, as the complainant sees it now. */
  tracked = async (): Promise<Record<string, unknown>> =>
    (await this.system.get('/api/tracking/case', this.tracking)).body;

  signal = (name: string, body: object, key: string = randomUUID()): Promise<Answer> =>
    this.system.post(`/api/tracking/signals/${name}`, body, this.tracking, key);

  /** Opens the newest notice of a kind on the tracking view, which proves its delivery. */
  async opens(kind: string): Promise<void> {
    const find = async () => {
      const view = await this.system.get('/api/tracking/case', this.tracking);
      return (view.body['inbox'] as { id: string; kind: string; served: boolean }[]).find(
        (one) => one.kind === kind && !one.served,
      );
    };
    await until(`${kind} is in the inbox`, async () => (await find()) !== undefined);
    const { notices } = await this.state();
    const before = Object.values(notices).filter((one) => one.kind === kind && one.state === 'served').length;
    const opened = await this.system.post(`/api/tracking/notices/${(await find())!.id}/open`, {}, this.tracking);
    expect([kind, opened.status, opened.body]).toEqual([kind, 200, expect.anything()]);
    const served = async () =>
      Object.values((await this.state()).notices).filter((one) => one.kind === kind && one.state === 'served').length;
    await until(`${kind} is served`, async () => (await served()) > before);
  }

  async skip(days: number): Promise<void> {
    await skipDays(this.system.engine.client.workflow, this.handle, days);
  }

  get handle() {
    return this.system.engine.client.workflow.getHandle(caseWorkflowId(this.caseId));
  }

  /** The case's own virtual now, ms. */
  now = (): Promise<number> => virtualNow(this.system.engine.client.workflow, caseWorkflowId(this.caseId));

  async today(plusDays = 0): Promise<string> {
    return new Date((await this.now()) + 8 * 3_600_000 + plusDays * 86_400_000).toISOString().slice(0, 10);
  }

  async accepted(): Promise<this> {
    const view = await this.system.get(`/api/packs/cn-service-centre-example`, await this.system.token('clerk'));
    const pack = view.body as { checklist: { item: string }[]; conditions: { code: string }[] };
    await this.by('clerk', 'recordChecklist', {
      entries: pack.checklist.map(({ item }) => ({ item, finding: 'met' })),
    });
    await this.by('clerk', 'decideJurisdiction', { inRemit: true, article: '示例' });
    await this.by('clerk', 'recordConditions', {
      conditions: pack.conditions.map(({ code }) => ({ code, fulfilled: true })),
    });
    await this.by('clerk', 'accept');
    return this;
  }

  async planned(measures: object[] = []): Promise<this> {
    const { demands, evidence } = await this.state();
    await this.by('handler', 'recordAction', {
      kind: 'records',
      on: await this.today(),
      place: '档案室',
      by: ['staff-handler'],
      record: '调取了叫号记录。',
      evidence: [],
    });
    for (const { id } of demands) {
      const finding = {
        demand: id,
        outcome: 'upheld',
        facts: '查明属实。',
        evidence: evidence.map((one) => one.evidence),
        bases,
        responsible: 'respondent',
        degree: 'full',
      };
      await this.by('handler', 'recordFinding', finding);
    }
    await this.by('handler', 'draftPlan', {
      answers: demands.map(({ id }) => ({ demand: id, outcome: 'upheld', answer: '支持。' })),
      measures,
    });
    return this;
  }

  async approved(): Promise<this> {
    await this.by('handler', 'submitPlan');
    await this.by('approver', 'approve');
    return this;
  }

  async replied(): Promise<this> {
    const { demands } = await this.state();
    const results = demands.map(({ id }) => ({ demand: id, outcome: 'upheld', answer: '已办结。' }));
    await this.by('handler', 'draftReply', {
      facts: '经查属实。',
      bases,
      measures: '已整改。',
      results,
      plainSummary: '您反映的问题属实,已经解决。',
    });
    await this.by('approver', 'issueReply');
    return this;
  }

  async answered(measures: object[] = []): Promise<this> {
    await (await (await (await this.accepted()).planned(measures)).approved()).replied();
    await this.opens('reply');
    return this;
  }

  async reviewed(level: 1 | 2, outcome: string): Promise<this> {
    const by = `reviewer-${level}`;
    const { demands } = await this.state();
    const asked = await this.citizen('appeal', {
      reasons: [{ demand: demands[0]!.id, code: 'facts' }],
      statement: '不服。',
      evidence: [],
    });
    expect([asked.status, asked.body]).toEqual([200, expect.anything()]);
    await this.by(by, 'acceptReview');
    const parts = ['procedure', 'facts', 'law', 'fairness', 'reasonableness'].map((part) => ({
      part,
      finding: '无不当。',
      sound: true,
    }));
    await this.by(by, 'recordReviewSheet', { parts });
    const results = demands.map(({ id }) => ({ demand: id, outcome: 'upheld', answer: '维持。' }));
    await this.by(by, 'concludeReview', { outcome, facts: '经复查。', reasoning: '理由。', results });
    return this;
  }
}
