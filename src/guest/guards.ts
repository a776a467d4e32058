import { isIpv6 } from '../network/address.ts';
import { GUARD_SCRIPT, type Guard } from '../network/firewall/guard.ts';
import type { NetworkCard, NetworkMode } from '../network/mode.ts';
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
export function guarded(card: NetworkCard, mode: NetworkMode, guest: string, answers: Answers): NetworkCard {
  const antispoof = answers.get('firewall.antispoof') === true;
  const allow = openings(answers);
  if (!mode.guarded || (!antispoof && allow === null)) return card;
  const { mac, forwards = [] } = card;
  const guard: Guard = { guest, mac, antispoof, allow, forwards, ...knownAddresses(card) };
  return { ...card, vif: { ...card.vif, script: GUARD_SCRIPT }, guard };
}

/** What is certain before the guest starts: a fixed address, or one that its DHCP server keeps for it. */
function knownAddresses({ address, noIpv6 }: NetworkCard): Pick<Guard, 'ipv4' | 'ipv6'> {
  const ip = address.dhcp ? address.reserved : address.ip.split('/')[0];
  const six = ip !== undefined && isIpv6(ip);
  return {
    ipv4: ip === undefined || six || ip.includes('…') ? null : ip,
    ipv6: noIpv6 ? 'none' : six ? ip : null,
  };
}
