import { noted } from '../../text/t.ts';
import { isIpv6 } from '../address.ts';
import { canonicalIpv6, endingOf, hexOfIpv6, isInIpv6Network, linkLocalOf } from '../ipv6.ts';
import type { Guard } from './guard.ts';
import type { Rule } from './rule.ts';

/** What a guest may say and be over IPv6. */
export function sixth(guard: Guard): Rule[] {
  const { ipv6, foreign = [] } = guard;
  const others = foreign.filter(isIpv6);
  if (ipv6 === null) return [made(others), madeOfMac(guard, 'any')];
  const own = ipv6 === 'none' ? '' : `, ${ipv6}`;
  // The address that a message between neighbours is about: behind 8 bytes of ICMPv6 (RFC 4861, 4.3 and 4.4). fe80::/10 is
  // 0x3fa in its first ten bits. A word of nft's own for it (icmpv6 taddr) came with 1.0.9 only.
  const about = `@th,64,10 != 0x3fa${ipv6 === 'none' ? '' : ` @th,64,128 != 0x${hexOfIpv6(ipv6)}`}`;
  return [
    {
      says:
        ipv6 === 'none'
          ? noted('There is no IPv6 in its network, and it can bring none: only what stays between neighbours passes.')
          : noted`It can use the IPv6 address ${ipv6} only, besides the one for neighbours, and tells them of no other.`,
      lines: [`ip6 saddr != { ::, fe80::/10${own} } drop`, ...speaksFor(about)],
    },
    ...betweenNeighbours(others.filter((each) => isInIpv6Network(each, 'fe80::/10'))),
    madeOfMac(guard, 'neighbours'),
  ];
}

/** In answers to neighbours, and in its question whether an address is free: whoever hears that gives up its own. */
const speaksFor = (about: string): string[] => [
  `icmpv6 type nd-neighbor-advert ${about} drop`,
  `ip6 saddr :: icmpv6 type nd-neighbor-solicit ${about} drop`,
];

const isAbout = (addresses: readonly string[]): string =>
  `@th,64,128 { ${addresses.map((each) => `0x${hexOfIpv6(each)}`).join(', ')} }`;

/** These are others’: it neither sends as one of them nor says that it has one. */
const areOthers = (says: string, addresses: readonly string[]): Rule => ({
  says,
  lines: [`ip6 saddr { ${addresses.join(', ')} } drop`, ...speaksFor(isAbout(addresses))],
});

function made(foreign: readonly string[]): Rule {
  if (foreign.length === 0) {
    return {
      says: noted('It makes its IPv6 addresses itself, if its network has any: they are not checked.'),
      lines: [],
    };
  }
  return areOthers(
    noted`It makes its IPv6 addresses itself, if its network has any: any may pass but those of the router and the host (${foreign.join(', ')}).`,
    foreign,
  );
}

function betweenNeighbours(foreign: readonly string[]): Rule[] {
  if (foreign.length === 0) return [];
  return [areOthers(noted`Between neighbours it cannot be the router or the host (${foreign.join(', ')}).`, foreign)];
}

/** How the ending of an address begins that is made of a MAC in Xen’s range 00:16:3e, in hex: 40 bits. */
const XEN_ENDING = '02163efffe';

/**
 * Which address for neighbours a guest will have is not known beforehand: many systems draw one (RFC 7217). But one that is
 * made of a MAC in Xen’s range is that card’s alone, whichever guest has it and wherever it came from; that a drawn one
 * looks like that happens once in 2^40 times. `any`: whatever network it is in.
 */
function madeOfMac({ mac, otherMacs = [] }: Guard, where: 'any' | 'neighbours'): Rule {
  const link = linkLocalOf(mac);
  const hex = hexOfIpv6(link);
  const [saddr, about] =
    where === 'any'
      ? [
          `ip6 saddr & ::ffff:ffff:ff00:0 == ::216:3eff:fe00:0 ip6 saddr & ::ffff:ffff:ffff:ffff != ${canonicalIpv6(`::${endingOf(mac)}`)}`,
          `@th,128,40 0x${XEN_ENDING} @th,128,64 != 0x${hex.slice(16)}`,
        ]
      : [
          `ip6 saddr fe80::216:3eff:fe00:0/104 ip6 saddr != ${link}`,
          `@th,64,104 0xfe80000000000000${XEN_ENDING} @th,64,128 != 0x${hex}`,
        ];
  return {
    says: noted('It cannot use an IPv6 address that is made of another Xen guest’s MAC address.'),
    lines: [`${saddr} drop`, ...speaksFor(about), ...(otherMacs.length === 0 ? [] : madeOf(otherMacs, where))],
  };
}

function madeOf(macs: readonly string[], where: 'any' | 'neighbours'): string[] {
  const links = macs.map(linkLocalOf);
  if (where === 'neighbours') return [`ip6 saddr { ${links.join(', ')} } drop`, ...speaksFor(isAbout(links))];
  const endings = macs.map((mac) => canonicalIpv6(`::${endingOf(mac)}`));
  const hexes = links.map((each) => `0x${hexOfIpv6(each).slice(16)}`);
  return [
    `ip6 saddr & ::ffff:ffff:ffff:ffff { ${endings.join(', ')} } drop`,
    ...speaksFor(`@th,128,64 { ${hexes.join(', ')} }`),
  ];
}
