// What was typed into a form whose session was over, on the page of the door (signing in, or number and code) and back:
// never in an address, sealed (api/interrupted-forms.ts). Files are not kept.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../api/door.ts';
import { type Interrupted, openForm, sealForm } from '../api/interrupted-forms.ts';
import { first, type Sent, sentOf } from './form/form-body.ts';
import { readFiles } from './page-form.ts';
import { browserOf, isFromElsewhere, TOKEN_FIELD } from './page-token.ts';

export const KEPT_FIELD = '_kept';

/** What was sent, where nobody is let in; for the page of the door. `action`: where it was going. Empty: nothing of ours. */
export async function keepTyped(door: Door, request: FastifyRequest, reply: FastifyReply, action: string) {
  if (isFromElsewhere(request)) return '';
  return keep(door, request, reply, action, await typedIn(door, request));
}

/** The same for a form that was read already. */
export function keep(door: Door, request: FastifyRequest, reply: FastifyReply, action: string, sent: Sent): string {
  // The form that comes back has a token of its own; a password stands on no page.
  const typed = Object.fromEntries(
    Object.entries(sent).filter(([name]) => name !== TOKEN_FIELD && name !== 'password'),
  );
  const form = { action, sent: typed, mayHaveFiles: request.isMultipart() };
  return sealForm(door, browserOf(door, request, reply), form);
}

async function typedIn(door: Door, request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return sentOf(request.body);
  const { sent } = await readFiles(door, request, (file) => {
    file.file.resume();
    return Promise.resolve();
  });
  return sent;
}

/** Null where the door's form carried none. */
export const keptIn = (door: Door, request: FastifyRequest, reply: FastifyReply, sent: Sent): Interrupted | null =>
  openForm(door, browserOf(door, request, reply), first(sent, KEPT_FIELD));

export function KeptField({ kept }: { kept: string }) {
  return kept === '' ? null : <input type="hidden" name={KEPT_FIELD} value={kept} />;
}
