// Through which channel the portal of this installation registers: the one the installation names, else its first
// channel that is online. Without one nobody can file in the browser, and the page says where else.
import { listChannelClients } from '../db/directory-reads.ts';
import { type Caller, channelActor } from './authentication.ts';
import type { Door } from './door.ts';

export type PortalChannel = Extract<Caller, { kind: 'channel' }>;

export async function portalChannel(door: Door): Promise<PortalChannel | null> {
  const clients = (await listChannelClients(door.db)).filter((client) => client.active);
  const named = door.settings.portalChannel;
  const client = clients.find(({ id, channel }) => (named === undefined ? channel === 'online' : id === named));
  return client === undefined ? null : { kind: 'channel', client, actor: channelActor(client) };
}
