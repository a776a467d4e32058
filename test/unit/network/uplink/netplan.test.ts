import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isWrong } from '../../../../src/network/uplink/dialect.ts';
import { rulerOf } from '../../../../src/network/uplink/index.ts';
import { netplan } from '../../../../src/network/uplink/netplan.ts';
import { ownRenderer } from '../../../support/templates.ts';
import { card, Root, wish } from './host.ts';

const FILE = '/etc/netplan/50-cloud-init.yaml';
const OURS = '/etc/netplan/90-xenguide-xenbr0.yaml';
/** As cloud-init writes it. */
const CLOUD_INIT = `# This file is generated from information provided by the datasource.  Changes
# to it will not persist across an instance reboot.
network:
    ethernets:
        eno1:
            dhcp4: true
            match:
                macaddress: 02:00:00:00:00:01
            set-name: eno1
    version: 2
`;
const STATIC = `network:
  version: 2
  renderer: networkd
  wifis:
    wlan0:
      access-points:
        home: {password: do-not-tell}
  ethernets:
    lan:
      match: {name: "en*"}
      mtu: 9000
      addresses:
      - 192.0.2.2/24
      - "2001:db8::2/64"
      nameservers:
        addresses: [192.0.2.53]
      # the way out
      routes:
        - to: default
          via: 192.0.2.1
    eth9:
      dhcp4: true
`;
const GENERATED = {
  links: [
    { card: 'eno1', state: 'configured', file: '/run/systemd/network/10-netplan-eno1.network', lines: [], iaid: 7 },
  ],
};

let root: Root | undefined;
afterEach(() => root?.done());
function staged(text: string, vlan: number | null = null) {
  root = new Root({ [FILE]: text });
  const facts = root.facts({ networkd: GENERATED });
  const made = netplan.change(wish(vlan), facts);
  if (isWrong(made)) throw new Error(made.message);
  const change = made.change(ownRenderer.fill);
  return { facts, change, root, before: root.files(), back: root.keep(change) };
}

describe('netplan', () => {
  it('is who rules the card, not systemd-networkd that it has written a file for', () => {
    expect(rulerOf(staged(CLOUD_INIT).facts, 'eno1')).toMatchObject({
      dialect: { id: 'netplan' },
      evidence: expect.stringMatching(/50-cloud-init.yaml, line 5.*10-netplan-eno1/),
    });
  });

  it('a card by DHCP: the bridge asks with the card’s MAC and number, the card does not ask any more', () => {
    const { change, root: it } = staged(CLOUD_INIT);
    const after = it.stage(change);
    expect(after[FILE]).toContain('\n#             dhcp4: true\n');
    expect(parse(after[FILE]!)).toEqual({
      network: { version: 2, ethernets: { eno1: { match: { macaddress: '02:00:00:00:00:01' }, 'set-name': 'eno1' } } },
    });
    expect(parse(after[OURS]!)).toEqual({
      network: {
        version: 2,
        bridges: {
          xenbr0: {
            interfaces: ['eno1'],
            macaddress: '02:00:00:00:00:01',
            parameters: { stp: false, 'forward-delay': 0 },
            dhcp4: true,
          },
        },
      },
    });
    expect(after['/etc/systemd/network/10-netplan-xenbr0.network.d/xenguide.conf']).toContain('IAID=7');
  });

  it('fixed addresses go with gateways and names; the MTU is for both, and what is beside stays', () => {
    const { change, root: it, facts } = staged(STATIC);
    expect(JSON.stringify(facts)).not.toContain('do-not-tell');
    const after = it.stage(change);
    expect(parse(after[FILE]!).network.ethernets).toEqual({
      lan: { match: { name: 'en*' }, mtu: 9000 },
      eth9: { dhcp4: true },
    });
    expect(parse(after[OURS]!).network.bridges.xenbr0).toMatchObject({
      interfaces: ['lan'],
      mtu: 9000,
      addresses: ['192.0.2.2/24', '2001:db8::2/64'],
      nameservers: { addresses: ['192.0.2.53'] },
      routes: [{ to: 'default', via: '192.0.2.1' }],
    });
  });

  it('a definition of which nothing is left is still one', () => {
    const { change, root: it } = staged('network:\n  ethernets:\n    eno1:\n      dhcp4: yes\n');
    expect(parse(it.stage(change)[FILE]!)).toEqual({ network: { ethernets: { eno1: { dhcp4: false } } } });
  });

  it.each([CLOUD_INIT, STATIC])('comes back byte for byte', (text) => {
    const { change, root: it, before, back } = staged(text);
    expect(it.stage(change)).not.toEqual(before);
    back();
    expect(it.files()).toEqual(before);
  });

  it('no VLAN on a card whose definition is for the VLAN too, as its pattern has it', () => {
    const host = (text: string) => new Root({ [FILE]: text }).facts({ networkd: GENERATED });
    expect(netplan.change(wish(20), host(STATIC))).toMatchObject({
      message: expect.stringMatching(/en\*.*eno1\.20/),
      remedy: expect.stringContaining('match: {name: "eno1"}'),
    });
    expect(netplan.change(wish(20), host(STATIC.replace('en*', 'eno1')))).not.toHaveProperty('remedy');
    // The name that it gets is the one that counts then.
    expect(netplan.change(wish(20), host(STATIC.replace('mtu: 9000', 'set-name: eno1')))).not.toHaveProperty('remedy');
  });

  it('over a VLAN the old file is not touched', () => {
    const { change, root: it, before } = staged(CLOUD_INIT, 20);
    const after = it.stage(change);
    expect(after[FILE]).toBe(before[FILE]);
    expect(parse(after['/etc/netplan/90-xenguide-xenbr20.yaml']!).network).toMatchObject({
      vlans: { 'eno1.20': { id: 20, link: 'eno1' } },
      bridges: { xenbr20: { interfaces: ['eno1.20'] } },
    });
  });

  it.each([
    [
      '802.1X',
      'network:\n  ethernets:\n    eno1:\n      dhcp4: true\n      auth: {key-management: 802.1x, password: do-not-tell}\n',
      /auth/,
    ],
    ['braces', 'network:\n  ethernets:\n    eno1: {dhcp4: true}\n', /braces/],
  ])('%s are not understood', (_, text, says) => {
    root = new Root({ [FILE]: text });
    const facts = root.facts({ networkd: GENERATED });
    expect(netplan.change(wish(), facts)).toMatchObject({
      message: expect.stringMatching(says),
      remedy: expect.stringMatching(/NAT/),
    });
    expect(JSON.stringify(facts)).not.toContain('do-not-tell');
  });

  it('a definition for several cards, or in several files, is refused with what to write', () => {
    root = new Root({ [FILE]: STATIC });
    const two = root.facts({ networkd: GENERATED, cards: [card(), card({ name: 'eno2', mac: '02:00:00:00:00:02' })] });
    expect(netplan.change(wish(), two)).toMatchObject({
      message: expect.stringMatching(/eno1, eno2/),
      remedy: expect.stringMatching(/macaddress/),
    });
    root.done();
    root = new Root({ [FILE]: CLOUD_INIT, '/etc/netplan/60-more.yaml': CLOUD_INIT });
    expect(netplan.change(wish(), root.facts({ networkd: GENERATED }))).toMatchObject({
      message: expect.stringMatching(/several places/),
    });
  });
});
