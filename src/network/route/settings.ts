import { noted } from '../../text/t.ts';
import { FORWARDING, needs, passingSix } from '../forwarding.ts';
import type { HostSetting } from '../host-setting.ts';
import { isSix, type RoutedCard } from './card.ts';

/** What the host’s kernel must be set to for a card, in the order in which it is made. */
export function settingsFor({ addresses, answered, adverts, via }: RoutedCard): HostSetting[] {
  const six = addresses.some(isSix);
  return [
    ...(six ? passingSix(adverts) : []),
    ...(addresses.every(isSix) ? [] : [FORWARDING]),
    ...(answered.some(isSix) ? [answering(via)] : []),
  ];
}

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
