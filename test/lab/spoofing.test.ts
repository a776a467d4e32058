import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetConsole, log, provision, reportOf, typeIn, type Wanted } from './support/guest.ts';
import { HOST, mustBeUp, onHost, quoted } from './support/host.ts';
import { everythingOfNetworks } from './support/network.ts';
import { xenguide } from './support/program.ts';

/** A guest that says it is somebody else: what leaves its card, and what a neighbour on the bridge hears of that. */
const NAME = 'liar';
const MAC = '00:16:3e:5c:00:01';
const OWN = '10.20.0.50';
const GUEST: Wanted = {
  ...{ name: NAME, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
  storage: { backend: 'file', dir: '/var/lib/xen/images', size: '100MiB', format: 'raw' },
  network: [{ mode: 'bridge', bridge: 'xenbr0', mac: MAC, ip: `${OWN}/24` }],
  firewall: { antispoof: true },
};
/** A place on the bridge that nobody has: a bridge hands what is for it to every port. */
const NOBODY = '10.20.0.77';
const NOBODYS_MAC = '02:00:00:00:00:77';
const BRIDGES = '10.20.0.78';
/** The address of another Xen guest, made of its MAC: of IPv6 a guest on a bridge makes its own addresses. */
const ANOTHERS = 'fd00::216:3eff:fe5c:2';

/** Senders of all frames from the guest’s side, one a line: `arp 00:16:3e:… 10.20.0.50`; at the guest’s card and at a neighbour’s. */
const LISTEN = `
import json, select, socket, sys, time
until, cards = time.time() + float(sys.argv[1]), sys.argv[2:]
wires = {}
for card in cards:
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    wire.bind((card, 0))
    wires[wire] = card
heard = {card: set() for card in cards}
ip = socket.inet_ntop
while time.time() < until:
    for wire in select.select(list(wires), [], [], 1)[0]:
        frame, (_, _, direction, *_) = wire.recvfrom(2048)
        # At the guest's own card only what comes from it.
        if wires[wire].startswith("vif") and direction == 4: continue
        kind, mac = frame[12:14].hex(), frame[6:12].hex(":")
        what = {"0806": ("arp", 4, 28), "0800": ("ip", 4, 26), "86dd": ("ip6", 16, 22)}.get(kind)
        if not what: continue
        name, size, at = what
        heard[wires[wire]].add(f"{name} {mac} {ip(socket.AF_INET if size == 4 else socket.AF_INET6, frame[at:at + size])}")
print(json.dumps({card: sorted(lines) for card, lines in heard.items()}))`;

const undo = () => xenguide('undo', NAME, '--host', HOST, '--yes');

let before: string[];
beforeAll(async () => {
  mustBeUp();
  await forgetConsole(NAME);
  before = await everythingOfNetworks();
});
beforeEach(() =>
  onHost(
    'ip link add xgears type veth peer name xgport && ip link set xgport master xenbr0 up && ip link set xgears up',
  ),
);
afterAll(async () => {
  await undo();
  await onHost('ip link delete xgears 2>/dev/null; true');
});

/** What left the guest and what the neighbour heard while it was told to do this. */
async function said(lines: readonly string[]): Promise<{ left: string[]; heard: string[] }> {
  const vif = `vif${(await onHost(`xl domid ${NAME}`)).trim()}.0`;
  const listening = onHost(`python3 -c ${quoted(LISTEN)} ${lines.length * 4 + 40} ${vif} xgears`, 300);
  await typeIn(NAME, lines);
  const all = JSON.parse(await listening) as Record<string, string[]>;
  return { left: all[vif]!, heard: all.xgears! };
}
const toNobody = [`arp -s ${NOBODY} ${NOBODYS_MAC}`, `ping -c 2 -W 1 ${NOBODY}`];

test('with its own addresses a guest is heard, with another IPv4 or IPv6 address, MAC or ARP answer it is not', async () => {
  const made = await provision(GUEST).ended;
  expect(made.code, made.stderr).toBe(0);
  await reportOf(NAME, 900);

  // DHCP has given it another address, which is not its own either.
  const honest = await said([
    'killall udhcpc; ip address flush dev eth0',
    `ip link set eth0 down; ip link set eth0 up; ip address add ${OWN}/24 dev eth0`,
    ...toNobody,
  ]);
  const console = await onHost(`tail -n 30 ${log(NAME)}`);
  expect(honest.heard, console).toEqual(
    expect.arrayContaining([`ip ${MAC} ${OWN}`, `ip6 ${MAC} fe80::216:3eff:fe5c:1`]),
  );

  const lies = await said([
    `ip address add 10.20.0.1/24 dev eth0; ip -6 address add ${ANOTHERS}/64 dev eth0`,
    `ping -c 2 -W 1 -I 10.20.0.1 ${NOBODY}`,
    'arping -U -c 2 -I eth0 10.20.0.1',
    `ping -6 -c 2 -W 1 -I ${ANOTHERS} fd00::77`,
    `ip address del 10.20.0.1/24 dev eth0; ip -6 address del ${ANOTHERS}/64 dev eth0`,
  ]);
  const lie = [`arp ${MAC} 10.20.0.1`, `ip ${MAC} 10.20.0.1`, `ip6 ${MAC} ${ANOTHERS}`];
  expect(lies.left, await onHost(`tail -n 30 ${log(NAME)}`)).toEqual(expect.arrayContaining(lie));
  expect(lies.heard.filter((line) => lie.includes(line))).toEqual([]);

  const masked = '00:16:3e:5c:00:99';
  const mask = await said([
    `ip link set eth0 down; ip link set eth0 address ${masked}; ip link set eth0 up`,
    ...toNobody,
    // A frame to the bridge itself passes no rule of the bridge, which learns its sender all the same.
    `arp -s ${BRIDGES} 01:80:c2:00:00:0e; ping -c 2 -W 1 ${BRIDGES}`,
    `ip link set eth0 down; ip link set eth0 address ${MAC}; ip link set eth0 up`,
    ...toNobody,
  ]);
  expect(mask.left, await onHost(`tail -n 30 ${log(NAME)}`)).toContain(`ip ${masked} ${OWN}`);
  expect(mask.heard.filter((line) => line.includes(masked))).toEqual([]);
  expect(await onHost('bridge fdb show br xenbr0')).not.toContain(masked);
  // It was not the wire: under its own name it is heard again.
  expect(mask.heard).toContain(`ip ${MAC} ${OWN}`);

  const undone = await undo();
  expect(undone.code, undone.stderr).toBe(0);
  await onHost('ip link delete xgears');
  await expect.poll(everythingOfNetworks, { timeout: 120_000, interval: 3_000 }).toEqual(before);
}, 2_400_000);
