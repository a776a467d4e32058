import { isIpv4 } from './address.ts';

/** An IPv4 network. Numbers are addresses as 32 bits: 10.77.0.1 is 0x0a4d0001. */
export interface Subnet {
  first: number;
  prefix: number;
}

export const toNumber = (address: string): number =>
  address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);

export const toAddress = (number: number): string =>
  [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');

const sizeOf = ({ prefix }: Subnet): number => 2 ** (32 - prefix);

/** `10.77.0.0/24`; also `10.77.0.1/24`, which is in it. Undefined for anything but IPv4 with a prefix. */
export function readSubnet(text: string): Subnet | undefined {
  const [address = '', prefix = '', ...rest] = text.split('/');
  if (rest.length > 0 || !isIpv4(address) || !/^\d{1,2}$/.test(prefix) || Number(prefix) > 32) return undefined;
  const bits = Number(prefix);
  const number = toNumber(address);
  return { first: number - (number % 2 ** (32 - bits)), prefix: bits };
}

export const printSubnet = ({ first, prefix }: Subnet): string => `${toAddress(first)}/${prefix}`;

/** `255.255.255.0` */
export const netmask = (subnet: Subnet): string => toAddress(2 ** 32 - sizeOf(subnet));

export const overlap = (a: Subnet, b: Subnet): boolean =>
  a.first < b.first + sizeOf(b) && b.first < a.first + sizeOf(a);

/** May a machine have this address: inside, and neither the network's own nor its broadcast. */
export function isHostIn(address: string, subnet: Subnet): boolean {
  const number = isIpv4(address) ? toNumber(address) : -1;
  return number > subnet.first && number < subnet.first + sizeOf(subnet) - 1;
}

/** The host's own address in it: the first. */
export const hostAddress = ({ first }: Subnet): string => toAddress(first + 1);

/** The address with this number among those that are free, counted from 0; undefined: it is full. */
export function freeAddress(subnet: Subnet, taken: ReadonlySet<string>, index: number): string | undefined {
  let left = index;
  for (let number = subnet.first + 2; number < subnet.first + sizeOf(subnet) - 1; number += 1) {
    const address = toAddress(number);
    if (taken.has(address)) continue;
    if (left === 0) return address;
    left -= 1;
  }
  return undefined;
}

/** Addresses that nobody in the Internet has (RFC 1918, RFC 6598). */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map((text) => readSubnet(text)!);

export const isPrivate = (subnet: Subnet): boolean =>
  PRIVATE.some(({ first, prefix }) => subnet.prefix >= prefix && overlap(subnet, { first, prefix }));
