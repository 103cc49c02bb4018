// Decides how a complaint becomes the data its case opens with: law, owner, dates, sealed texts, demands numbered.
// Leaves out storing it (intake.ts) and whether the law takes it (domain/case-open.ts).
import type { EvidenceRef, TextRef, UnitRef } from '../domain/case.ts';
import { type Contact, CURRENT_RULES, type Reach, type RegisterData } from '../domain/intake.ts';
import type { Law } from '../domain/law.ts';
import type { Category } from '../domain/responsible.ts';
import { localDate, startOfDay } from '../domain/working-days.ts';
import { PackError } from '../adapters/packs.ts';
import { FACT_LABELS } from '../words/complaint-words.ts';
import { catalogueOn } from './catalogue.ts';
import { type KnownEvidence, resolveBody } from './command-data.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { type ComplaintBody, complaintBody } from './intake-schemas.ts';
import { demandFields } from './required-fields.ts';
import type { Sealer } from './sealing.ts';

export interface Draft {
  law: Law;
  /** Complete but for the number. */
  data: Omit<RegisterData, 'number'>;
}

export interface DraftContext {
  caseId: string;
  sealer: Sealer;
  /** Unit of the channel or clerk, where the complaint names no owner. */
  ownUnit: string | null;
  channelClient: string;
  evidence: (ids: string[]) => Promise<KnownEvidence[]>;
  nowMs: number;
}

/** What `resolveBody` makes of a complaint. */
interface ResolvedComplaint extends Omit<
  ComplaintBody,
  'contact' | 'owner' | 'respondent' | 'title' | 'matter' | 'demands' | 'evidence' | 'reach'
> {
  contact?: Contact;
  owner: UnitRef;
  respondent: UnitRef | null;
  title: TextRef;
  matter: TextRef;
  demands: TextRef[];
  evidence: EvidenceRef[];
  reach: Reach;
}

/** Throws 422: unknown unit, evidence, rules, a field the pack requires, or a receipt in the future. */
export async function draftComplaint(door: Door, body: ComplaintBody, context: DraftContext): Promise<Draft> {
  const owner = body.owner ?? context.ownUnit;
  if (owner === null) throw new Problem('unknown_unit', { detail: { path: '/owner' } });
  const told = { ...body, owner, matter: wholeMatter(body) };
  const resolved = (await resolveBody(door, complaintBody, told, {
    sealer: context.sealer,
    evidence: context.evidence,
    purpose: 'register',
    contactId: 'c1',
  })) as ResolvedComplaint;
  await door.packs.ready();
  const entry = await catalogueEntry(door, body, context.nowMs);
  const law = lawFor(door, body, context.nowMs, entry?.matterType ?? undefined);
  demandFields(door.packs.pack(law.pack.id, law.pack.version), law.matterType, body);
  const received = receiptOf(law, resolved.contact, context.nowMs);
  const { pack, calendar } = law;
  const { category, anonymous, confidential, title, matter, evidence, truthDeclared } = resolved;
  const urgent = resolved.urgent || entry?.urgent === true;
  return {
    law,
    data: {
      ...{ caseId: context.caseId, pack, matterType: law.matterType, channelClient: context.channelClient },
      calendar: { id: calendar.id, version: calendar.version, hash: calendar.hash },
      rules: CURRENT_RULES,
      ...{ category, anonymous, confidential, urgent, title, matter, evidence, truthDeclared },
      ...{ owner: resolved.owner, respondent: resolved.respondent },
      demands: resolved.demands.map((text, index) => ({ id: `d${index + 1}`, text })),
      contact: resolved.contact ?? { id: 'c1', channel: 'online', receivedOn: received.receivedOn },
      reach: resolved.reach,
      ...(body.group && { group: { ...body.group, representatives: body.reach.card?.representatives?.length ?? 0 } }),
      ...received,
    },
  };
}

/** Free text first, then the structured facts, labelled: one text that reads well in every document. */
function wholeMatter(body: ComplaintBody): string {
  const { language } = body.reach;
  const facts = (Object.keys(FACT_LABELS) as (keyof typeof FACT_LABELS)[])
    .filter((fact) => body[fact] !== undefined)
    .map((fact) => `${FACT_LABELS[fact][language]}${language === 'zh' ? '：' : ': '}${body[fact]}`);
  return facts.length === 0 ? body.matter : `${body.matter}\n\n${facts.join('\n')}`;
}

/** What the catalogue says about the category on the day of receipt; the case keeps it (C2). */
async function catalogueEntry(door: Door, body: ComplaintBody, nowMs: number): Promise<Category | undefined> {
  const { categories } = await catalogueOn(door, dayOfReceipt(body, nowMs));
  return categories.find(({ code }) => code === body.category);
}

function dayOfReceipt(body: ComplaintBody, nowMs: number): string {
  return body.contact?.receivedOn ?? new Date(nowMs).toISOString().slice(0, 10);
}

function lawFor(door: Door, body: ComplaintBody, nowMs: number, byCategory: string | undefined): Law {
  const receivedOn = dayOfReceipt(body, nowMs);
  const regime = body.regime ?? door.settings.defaultRegime ?? door.packs.packs()[0]?.regime ?? '';
  const chosen = door.packs.forIntake({ regime, receivedOn });
  if (chosen === null && door.packs.wasRetired({ regime, receivedOn }))
    throw new Problem('law_retired', { detail: { path: '/regime', regime, receivedOn } });
  try {
    const pack = chosen ?? door.packs.pack(regime);
    const fitting = pack.matterTypes.find(({ code }) => code === byCategory);
    const matterType = body.matterType ?? (fitting ?? pack.matterTypes[0])?.code ?? '';
    return door.packs.excerpt({ packId: pack.id, version: pack.version, matterType, receivedOn });
  } catch (error) {
    if (error instanceof PackError)
      throw new Problem('unknown_regime', { detail: { paths: ['/regime', '/matterType'] } });
    throw error;
  }
}

/** A day of receipt before today counts from its first minute: the doubt is the authority's. */
function receiptOf(law: Law, contact: Contact | undefined, nowMs: number): { receivedAt: number; receivedOn: string } {
  const today = localDate(law.calendar, nowMs);
  const receivedOn = contact?.receivedOn ?? today;
  if (receivedOn > today) throw new Problem('received_in_future', { detail: { receivedOn, today } });
  if (receivedOn === today) return { receivedAt: nowMs, receivedOn };
  const calledAt = contact?.startedAt;
  const isThatDay = calledAt !== undefined && localDate(law.calendar, calledAt) === receivedOn;
  return { receivedAt: isThatDay ? calledAt : startOfDay(law.calendar, receivedOn), receivedOn };
}
