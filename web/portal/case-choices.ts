// What an id can be in a form of the complainant: their demands, letters, requests, files. Nothing else of the case.
import type { Option } from '../form/form-parts.tsx';
import type { FormView } from '../form/form-view.tsx';
import { codeLabel } from '../../words/field-words.ts';
import type { PageContext } from '../page.tsx';
import { textOf, type Tracked } from './case-page.tsx';

/** Lists of choices by what the field is called. */
export function choicesOf({ say }: PageContext, tracked: Tracked): FormView['choices'] {
  const demands = tracked.demands.map(({ id, text }) => ({ value: id, label: textOf(text) || id }));
  const letters = tracked.inbox
    .filter(({ served }) => !served)
    .map(({ notice, words }) => ({ value: notice, label: say(words) }));
  const requests = tracked.informationRequests.filter(({ state }) => state === 'open');
  const supplements = tracked.supplements.filter(({ state }) => state === 'open');
  const files = tracked.evidence.map(({ id, at }, index) => ({
    value: id,
    label: `${index + 1} (${new Date(at).toISOString().slice(0, 10)})`,
  }));
  const items = (of: readonly { items: readonly { item: string; what: unknown }[] }[]): Option[] =>
    of.flatMap((one) => one.items.map(({ item, what }) => ({ value: item, label: textOf(what) || item })));
  return (field, path) => {
    switch (path.split('.').at(-1)) {
      case 'demand':
        return demands;
      case 'notice':
        return letters;
      case 'request':
        return requests.map(({ id, askedOn }) => ({ value: id, label: askedOn }));
      case 'item':
        return items(requests);
      case 'received':
      case 'notReceived':
        return items(supplements);
      case 'code':
        return ['facts', 'law', 'procedure', 'fairness', 'notCarriedOut'].map((code) => ({
          value: code,
          label: say(codeLabel('code', code)),
        }));
      case undefined:
      default:
        return field.mark === 'evidence' ? files : null;
    }
  };
}

/** What a form shows before anything is typed: as the case has it now. */
export function startOf(name: string, tracked: Tracked): Record<string, string[]> {
  const { reach, demands } = tracked;
  switch (name) {
    case 'amendStatement':
      return { matter: [textOf(tracked.matter)], '_rows.demands': ['0'], '_rows.added': ['0'] };
    case 'changeContact':
      return {
        'reach.methods': [...reach.methods],
        'reach.preferred': [reach.preferred],
        'reach.electronicConsent': [String(reach.electronicConsent)],
        'reach.language': [reach.language],
        'reach.noReply': [String(reach.noReply)],
      };
    case 'addContact':
      return { 'contact.channel': ['online'], 'contact.receivedOn': [''] };
    case 'appeal':
      return { 'reasons.0.demand': [demands[0]?.id ?? ''] };
    case 'answerTransferOffer':
      return { how: ['tracking'] };
    case 'answerInformation': {
      const open = tracked.informationRequests.find(({ state }) => state === 'open');
      const rows = open?.items ?? [];
      return {
        request: [open?.id ?? ''],
        '_rows.given': [String(Math.max(1, rows.length))],
        ...Object.fromEntries(rows.map(({ item }, index) => [`given.${index}.item`, [item]])),
      };
    }
    default:
      return {};
  }
}
