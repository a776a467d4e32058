import { isIpv6 } from './address.ts';

/** What the host is called as the router of guests, on private networks and for routed ones, whichever host that is. */
export const ROUTER6 = 'fe80::1';

/** The eight groups as numbers. Undefined for anything but an IPv6 address. */
function groupsOf(address: string): number[] | undefined {
  if (!isIpv6(address)) return undefined;
  const [before = [], after] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const zeros = after === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...(after ?? [])].map((each) =>
    Number.parseInt(each, 16),
  );
}

/** As RFC 5952, ip(8) and nft(8) write it: lower case, the longest run of zeros as `::`. Undefined: it is none. */
export function canonicalIpv6(address: string): string | undefined {
  const groups = groupsOf(address)?.map((each) => each.toString(16));
  if (!groups) return undefined;
  // The first of the longest, of two groups at least.
  let [at, length] = [0, 1];
  for (let start = 0; start < 8; start++) {
    let end = start;
    while (groups[end] === '0') end++;
    if (end - start > length) [at, length] = [start, end - start];
    start = Math.max(start, end);
  }
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + length).join(':')}`;
}

/** `2001:db8::5` in `2001:db8::2/64`. */
export function isInIpv6Network(address: string, withPrefix: string): boolean {
  const [network = '', prefix = ''] = withPrefix.split('/');
  const bits = (text: string): string | undefined =>
    groupsOf(text)
      ?.map((each) => each.toString(2).padStart(16, '0'))
      .join('');
  const [a, b] = [bits(address), bits(network)];
  return a !== undefined && b !== undefined && a.slice(0, Number(prefix)) === b.slice(0, Number(prefix));
}

/** The last half of an address that a card makes of its MAC (RFC 4291, appendix A), as four groups: `216:3eff:fe00:1`. */
export function endingOf(mac: string): string {
  const bytes = mac.split(':').map((each) => Number.parseInt(each, 16));
  const all = [bytes[0]! ^ 2, bytes[1]!, bytes[2]!, 0xff, 0xfe, bytes[3]!, bytes[4]!, bytes[5]!];
  return [0, 2, 4, 6].map((at) => (all[at]! * 256 + all[at + 1]!).toString(16)).join(':');
}

/** The address between neighbours that a card makes of its MAC, unless its system makes another. */
export const linkLocalOf = (mac: string): string => addressIn('fe80::/64', endingOf(mac));

/** The address of a /64 with this ending, as canonicalIpv6 has it: `fd12::/64` and `0:0:3:20` give `fd12::3:20`. */
export function addressIn(network: string, ending: string): string {
  const groups = groupsOf(network.split('/')[0]!)?.slice(0, 4);
  const address = canonicalIpv6(`${groups?.map((each) => each.toString(16)).join(':')}:${ending}`);
  if (address === undefined) throw new TypeError(`“${network}” is not an IPv6 network`);
  return address;
}

/** Its 16 bytes as hex digits: `20010db8…`. Throws a TypeError for anything else than an IPv6 address. */
export function hexOfIpv6(address: string): string {
  const groups = groupsOf(address);
  if (!groups) throw new TypeError(`“${address}” is not an IPv6 address`);
  return groups.map((each) => each.toString(16).padStart(4, '0')).join('');
}
