// Enters the demo's organisation with fresh passwords, and gets a personal token for every account. Safe to repeat.
// Leaves out whether the demo may go in (demo-load.ts).
import { randomInt } from 'node:crypto';
import categories from '../demo/categories.json' with { type: 'json' };
import organisation from '../demo/organisation.json' with { type: 'json' };
import type { DemoAccount } from './demo-record.ts';
import { DemoStopped, type Stage } from './demo-stage.ts';
import { eachInLanes } from './demo-lanes.ts';
import { recordFile } from './demo-record.ts';
import { ApiProblem } from './tool-error.ts';

const LANES = 4;
/** Take every matter. */
const COUNTERS = [{ unit: 'yunxi.center' }, { unit: 'yunxi.center.hotline' }];
/** Without letters and digits that look alike. */
const SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** All accounts with new passwords, one per body: easy to hand out, hard to guess. */
export function newAccounts(): Record<string, DemoAccount> {
  const passwords = new Map<string, string>();
  return Object.fromEntries(
    organisation.staff.map(({ id, username, name, title, unit, roles }) => {
      const password = passwords.get(unit) ?? newPassword();
      passwords.set(unit, password);
      return [username, { id, username, password, name, title, unit, roles }];
    }),
  );
}

function newPassword(): string {
  const symbols = Array.from({ length: 15 }, () => SYMBOLS.charAt(randomInt(SYMBOLS.length))).join('');
  return symbols.replace(/(.{5})(.{5})/, '$1-$2-');
}

/** Units, staff and channels in one act, with the setup token of an empty system; keeps the channel keys. */
export async function enterOrganisation({ client, record, save, tell, say }: Stage, setupToken: string): Promise<void> {
  const { units, staff, channels, outsideBodies } = organisation;
  tell(say('entering', { units: units.length + outsideBodies.length, staff: staff.length, channels: channels.length }));
  const body = {
    units,
    outsideBodies,
    channels,
    catalogue: { categories, remits: COUNTERS },
    staff: staff.map((one) => ({ ...one, password: record.accounts[one.username]?.password })),
  };
  const { channelKeys } = await client.send<{ channelKeys: Record<string, string> }>({
    method: 'POST',
    path: '/api/organisation',
    body,
    token: setupToken,
  });
  record.channelKeys = channelKeys;
  save();
}

/** A token for every account that has none yet. Refuses when the passwords are not those of this system. */
export async function getTokens(stage: Stage): Promise<void> {
  const without = Object.values(stage.record.accounts).filter(({ token }) => token === undefined);
  if (without.length === 0) return;
  stage.tell(stage.say('signingIn', { count: without.length }));
  await eachInLanes(without, LANES, async (account) => {
    account.token = await newToken(stage, account);
    stage.save();
  });
}

async function newToken({ client, dataDir }: Stage, { username, password }: DemoAccount): Promise<string> {
  try {
    const session = await client.send<{ token: string }>({
      method: 'POST',
      path: '/api/login',
      body: { username, password },
      token: null,
      anonymous: true,
    });
    const { token } = await client.send<{ token: string }>({
      method: 'POST',
      path: '/api/tokens',
      body: { label: 'demo' },
      token: session.token,
    });
    await client.send({ method: 'POST', path: '/api/logout', token: session.token });
    return token;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.body.code !== 'wrong_credentials') throw error;
    throw new DemoStopped('otherSystem', { file: recordFile(dataDir), url: client.settings.url, username });
  }
}
