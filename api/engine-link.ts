// Where an operator or supervisor sees the execution of a case in the Temporal UI. Leaves out the UI itself.
import { caseWorkflowId } from '../workflows/case-messages.ts';
import type { Caller } from './authentication.ts';
import type { Door } from './door.ts';

const USUAL_NAMESPACE = 'redress';

/** null where this installation names no such UI, or the caller has no business there. */
export function engineLink({ settings }: Door, { actor }: Caller, caseId: string): string | null {
  const isMeant = actor.roles.includes('operator') || actor.roles.includes('supervisor');
  if (settings.engineUi === undefined || !isMeant) return null;
  const base = settings.engineUi.replace(/\/+$/, '');
  const namespace = encodeURIComponent(settings.engineNamespace ?? USUAL_NAMESPACE);
  return `${base}/namespaces/${namespace}/workflows/${encodeURIComponent(caseWorkflowId(caseId))}`;
}
