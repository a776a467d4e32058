import type { Facts } from '../../host/facts.ts';
import { isInNetwork, isIpv4 } from '../address.ts';
import type { NetworkCard } from '../card.ts';
import { ROUTED } from '../firewall/guard.ts';
import { canonicalIpv6, isInIpv6Network } from '../ipv6.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';

/**
 * What the host is called on the guest’s side, whichever host that is (ROUTER6 for IPv6): so the guest needs no other gateway
 * when it moves, or when the host’s own address changes. 169.254.0.1 is from the part of the link-local addresses that no machine gives
 * itself (RFC 3927, 2.1). The hotplug script says the same.
 */
export const GATEWAY4 = '169.254.0.1';

/** A routed card, with everything that its files say. */
export interface RoutedCard {
  guest: string;
  /** Number of the card in the guest, from 0. */
  index: string;
  mac: string;
  /** The host’s card towards the world. */
  via: string;
  /** Without prefix, as ip(8) writes them; IPv4 first. */
  addresses: string[];
  /** Those that the host answers for on `via`. */
  answered: string[];
  /** The host’s cards that must go on listening to router advertisements when it passes IPv6 on. */
  adverts: string[];
  /** It has a firewall: without its rules the card does not come up. */
  guarded: boolean;
}

/** The files of routed cards. The probe src/host/probes/routed.ts reads them back. */
export const GUESTS = `${ROUTED}/guests`;

/** A comma is in no guest’s name; the hotplug script finds it by the MAC at its end. */
export const cardFile = ({ guest, index, mac }: RoutedCard): string => `${guest},${index},${mac}`;

export const isSix = (address: string): boolean => address.includes(':');

/** The addresses of the answers, as ip(8) writes them; what is none is left out. */
export function addressesOf({ ip, ip6 }: NetworkAnswers): string[] {
  const alone = (text: unknown): string => String(text ?? '').replace(/\/(32|128)$/, '');
  const four = alone(ip);
  const six = canonicalIpv6(alone(ip6));
  return [...(isIpv4(four) ? [four] : []), ...(six === undefined ? [] : [six])];
}

/** The networks that a card or bridge of the host is in, with prefix. */
export const networksOf = (facts: Facts | undefined, device: string): string[] =>
  [...(facts?.nics ?? []), ...(facts?.bridges ?? [])].find(({ name }) => name === device)?.addresses ?? [];

export const isIn = (address: string, network: string): boolean =>
  isSix(address) ? isInIpv6Network(address, network) : isInNetwork(address, network) === true;

/** Neighbours look for it on the card themselves: nobody would lead its packets to the host. */
export const isNeighbour = (address: string, facts: Facts | undefined, device: string): boolean =>
  networksOf(facts, device).some((network) => isIn(address, network));

export function toOwn(answers: NetworkAnswers, { at, guest, facts }: NetworkContext): Record<string, string> {
  const via = String(answers.via ?? '…');
  const addresses = addressesOf(answers);
  const { answer = 'auto' } = answers;
  const answered = addresses.filter((each) =>
    answer === 'auto' ? isNeighbour(each, facts, via) : answer === 'always',
  );
  return {
    guest,
    index: at.slice(at.lastIndexOf('.') + 1),
    via,
    addresses: addresses.join(' '),
    answered: answered.join(' '),
    adverts: addresses.some(isSix) ? (facts?.routerAdverts ?? []).join(' ') : '',
  };
}

export function routedCardOf({ own = {}, mac, guard }: NetworkCard): RoutedCard {
  const { guest = '', index = '0', via = '', addresses = '', answered = '', adverts = '' } = own;
  const words = (text: string): string[] => text.split(' ').filter(Boolean);
  return {
    guest,
    index,
    mac,
    via,
    addresses: words(addresses),
    answered: words(answered),
    adverts: words(adverts),
    guarded: guard !== undefined,
  };
}
