import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { NetworkCard } from '../../../src/network/card.ts';
import { seedFiles } from '../../../src/seed/nocloud.ts';

const card = (address: NetworkCard['address'], mac = '00:16:3E:AA:BB:CC'): NetworkCard => ({
  mode: 'bridge',
  mac,
  vif: {},
  address,
});
const login = { user: 'admin', sshKeys: ['ssh-ed25519 AAAA me@home'] };

function seed(cards: NetworkCard[], name = 'web1', who = login) {
  const files = seedFiles({ name, instanceId: 'b2c3', login: who, cards });
  const text = (wanted: string) => files.find((file) => file.name === wanted)?.content ?? '';
  return { user: text('user-data'), meta: parse(text('meta-data')), network: parse(text('network-config')) };
}

describe('a NoCloud seed', () => {
  test('gives the first user a key and sudo, and no password', () => {
    const { user, meta } = seed([]);
    expect(user.startsWith('#cloud-config\n')).toBe(true);
    expect(parse(user)).toEqual({
      user: {
        ...{ name: 'admin', lock_passwd: true, sudo: 'ALL=(ALL) NOPASSWD:ALL', ssh_authorized_keys: login.sshKeys },
        // Ubuntu has a group of that name.
        primary_group: 'admin',
      },
      ssh_pwauth: false,
    });
    expect(meta).toEqual({ 'instance-id': 'b2c3', 'local-hostname': 'web1' });
  });

  test('a name that no system has keeps the group that useradd makes for it', () => {
    const { user } = seed([], 'web1', { user: 'anna', sshKeys: ['k'] });
    expect(parse(user).user).not.toHaveProperty('primary_group');
  });

  test('for root lets root in', () => {
    const { user } = seed([], 'web1', { user: 'root', sshKeys: ['k'] });
    expect(parse(user)).toMatchObject({ disable_root: false, users: [{ name: 'root', ssh_authorized_keys: ['k'] }] });
  });

  test('matches every card by its MAC, never by a name', () => {
    const { network } = seed([card({ dhcp: true }), card({ dhcp: true }, '00:16:3e:00:00:02')]);
    expect(network).toEqual({
      version: 2,
      ethernets: {
        nic0: { match: { macaddress: '00:16:3e:aa:bb:cc' }, dhcp4: true },
        nic1: { match: { macaddress: '00:16:3e:00:00:02' }, dhcp4: true },
      },
    });
  });

  test('gives a fixed address with gateway and name servers', () => {
    const { network } = seed([card({ dhcp: false, ip: '192.0.2.10/24', gateway: '192.0.2.1', dns: ['192.0.2.53'] })]);
    expect(network.ethernets.nic0).toMatchObject({
      dhcp4: false,
      addresses: ['192.0.2.10/24'],
      routes: [{ to: '0.0.0.0/0', via: '192.0.2.1' }],
      nameservers: { addresses: ['192.0.2.53'] },
    });
  });

  test('reaches the gateway of a lone, routed address over the card itself', () => {
    const { network } = seed([card({ dhcp: false, ip: '192.0.2.10', gateway: '192.0.2.1', dns: [] })]);
    expect(network.ethernets.nic0).toMatchObject({
      addresses: ['192.0.2.10/32'],
      routes: [{ to: '0.0.0.0/0', via: '192.0.2.1', 'on-link': true }],
    });
  });

  test('keeps every text as it is, whatever YAML makes of it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('yes', '0123', 'null', 'on', '1e3', 'admin'),
        (key, user) => {
          const text = seed([], 'web1', { user, sshKeys: [key] }).user;
          expect(parse(text, { version: '1.1' }).user).toMatchObject({ name: user, ssh_authorized_keys: [key] });
        },
      ),
    );
  });

  test('makes a host name of any guest name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,59}$/), (name) => {
        expect(seed([], name).meta['local-hostname']).toMatch(/^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/);
      }),
    );
  });
});
