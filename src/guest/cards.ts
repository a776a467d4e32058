import { MODES } from '../network/index.ts';
import type { NetworkContext, NetworkMode } from '../network/mode.ts';
import { type Answers, below, entries } from './answers.ts';
import { guestMac, hostIdentity } from './identity.ts';
import type { World } from './world.ts';

/** One entry of `network:` with what its mode is told about it. */
export interface CardQuestion {
  mode: NetworkMode | undefined;
  answers: Record<string, unknown>;
  context: NetworkContext;
}

/** Far more than anybody plugs in: a file with a slip in it must not make thousands. */
const MOST_CARDS = 32;

/** Every card that the answers speak of; at least one, so that there is a question to ask. */
export function cardQuestions(answers: Answers, world: World, usual: string | undefined): CardQuestion[] {
  const guest = String(answers.get('name') ?? '…');
  const host = hostIdentity(world.facts);
  const taken = new Set<string>();
  for (const { name, macs } of world.facts?.guests ?? []) if (name !== guest) for (const mac of macs) taken.add(mac);
  return Array.from({ length: Math.max(1, entries(answers, 'network', MOST_CARDS)) }, (_, index) => {
    const at = `network.${index}`;
    const own = below(answers, at);
    const mac = guestMac(host, guest, index, taken);
    taken.add(mac);
    return {
      mode: MODES.find(({ id }) => id === (own.mode ?? usual)),
      answers: own,
      context: { at, guest, mac, facts: world.facts },
    };
  });
}
