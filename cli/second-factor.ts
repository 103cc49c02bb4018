// reset-factor: a second factor that somebody lost. Shows how it stands and what happened to it, takes it away only when told
// so. Leaves out who may (the server's).
import { FACTOR_ACTS, FACTOR_STATES } from '../words/second-factor-words.ts';
import { labelled, table } from './table.ts';
import type { Answer, Tool } from './tool.ts';

interface FactorRecord {
  staff: string;
  state: keyof typeof FACTOR_STATES;
  since: string | null;
  recoveryCodesLeft: number;
  acts: { act: keyof typeof FACTOR_ACTS; by: string; at: string }[];
}

/** Without --confirm only looks. */
export async function resetFactor(
  tool: Tool,
  staff: string,
  { confirm }: { confirm?: boolean },
): Promise<Answer<FactorRecord>> {
  const path = `/api/staff/${encodeURIComponent(staff)}/second-factor`;
  const data = await tool.client.send<FactorRecord>({ method: confirm === true ? 'DELETE' : 'GET', path });
  const last = confirm === true ? 'factorReset' : data.state === 'set' ? 'factorNotYet' : null;
  return {
    data,
    text: () => [recordText(tool, data), ...(last === null ? [] : ['', tool.say(last)])].join('\n'),
  };
}

function recordText({ say, settings: { language } }: Tool, record: FactorRecord): string {
  const { staff, state, since, recoveryCodesLeft, acts } = record;
  const rows = acts.map(({ act, by, at }) => [at, FACTOR_ACTS[act][language], by]);
  return [
    labelled([
      [say('user'), staff],
      [say('factorState'), FACTOR_STATES[state][language]],
      [say('factorSince'), since],
      [say('factorCodes'), state === 'set' ? String(recoveryCodesLeft) : null],
    ]),
    ...(rows.length === 0 ? [] : ['', table([say('factorAt'), say('factorAct'), say('factorBy')], rows)]),
  ].join('\n');
}
