import { afterEach, describe, expect, it } from 'vitest';
import type { NetworkdLink } from '../../../../src/host/host-network.ts';
import { readNetworkd } from '../../../../src/host/probes/host-network/networkd.ts';
import { isWrong } from '../../../../src/network/uplink/dialect.ts';
import { rulerOf } from '../../../../src/network/uplink/index.ts';
import { networkd } from '../../../../src/network/uplink/networkd.ts';
import { ownRenderer } from '../../../support/templates.ts';
import { card, hostNetwork, Root, wish } from './host.ts';

const FOLDER = '/etc/systemd/network';
const BY_MAC = `# the card with this MAC
[Match]
MACAddress=02:00:00:00:00:01

[Link]
MTUBytes=9000
RequiredForOnline=routable

[Network]
DHCP=ipv4
VLAN=eno1.7
DNS=192.0.2.53

[Address]
Address=2001:db8::2/64

[Address]
Address=192.0.2.3/24

[Route]
Gateway=2001:db8::1
Metric=50
`;

/** As systemd 252 keeps it below /run/systemd/netif. */
const NETIF = new Map([
  [
    '/run/systemd/netif/links/2',
    `# This is private data. Do not parse.\nADMIN_STATE=configured\nOPER_STATE=routable\nNETWORK_FILE=${FOLDER}/10-lan.network\nNETWORK_FILE_DROPINS=""\n`,
  ],
  ['/run/systemd/netif/leases/2', '# This is private data.\nADDRESS=192.0.2.2\nCLIENTID=ff24721ac8000200001234\n'],
]);
const read = (text: string) =>
  hostNetwork({
    networkd: readNetworkd(NETIF, new Map([[`${FOLDER}/10-lan.network`, text]]), new Map([[2, 'eno1']]), ['eno1']),
  });

let root: Root | undefined;
afterEach(() => root?.done());
function staged(text: string, vlan: number | null = null) {
  root = new Root({ [`${FOLDER}/10-lan.network`]: text });
  const made = networkd.change(wish(vlan), read(text));
  if (isWrong(made)) throw new Error(made.message);
  const change = made.change(ownRenderer.fill);
  return { change, root, before: root.files(), back: root.keep(change) };
}

describe('systemd-networkd', () => {
  it('is recognised by the file that it chose for the card', () => {
    expect(rulerOf(read(BY_MAC), 'eno1')).toMatchObject({
      dialect: { id: 'networkd' },
      evidence: `networkctl status eno1: configured, by ${FOLDER}/10-lan.network`,
    });
  });

  it('gets three files in front of the old one, which is not touched', () => {
    const { change, root: it, before } = staged(BY_MAC);
    const { [`${FOLDER}/10-lan.network`]: old, ...ours } = it.stage(change);
    expect(old).toBe(before[`${FOLDER}/10-lan.network`]);
    expect(Object.keys(ours)).toEqual(
      ['eno1.network', 'xenbr0.netdev', 'xenbr0.network'].map((end) => `${FOLDER}/05-xenguide-${end}`),
    );
    expect(ours[`${FOLDER}/05-xenguide-xenbr0.netdev`]).toContain(
      'MACAddress=02:00:00:00:00:01\n\n[Bridge]\nSTP=no\nForwardDelaySec=0\n',
    );
    expect(ours[`${FOLDER}/05-xenguide-xenbr0.network`]).toContain(`[Match]
Name=xenbr0

[Link]
MTUBytes=9000
RequiredForOnline=routable

[Network]
DHCP=ipv4
DNS=192.0.2.53

[Address]
Address=2001:db8::2/64

[Address]
Address=192.0.2.3/24

[Route]
Gateway=2001:db8::1
Metric=50

[DHCPv4]
IAID=611457736
`);
    const card = ours[`${FOLDER}/05-xenguide-eno1.network`]!;
    expect(card).toContain('[Match]\nName=eno1\n');
    expect(card).toContain('[Network]\nBridge=xenbr0\n');
    expect(card).toContain('[Link]\nMTUBytes=9000\n');
    expect(card).toContain('[Network]\nVLAN=eno1.7\n');
    expect(card).not.toMatch(/Address=\d|DHCP/);
  });

  it('comes back byte for byte', () => {
    const { change, root: it, before, back } = staged(BY_MAC);
    it.stage(change);
    back();
    expect(it.files()).toEqual(before);
  });

  it('for a VLAN the card’s own file gets a line more, and is not read anew now', () => {
    const { change, root: it } = staged(BY_MAC.replace(/MACAddress=\S+/, 'Name=eno1'), 20);
    const files = it.stage(change);
    expect(files[`${FOLDER}/10-lan.network.d/xenguide-eno1.20.conf`]).toContain('[Network]\nVLAN=eno1.20\n');
    expect(files[`${FOLDER}/05-xenguide-eno1.20.network`]).toContain('Bridge=xenbr20');
    expect(change.apply.flat()).not.toContain('networkctl');
    expect(change.carriesConnection).toBe(false);
  });

  it.each([
    ['MACAddress=02:00:00:00:00:01', 'eno1.20'],
    ['Name=en*', 'eno1.20'],
    ['Name=eth0 en[a-o]1*', 'eno1.20'],
    ['Name=!lo wl*', 'eno1.20'],
    ['Name=eno1 xenbr*', 'xenbr20'],
    ['Type=!wlan', 'eno1.20'],
  ])('no VLAN on a card whose file is for the VLAN too: %s', (match, twice) => {
    expect(networkd.change(wish(20), read(`[Match]\n${match}\n\n[Network]\nAddress=192.0.2.2/24\n`))).toMatchObject({
      message: expect.stringMatching(`10-lan.network .*${twice}`),
      remedy: expect.stringContaining('Name=eno1'),
    });
  });

  it.each(['Name=eno1', 'Name=en*\nType=ether', 'Name=eno?', 'MACAddress=02:00:00:00:00:01\nName=eno1', 'Path=pci-*'])(
    'a VLAN on a card whose file is not for it: %s',
    (match) => {
      expect(networkd.change(wish(20), read(`[Match]\n${match}\n\n[Network]\nDHCP=yes\n`))).not.toHaveProperty(
        'remedy',
      );
    },
  );

  it('waits for the bridge where the card has an address; without one or without a cable nothing would come', () => {
    const waits = (addresses: { address: string; dynamic: boolean }[]): boolean => {
      const made = networkd.change(wish(), {
        ...read(BY_MAC),
        cards: [card({ addresses, carrier: addresses.length > 0 })],
      });
      if (isWrong(made)) throw new Error(made.message);
      return made
        .change(ownRenderer.fill)
        .apply.flat()
        .some((word) => word.endsWith('wait-online'));
    };
    expect(waits([{ address: '192.0.2.2/24', dynamic: true }])).toBe(true);
    expect(waits([])).toBe(false);
  });

  it('a file that is first by name needs a name before it', () => {
    const link = (file: string): NetworkdLink => ({
      card: 'eno1',
      state: 'configured',
      file,
      lines: ['[Network]', 'DHCP=yes'],
      iaid: null,
    });
    const made = (file: string) => networkd.change(wish(), hostNetwork({ networkd: { links: [link(file)] } }));
    expect(made(`${FOLDER}/01-eno1.network`)).toMatchObject({
      differences: expect.arrayContaining([expect.objectContaining({ path: `${FOLDER}/00-xenguide-eno1.network` })]),
    });
    expect(made(`${FOLDER}/!first.network`)).toMatchObject({
      message: expect.stringContaining('!first'),
      remedy: expect.stringContaining('10-eno1'),
    });
  });

  it.each([
    ['[Network]\nBond=bond0\n', 'Bond=bond0'],
    ['[Neighbor]\nAddress=192.0.2.1\nLinkLayerAddress=02:00:00:00:00:99\n', 'Address=192.0.2.1'],
    ['[Link]\nMACAddress=02:00:00:00:00:07\n', 'MACAddress'],
  ])('%j is not understood, and is named', (text, word) => {
    expect(networkd.change(wish(), read(`[Match]\nName=eno1\n${text}`))).toMatchObject({
      message: expect.stringContaining(word),
      remedy: expect.stringMatching(/NAT/),
    });
  });
});
