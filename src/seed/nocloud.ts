import { stringify } from 'yaml';
import type { NetworkCard } from '../network/card.ts';
import { SYSTEM_GROUPS } from './system-names.ts';
import type { SeedFile } from './vfat.ts';

export interface SeedInput {
  /** Becomes the host name. */
  name: string;
  /** Stable for a guest: cloud-init sets a system up once for each. */
  instanceId: string;
  login: { user: string; sshKeys: readonly string[] };
  cards: readonly NetworkCard[];
}

/**
 * The files of a NoCloud seed (cloud-init's doc/rtd/reference/datasources/nocloud.rst): the first user, the host's
 * name, the network. There is no password in it, and none is set: the user logs in with a key and may use sudo.
 */
export function seedFiles({ name, instanceId, login, cards }: SeedInput): SeedFile[] {
  return [
    { name: 'user-data', content: `#cloud-config\n${yaml(userData(login))}` },
    { name: 'meta-data', content: yaml({ 'instance-id': instanceId, 'local-hostname': hostName(name) }) },
    { name: 'network-config', content: yaml(networkConfig(cards)) },
  ];
}

/** Every text is quoted: cloud-init reads YAML 1.1, where `yes`, `12:30:45` and `=` are not texts. */
const yaml = (value: unknown): string =>
  stringify(value, { version: '1.1', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });

/** RFC 1123 has letters, digits and dashes; a guest's name may have more. */
const hostName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '') || 'guest';

/** `user` changes the image's own default user, so that its shell and groups stay what the distribution means them to be. */
function userData({ user, sshKeys }: SeedInput['login']): unknown {
  if (user === 'root') {
    return { disable_root: false, ssh_pwauth: false, users: [{ name: 'root', ssh_authorized_keys: [...sshKeys] }] };
  }
  return {
    user: {
      name: user,
      lock_passwd: true,
      sudo: 'ALL=(ALL) NOPASSWD:ALL',
      ssh_authorized_keys: [...sshKeys],
      // Said only where it is needed: it is made where it is missing, but only in a system whose first user has groups.
      ...(SYSTEM_GROUPS.includes(user) ? { primary_group: user } : {}),
    },
    ssh_pwauth: false,
  };
}

/** Network configuration version 2. Cards are found by MAC: their names differ between types and kernels (pains P40). */
function networkConfig(cards: readonly NetworkCard[]): unknown {
  const ethernets = Object.fromEntries(
    cards.map((card, index) => [`nic${index}`, { match: { macaddress: card.mac.toLowerCase() }, ...address(card) }]),
  );
  return { version: 2, ethernets };
}

function address({ address: given }: NetworkCard): Record<string, unknown> {
  // By DHCPv6 only where one is kept: elsewhere the network’s router decides how the guest comes by its IPv6.
  if (given.dhcp) return given.reserved6 === undefined ? { dhcp4: true } : { dhcp4: true, dhcp6: true };
  const all = [given, ...(given.second ? [given.second] : [])].map(addressAndRoute);
  const routes = all.flatMap(({ route }) => route);
  return {
    dhcp4: false,
    addresses: all.map(({ own }) => own),
    ...(routes.length === 0 ? {} : { routes }),
    ...(given.dns.length === 0 ? {} : { nameservers: { addresses: [...given.dns] } }),
  };
}

function addressAndRoute({ ip: given, gateway }: { ip: string; gateway: string | null }): {
  own: string;
  route: object[];
} {
  const six = given.includes(':');
  const [ip = '', prefix = six ? '128' : '32'] = given.split('/');
  // A lone address has no neighbours: the gateway is reached over the card all the same.
  const alone = prefix === (six ? '128' : '32');
  // Spelt out: older versions of cloud-init do not know `default`.
  const route = { to: six ? '::/0' : '0.0.0.0/0', via: gateway, ...(alone ? { 'on-link': true } : {}) };
  return { own: `${ip}/${prefix}`, route: gateway === null ? [] : [route] };
}
