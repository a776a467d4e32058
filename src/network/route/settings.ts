import { noted } from '../../text/t.ts';
import { FORWARDING, FORWARDING6, needs } from '../forwarding.ts';
import type { HostSetting } from '../host-setting.ts';
import { isSix, type RoutedCard } from './card.ts';

/** What the host’s kernel must be set to for a card, in the order in which it is made. */
export function settingsFor({ addresses, answered, adverts, via }: RoutedCard): HostSetting[] {
  const six = addresses.some(isSix);
  return [
    // Before the passing on: the moment that begins, the kernel forgets what it learned by the old setting.
    ...(six ? adverts.map(listening) : []),
    ...(six ? [FORWARDING6] : []),
    ...(addresses.every(isSix) ? [] : [FORWARDING]),
    ...(answered.some(isSix) ? [answering(via)] : []),
  ];
}

/** Linux: a host that passes IPv6 on is a router, and a router takes its way out from no other one unless this is 2. */
const listening = (card: string): HostSetting => {
  const key = `net/ipv6/conf/${card}/accept_ra`;
  return {
    id: `network.adverts.${card}`,
    title: noted`Keep the host’s own IPv6 way out over ${card}`,
    why: noted`The host learns it from its router’s advertisements on ${card}. Linux stops to listen to them as soon as it passes IPv6 on itself, unless this is 2.`,
    key,
    value: '2',
    file: `70-xenguide-adverts-${card}.conf`,
    about: `The host passes IPv6 on and still takes its own way out from the router on ${card}.`,
    before: `adverts-${card}-before`,
    needed: ['-xF', '-e', needs(key)],
  };
};

/** For IPv4 the host answers for single addresses by itself; for IPv6 its card must be told to, too. */
const answering = (card: string): HostSetting => {
  const key = `net/ipv6/conf/${card}/proxy_ndp`;
  return {
    id: `network.answering.${card}`,
    title: noted`Let the host answer on ${card} for IPv6 addresses of guests`,
    why: noted(
      'Neighbours ask there who has the guest’s address. It answers for the addresses that it is told, no others.',
    ),
    key,
    value: '1',
    file: `70-xenguide-answering-${card}.conf`,
    about: `The host answers on ${card} for IPv6 addresses of routed Xen guests.`,
    before: `answering-${card}-before`,
    needed: ['-xF', '-e', needs(key)],
  };
};
