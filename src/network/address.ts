/** IPv4 and IPv6 addresses as text. Only what the address questions need. */

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

export const isIpv4 = (text: string): boolean => IPV4.test(text);

export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

export const isAddress = (text: string): boolean => isIpv4(text) || isIpv6(text);

/** `192.0.2.10/24`, `2001:db8::5/64`. */
export function isAddressWithPrefix(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(prefix)) return false;
  return (isIpv4(address) && Number(prefix) <= 32) || (isIpv6(address) && Number(prefix) <= 128);
}

/** Is an IPv4 address inside `192.0.2.10/24`'s network? Undefined for anything but IPv4, which is not judged. */
export function isInNetwork(address: string, withPrefix: string): boolean | undefined {
  const [network = '', prefix = ''] = withPrefix.split('/');
  if (!isIpv4(address) || !isIpv4(network) || !isAddressWithPrefix(withPrefix)) return undefined;
  const number = (text: string): number => text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const hosts = 2 ** (32 - Number(prefix));
  return Math.floor(number(address) / hosts) === Math.floor(number(network) / hosts);
}
