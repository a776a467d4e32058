import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Facts } from '../host/facts.ts';
import { ofHost } from '../host/of-host.ts';

/**
 * What makes this host this host, for names that must differ between hosts: two hosts called `xen` on one network
 * must not hand out the same MAC. The cards' own addresses are burnt in; the host's name is only the fall-back.
 */
export const hostIdentity = (facts: Facts | undefined): string => (facts === undefined ? '' : identityOf(facts));

const identityOf = ofHost((facts) => {
  const cards = facts.nics.filter((nic) => nic.physical).map((nic) => nic.mac);
  return cards.length > 0 ? cards.sort().join(',') : facts.hostname;
});

const digest = (...parts: string[]): Uint8Array => sha256(utf8ToBytes(parts.join('\u0000')));
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The guest's UUID: the same for the same name on the same host, so that the same answers give the same files.
 * RFC 9562 version 8 (made by a rule of our own).
 */
export function guestUuid(host: string, name: string): string {
  const bytes = digest('uuid', host, name).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const text = hex(bytes);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

/**
 * A MAC for the card with this index, in Xen's own range 00:16:3e with the top bit of the fourth byte clear,
 * as libxl makes them (xen-facts 6.2) — but fixed. `taken`: addresses of other guests, passed over.
 */
export function guestMac(host: string, name: string, index: number, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const mac = macOf([host, name, String(index), String(attempt)].join('\u0000'));
    if (!taken.has(mac)) return mac;
  }
}

/**
 * IPv6 addresses of a host’s own for a network within it: a /64 of RFC 4193 whose 40 bits are drawn from the cards’ addresses,
 * which no other host has, and the network’s name. So the same answers give the same files, as chance would not.
 */
export function uniqueLocal(host: string, network: string): string {
  const [a, b, c, d, e] = digest('unique-local', host, network);
  const [first, ...others] = hex(Uint8Array.of(0xfd, a!, b!, c!, d!, e!)).match(/..../g)!;
  return `${[first, ...others].map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** Asked again and again with every key that is typed; what comes out is always the same. */
const known = new Map<string, string>();

function macOf(text: string): string {
  const had = known.get(text);
  if (had !== undefined) return had;
  const [a, b, c] = digest('mac', text);
  const mac = `00:16:3e:${hex(Uint8Array.of(a! & 0x7f, b!, c!)).replace(/(..)(..)(..)/, '$1:$2:$3')}`;
  if (known.size >= 1000) known.clear();
  known.set(text, mac);
  return mac;
}
