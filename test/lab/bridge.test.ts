import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/** The lab's xenbr0 is a bridge without a card; here one is made from the card that ssh comes in by. */
const NAME = 'uplinked';
const BRIDGE = 'xenbr1';

const guest = (more: Record<string, unknown> = {}): Wanted => ({
  name: NAME,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'file', dir: '/var/lib/xen/images', size: '100MiB', format: 'raw' },
  network: [{ mode: 'bridge', bridge: BRIDGE, from: 'eth0', ...more }],
});
const undo = () => xenguide('undo', NAME, '--host', HOST, '--yes');

/** Addresses (without lifetimes, which run), ways, and every byte of what the four programs are told. */
async function network(): Promise<string[]> {
  const output = await onHost(`
    ip -j address | python3 -c '
import json, sys
for link in json.load(sys.stdin):
    print("link", link["ifname"], link.get("address"), link.get("master"), link["mtu"])
    for info in link["addr_info"]:
        if info["scope"] != "link": print("address", link["ifname"], info["local"], info["prefixlen"], info.get("label"), info.get("dynamic"))'
    ip -4 route | sed 's/^/route /'
    find /etc/network /etc/systemd/network /etc/netplan /etc/NetworkManager -type f -printf 'mode %m %u %p\\n' -exec sha256sum {} + 2>/dev/null
    cat /run/network/ifstate 2>/dev/null | sort | sed 's/^/up /'
    find /etc/systemd/system /run/systemd/system -name '*xenguide*'; true`);
  // The address that a router's advertisement gives comes some time later.
  return [
    ...(await everything()),
    ...output.split('\n').filter((line) => line !== '' && !/address \S+ fec0/.test(line)),
  ];
}

/**
 * The emulator’s DHCP server gives 10.0.2.15, which the dom0 has by its own word, to whoever asks first: that would be the
 * guest. A request of the dom0’s (RFC 2131: option 53 is 3, option 50 the address) keeps it for eth0.
 */
const KEEP_ADDRESS = `python3 - <<'END'
import socket, struct
mac = bytes.fromhex(open('/sys/class/net/eth0/address').read().strip().replace(':', ''))
options = bytes.fromhex('63825363' '350103' '32040a00020f' 'ff')
packet = struct.pack('!BBBBIHH16x16s64x128x', 1, 1, 6, 0, 7, 0, 0, mac) + options
wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
wire.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
wire.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b'eth0')
wire.bind(('', 68))
wire.sendto(packet, ('255.255.255.255', 67))
END`;

beforeAll(async () => {
  mustBeUp();
  await onHost(KEEP_ADDRESS);
});
afterAll(undo);

async function thereAndBack(): Promise<void> {
  const before = await network();
  const made = await provision(guest()).ended;
  expect(made.code, made.stderr).toBe(0);
  expect((await onHost(`ls /sys/class/net/${BRIDGE}/brif`)).split('\n')).toContain('eth0');
  const addresses = await onHost('ip -br -4 address');
  expect(addresses).toMatch(new RegExp(`${BRIDGE} +UP +10.0.2.15/24`));
  expect(addresses).not.toMatch(/eth0 .*10\.0\.2\.15/);
  expect(await onHost('ip route')).toMatch(new RegExp(`default via 10.0.2.2 dev ${BRIDGE}`));
  expect(await onHost(`cat /sys/class/net/${BRIDGE}/address`)).toBe(await onHost('cat /sys/class/net/eth0/address'));
  // The emulator's own DHCP server gives the guest an address: its packets go over the bridge and the card.
  expect((await reportOf(NAME, 900)).address).toMatch(/^10\.0\.2\.\d+\/24$/);
  const undone = await undo();
  expect(undone.code, undone.stderr).toBe(0);
  expect(await network()).toEqual(before);
}

describe('a bridge from the card that carries the connection', () => {
  test('with ifupdown: the guest is on the network, undo puts back every address and byte', thereAndBack, 3_600_000);

  test('over a VLAN the card is left as it is', async () => {
    const before = await network();
    const addresses = await onHost('ip -j -4 address show dev eth0');
    const made = await provision(guest({ vlan: 20, bridge: 'xenbr20' }), { start: false }).ended;
    expect(made.code, made.stderr).toBe(0);
    expect(await onHost('ls /sys/class/net/xenbr20/brif')).toBe('eth0.20\n');
    expect(await onHost('ip -j -4 address show dev eth0')).toBe(addresses);
    expect((await undo()).code).toBe(0);
    expect(await network()).toEqual(before);
  }, 1_800_000);
});

/** eth0 is taken from ifupdown and handed over to another program, with the same address, and back. */
function handOver(there: string, back: string): void {
  beforeAll(async () => {
    await onHost(
      `set -e
      cp -a /etc/network/interfaces /root/interfaces.ifupdown
      sed -i '/^auto eth0/,/gateway/d' /etc/network/interfaces
      sed -i '/^eth0=/d' /run/network/ifstate; rm -f /run/network/ifstate.eth0
      ${there}`,
      300,
    );
  }, 330_000);
  afterAll(async () => {
    await onHost(
      `${back}
      cp -a /root/interfaces.ifupdown /etc/network/interfaces; rm /root/interfaces.ifupdown
      # Routes of another program go with its address.
      ip -4 address flush dev eth0; ifup --force eth0; true`,
      300,
    );
  }, 330_000);
}
const has = async (program: string): Promise<boolean> => (await onHost(`command -v ${program} || true`)) !== '';
const ONLINE = '/lib/systemd/systemd-networkd-wait-online -i eth0 --timeout 60';

describe('systemd-networkd', () => {
  handOver(
    `printf '[Match]\\nName=eth0\\n\\n[Network]\\nAddress=10.0.2.15/24\\nGateway=10.0.2.2\\n' >/etc/systemd/network/10-eth0.network
    systemctl start systemd-networkd; networkctl reload; ${ONLINE}`,
    'rm -f /etc/systemd/network/10-eth0.network; systemctl stop systemd-networkd.socket systemd-networkd',
  );

  test('three files in front of its own: the same there and back', thereAndBack, 3_600_000);
});

describe('netplan', async () => {
  if (!(await has('netplan'))) return test.skip('this lab was built without it');
  handOver(
    `printf 'network:\\n  version: 2\\n  renderer: networkd\\n  ethernets:\\n    eth0:\\n      addresses: [10.0.2.15/24]\\n      routes:\\n        - to: default\\n          via: 10.0.2.2\\n' >/etc/netplan/50-lab.yaml
    chmod 600 /etc/netplan/50-lab.yaml; systemctl start systemd-networkd; netplan apply; ${ONLINE}`,
    'rm -f /etc/netplan/50-lab.yaml; netplan generate; systemctl stop systemd-networkd.socket systemd-networkd',
  );

  test('a file of ours, and lines of the old one out of force: the same there and back', thereAndBack, 3_600_000);
});

describe('NetworkManager', async () => {
  if (!(await has('nmcli'))) return test.skip('this lab was built without it');
  handOver(
    `printf '[keyfile]\\nunmanaged-devices=interface-name:eth1;interface-name:xenbr0;interface-name:vif*\\n' >/etc/NetworkManager/conf.d/lab.conf
    printf '[connection]\\nid=lab\\nuuid=8e3fa1b2-6c1a-4d7e-9a59-0f8b1f0a7e11\\ntype=ethernet\\ninterface-name=eth0\\n\\n[ipv4]\\nmethod=manual\\naddress1=10.0.2.15/24,10.0.2.2\\n' >/etc/NetworkManager/system-connections/lab.nmconnection
    chmod 600 /etc/NetworkManager/system-connections/lab.nmconnection
    systemctl unmask NetworkManager NetworkManager-dispatcher; systemctl start NetworkManager; nmcli --wait 60 connection up lab`,
    `systemctl stop NetworkManager; systemctl mask NetworkManager NetworkManager-dispatcher
    rm -f /etc/NetworkManager/conf.d/lab.conf /etc/NetworkManager/system-connections/lab.nmconnection`,
  );

  test('two profiles, and the old one not by itself: the same there and back', thereAndBack, 3_600_000);
});
