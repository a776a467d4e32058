import type { Facts } from '../../host/facts.ts';
import type { HostCard } from '../../host/host-network.ts';
import { noted, t } from '../../text/t.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';
import { cardProblem, carriedProblem, rulingName, vlanName, wishOf } from '../uplink/card.ts';
import { isWrong, type Made, type NewBridge, type Wrong } from '../uplink/dialect.ts';
import { dialectOf, rulerOf } from '../uplink/index.ts';

/** A bridge that is there stays the choice: `from: none`. */
export const NONE = 'none';

export const fromOf = ({ from }: NetworkAnswers): string | undefined =>
  from === undefined || from === NONE || from === '' ? undefined : String(from);

export const vlanOf = ({ vlan }: NetworkAnswers): number | null => (vlan === undefined ? null : Number(vlan));

/** The answers speak of a bridge that is there with this card in it: made by an earlier guest, and used as it is. */
export function isThere(answers: NetworkAnswers, { facts }: NetworkContext): boolean {
  const from = fromOf(answers);
  const bridge = facts?.bridges.find(({ name }) => name === answers.bridge);
  if (!bridge || from === undefined) return false;
  const vlan = vlanOf(answers);
  return bridge.ports.includes(vlan === null ? from : vlanName(from, vlan));
}

/** `xenbr0`, or the first with another number that nothing is called. For a VLAN its number. */
export function freeName({ nics, bridges }: Pick<Facts, 'nics' | 'bridges'>, vlan: number | null): string {
  const taken = new Set([...nics, ...bridges].map(({ name }) => name));
  if (vlan !== null) return `xenbr${vlan}`;
  let number = 0;
  while (taken.has(`xenbr${number}`)) number += 1;
  return `xenbr${number}`;
}

/** Becomes the name of an interface (15 bytes at most), and of files of four programs. */
export function badName(name: string, answers: NetworkAnswers, context: NetworkContext): Wrong | undefined {
  if (name.length > 15) {
    return {
      message: t`“${name}” has ${name.length} characters, and an interface’s name has 15 at most`,
      remedy: t('Choose a shorter one, like xenbr0.'),
    };
  }
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || /^(vif|tap)/.test(name) || name === 'lo') {
    return {
      message: t`“${name}” cannot be the name of a bridge that xenguide makes`,
      // ifupdown and systemd take eno1.20 for a VLAN, and eno1:0 for a second address.
      remedy: t('Begin with a letter (not vif or tap) and use letters, digits, - and _, like xenbr0.'),
    };
  }
  const { facts } = context;
  if (!facts || isThere({ ...answers, bridge: name }, context)) return undefined;
  if (facts.bridges.some((each) => each.name === name)) {
    return {
      message: t`${name} is a bridge already, and ${fromOf(answers) ?? t('the card')} is not in it`,
      remedy: t`Leave from out to use ${name} as it is, or choose another name, like ${freeName(facts, null)}.`,
      kind: 'conflict',
    };
  }
  return facts.nics.some((each) => each.name === name)
    ? {
        message: t`${name} is there already: a network interface that is no bridge`,
        remedy: t`Choose another name, like ${freeName(facts, null)}.`,
        kind: 'conflict',
      }
    : undefined;
}

/** Why no bridge can be made from any card; undefined: one can. */
export function noneCanBeMade({ hostNetwork }: Facts): Wrong | undefined {
  if (!hostNetwork) return { message: t('none can be made: the cards were not looked at'), remedy: '' };
  const wrongs = hostNetwork.cards.map((card) => cardProblem(hostNetwork, card, null));
  if (wrongs.includes(undefined)) return undefined;
  return wrongs[0] ?? { message: t('the host has no network card'), remedy: t('Choose NAT.') };
}

/** Why this card cannot be taken for these answers. */
export function cardTrouble(card: HostCard, answers: NetworkAnswers, context: NetworkContext): Wrong | undefined {
  const host = context.facts?.hostNetwork;
  if (!host || isThere({ ...answers, from: card.name }, context)) return undefined;
  return cardProblem(host, card, vlanOf(answers));
}

/** The bridge that has to be made for these answers; undefined: none, or they are not complete. */
export function newBridge(answers: NetworkAnswers, context: NetworkContext): NewBridge | undefined {
  const host = context.facts?.hostNetwork;
  const card = host?.cards.find(({ name }) => name === fromOf(answers));
  if (!host || !card || answers.bridge === undefined || isThere(answers, context)) return undefined;
  const ruler = rulerOf(host, rulingName(card));
  if (isWrong(ruler)) return undefined;
  const wish = wishOf(String(answers.bridge), card, vlanOf(answers), context.guest);
  return { wish, host, dialect: ruler.dialect.id };
}

/** How the host says it. */
export const madeOf = ({ wish, host, dialect }: NewBridge): Made | Wrong => dialectOf(dialect)!.change(wish, host);

/** What is in the way of making it, beside what is wrong with a single answer. */
export function makingTrouble(made: NewBridge, { facts }: NetworkContext): Wrong | undefined {
  const { wish } = made;
  // Not with the card itself: it can be chosen, for a VLAN.
  const card = made.host.cards.find(({ name }) => name === wish.nic);
  const carried = card && carriedProblem(card, wish.vlan);
  if (carried) return carried;
  const hindered = wish.vlan === null && facts ? guestsOver(wish.nic, facts) : undefined;
  if (hindered) return hindered;
  const there = wish.vlan === null ? undefined : facts?.nics.find(({ name }) => name === wish.port);
  if (there) {
    const where =
      there.bridge === null ? noted('the host uses it itself') : noted`it is a port of the bridge ${there.bridge}`;
    return {
      message: noted`the VLAN ${wish.vlan} of ${wish.nic} is there already: ${there.name}, and ${where}`,
      remedy:
        there.bridge === null
          ? noted('Make a bridge over it by hand, and choose that.')
          : noted`Choose the bridge ${there.bridge}.`,
      kind: 'conflict',
    };
  }
  const change = madeOf(made);
  return isWrong(change) ? change : undefined;
}

/**
 * What xenguide set up for guests speaks of the card by its name: routes, answers for their addresses, accept_ra. As the
 * port of a bridge the card has neither addresses nor neighbours any more.
 */
function guestsOver(nic: string, { routedGuests = [], settledCards = [] }: Facts): Wrong | undefined {
  const over = [...new Set(routedGuests.filter(({ via }) => via === nic).map(({ guest }) => guest))];
  if (over.length > 0) {
    return {
      message: t`guests are routed over ${nic} (${over.join(', ')}): they would be cut off as the card becomes a port of the bridge`,
      remedy: t`First take back what is routed over it: ${over.map((guest) => `xenguide undo ${guest}`).join('; ')}. Or choose another card.`,
      kind: 'conflict',
    };
  }
  return settledCards.includes(nic)
    ? {
        message: t`the IPv6 of guests hangs on settings of ${nic} (/etc/sysctl.d/70-xenguide-…-${nic}.conf), and the host would lose its own IPv6 way out as the card becomes a port of the bridge`,
        remedy: t('First undo the guests that have IPv6 (xenguide undo), or choose another card.'),
        kind: 'conflict',
      }
    : undefined;
}
