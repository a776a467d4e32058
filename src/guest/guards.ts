import type { Facts } from '../host/facts.ts';
import { isIpv4, isIpv6 } from '../network/address.ts';
import type { NetworkCard } from '../network/card.ts';
import { GUARD_SCRIPT, type Guard } from '../network/firewall/guard.ts';
import type { NetworkMode } from '../network/mode.ts';
import { type Opening, readAll, readOpening } from '../network/ports.ts';
import type { Answers } from './answers.ts';

/** Instead of a list: nothing is let in. */
export const NOTHING = 'nothing';

/** New connections that the answers let in; null: they do not say, so all are. */
export function openings(answers: Answers): Opening[] | null {
  const allow = answers.get('firewall.allow');
  return allow === undefined ? null : readAll(allow, readOpening);
}

/** The card with the firewall that the answers ask for, where its mode has a place for one. */
export function guarded(
  card: NetworkCard,
  mode: NetworkMode,
  guest: string,
  answers: Answers,
  facts?: Facts,
): NetworkCard {
  const antispoof = answers.get('firewall.antispoof') === true;
  const allow = openings(answers);
  if (!mode.guarded || (!antispoof && allow === null)) return card;
  const { mac, forwards = [] } = card;
  const routed = mode.guarded === 'vif';
  const base = { guest, mac, antispoof, allow, forwards };
  // A routed card has a script already, which loads its rules too.
  if (routed) return { ...card, guard: { ...base, ...onlyAddresses(card), routed } };
  return {
    ...card,
    vif: { ...card.vif, script: GUARD_SCRIPT },
    guard: { ...base, ...knownAddresses(card), ...foreign(card, facts), ...otherMacs(guest, facts) },
  };
}

/**
 * On the network of a bridge the host’s own addresses there, and its routers: whatever address the guest comes by, it is none
 * of these. Of another network nothing is known.
 */
function foreign({ vif, newBridge, router6 }: NetworkCard, facts: Facts | undefined): Pick<Guard, 'foreign'> {
  const there = newBridge?.wish.vlan === null ? newBridge.wish.nic : vif.bridge;
  const own = [...(facts?.bridges ?? []), ...(facts?.nics ?? [])].find(({ name }) => name === there);
  const routers = [facts?.defaultRoute, facts?.defaultRoute6].flatMap((way) =>
    way && way.device === there && way.gateway !== null ? [way.gateway] : [],
  );
  const all = [
    ...(router6 === undefined ? [] : [router6]),
    ...routers,
    ...(own?.addresses ?? []).map((each) => each.split('/')[0]!),
    ...(own?.linkLocal ?? []),
  ].filter((each) => isIpv4(each) || isIpv6(each));
  return all.length === 0 ? {} : { foreign: [...new Set(all)] };
}

/** Other guests’ MAC addresses outside of the range that Xen’s guests have, which is known. */
function otherMacs(guest: string, facts: Facts | undefined): Pick<Guard, 'otherMacs'> {
  const others = (facts?.guests ?? []).filter(({ name }) => name !== guest).flatMap(({ macs }) => macs);
  const odd = [...new Set(others)].filter((mac) => !mac.startsWith('00:16:3e:')).sort();
  return odd.length === 0 ? {} : { otherMacs: odd };
}

/** No others lead to it than those it is given. */
function onlyAddresses({ address }: NetworkCard): Pick<Guard, 'ipv4' | 'ipv6'> {
  const all = address.dhcp ? [] : [address.ip, address.second?.ip ?? ''].map((each) => each.split('/')[0]!);
  return { ipv4: all.find(isIpv4) ?? 'none', ipv6: all.find(isIpv6) ?? 'none' };
}

/** What is certain before the guest starts: a fixed address, or one that its DHCP server keeps for it. */
function knownAddresses({ address, noIpv6 }: NetworkCard): Pick<Guard, 'ipv4' | 'ipv6'> {
  const ip = address.dhcp ? address.reserved : address.ip.split('/')[0];
  const sixth = address.dhcp ? address.reserved6 : undefined;
  const six = ip !== undefined && isIpv6(ip);
  return {
    ipv4: ip === undefined || six || ip.includes('…') ? null : ip,
    ipv6: noIpv6 ? 'none' : (sixth ?? (six ? ip : null)),
  };
}
