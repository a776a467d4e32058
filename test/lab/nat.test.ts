import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetConsole, log, provision, reportOf, typeIn, type Wanted } from './support/guest.ts';
import { HOST, hasPeer, mustBeUp, onHost, onThe, quoted, untilOnHost } from './support/host.ts';
import { CARD, everythingOfNetworks, fromOutside, goInside, HOST_SEEN, standOutside } from './support/network.ts';
import { reach } from './support/outside.ts';
import { xenguide } from './support/program.ts';

const FIRST = 'nat-one';
const SECOND = 'nat-two';
const NETWORK = 'xenguide0';
const UNITS = [`xenguide-network-${NETWORK}`, `xenguide-dhcp-${NETWORK}`];

const guest = (name: string, more: Partial<Wanted> = {}): Wanted => ({
  name,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'file', dir: '/var/lib/xen/images', size: '100MiB', format: 'raw' },
  network: [{ mode: 'nat' }],
  ...more,
});
const LED: Partial<Wanted> = {
  network: [{ mode: 'nat', forwards: [{ proto: 'tcp', host: 2222, guest: 22 }] }],
  firewall: { antispoof: true, allow: [{ proto: 'icmp', from: 'any' }] },
};

const undo = (name: string) => xenguide('undo', name, '--host', HOST, '--yes');
const domid = async (name: string): Promise<string> => (await onHost(`xl domid ${name}`)).trim();
const rules = (): Promise<string> => onHost('nft list table bridge xenguide 2>/dev/null; true');

/** The dom0 has no ping; an echo request is eight bytes (RFC 792), the third and fourth their checksum. */
async function pings(address: string): Promise<boolean> {
  const program = `
import socket
wire = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
wire.settimeout(30)
wire.sendto(bytes.fromhex("0800f7f700070001"), ("${address}", 0))
while True:
    answer, (who, _) = wire.recvfrom(2048)
    if who == "${address}" and answer[20] == 0:
        break
print("answered")`;
  return (await onHost(`python3 -c ${quoted(program)} || true`)).includes('answered');
}

let before: string[];
const nothingIsLeft = () => expect.poll(everythingOfNetworks, { timeout: 120_000, interval: 3_000 }).toEqual(before);

beforeAll(async () => {
  mustBeUp();
  await standOutside();
});
afterAll(goInside);
beforeEach(async () => {
  for (const name of [FIRST, SECOND]) await forgetConsole(name);
  before = await everythingOfNetworks();
});
afterEach(async () => {
  // A failed test must not fail those after it.
  for (const name of [SECOND, FIRST]) await undo(name);
});

describe('two guests behind one NAT', () => {
  test('have the addresses that were kept, are reached by what was opened, and go one by one without a trace', async () => {
    const made = await provision(guest(FIRST, LED)).ended;
    expect(made.code, made.stderr).toBe(0);
    expect((await reportOf(FIRST, 600)).address).toBe('10.77.0.2/24');

    const second = await provision(guest(SECOND)).ended;
    expect(second.code, second.stderr).toBe(0);
    expect((await reportOf(SECOND, 600)).address).toBe('10.77.0.3/24');

    // The port is led to the first guest and nobody else: silence as long as that one stands still.
    expect(await reach(HOST_SEEN, 2222, fromOutside)).toBe('reached');
    await onHost(`xl pause ${FIRST}`);
    expect(await reach(HOST_SEEN, 2222, fromOutside)).toBe('silence');
    await onHost(`xl unpause ${FIRST}`);
    if (hasPeer()) {
      const said = await onThe('xenb', `timeout 60 bash -c ': </dev/tcp/10.9.0.1/2222' 2>&1; true`);
      expect(said).toContain('refused');
    }

    // The firewall: of the first only what was opened; of the second, which has no list, everything from here.
    expect(await reach('10.77.0.2', 23)).toBe('silence');
    expect(await reach('10.77.0.3', 23)).toBe('reached');
    expect(await pings('10.77.0.2')).toBe(true);
    // And from outside nobody gets in past the port.
    expect(await reach('10.77.0.3', 23, fromOutside)).toBe('silence');
    for (const name of [FIRST, SECOND]) expect(await rules()).toContain(`jump from-vif${await domid(name)}.0`);

    const undone = await undo(FIRST);
    expect(undone.code, undone.stderr).toBe(0);
    expect(await reach('10.77.0.3', 23)).toBe('reached');
    expect((await onHost('nft list ruleset')).includes('dport 2222')).toBe(false);
    for (const unit of UNITS) expect((await onHost(`systemctl is-active ${unit}`)).trim()).toBe('active');

    const last = await undo(SECOND);
    expect(last.code, last.stderr).toBe(0);
    await nothingIsLeft();
  }, 3_000_000);

  test('the network that the first made outlives it, and goes with the second', async () => {
    expect((await provision(guest(FIRST), { start: false }).ended).code).toBe(0);
    expect((await provision(guest(SECOND), { start: false }).ended).code).toBe(0);
    expect((await undo(FIRST)).code).toBe(0);
    expect((await onHost('sysctl -n net.ipv4.ip_forward')).trim()).toBe('1');
    // The address that became free is given anew.
    expect((await provision(guest(FIRST), { start: false }).ended).code).toBe(0);
    expect(await onHost('cat /etc/xen/xenguide/network/nat/xenguide0/guests/*')).toContain(',10.77.0.2,');
    expect((await undo(SECOND)).code).toBe(0);
    expect((await undo(FIRST)).code).toBe(0);
    await nothingIsLeft();
  }, 1_800_000);

  test('a port that is led to one guest is refused for the other', async () => {
    expect((await provision(guest(FIRST, LED), { start: false }).ended).code).toBe(0);
    const refused = await provision(guest(SECOND, LED), { start: false }).ended;
    expect(refused.code, refused.stderr).toBe(5);
    expect(refused.stderr).toContain(FIRST);
    expect((await undo(FIRST)).code).toBe(0);
    await nothingIsLeft();
  }, 1_200_000);
});

describe('with IPv6', () => {
  const OUT = { host: '2001:db8:52::1', world: '2001:db8:52::2' };
  const six: Partial<Wanted> = {
    network: [{ mode: 'nat', subnet6: 'auto', forwards: [{ proto: 'tcp', host: 2222, guest: 22 }] }],
    firewall: { antispoof: true, allow: [{ proto: 'tcp', port: 25, from: 'any' }] },
  };
  const prefix = async (): Promise<string> =>
    (await onHost(`sed -n 's/^# subnet6: //p' /etc/xen/xenguide/network/nat/${NETWORK}/dnsmasq.conf`))
      .trim()
      .replace('/64', '');
  /** The practice guest’s busybox has no DHCPv6: it takes the address that is kept for it by hand, and its router by itself. */
  const takes = (name: string, address: string) => typeIn(name, [`ip -6 address add ${address}/128 dev eth0`]);

  beforeAll(() =>
    onHost(`
      ip address add ${OUT.host}/64 dev ${CARD} nodad
      ${fromOutside} ip address add ${OUT.world}/64 dev outside nodad`),
  );
  afterAll(() =>
    onHost(`
      ip address del ${OUT.host}/64 dev ${CARD}
      ${fromOutside} ip address del ${OUT.world}/64 dev outside`),
  );

  test('a guest gets out under the host’s address, is reached by a port, and cannot take another address', async () => {
    const made = await provision(guest(FIRST, six)).ended;
    expect(made.code, made.stderr).toBe(0);
    expect((await reportOf(FIRST, 600)).address).toBe('10.77.0.2/24');
    const net = await prefix();
    expect(net).toMatch(/^fd/);
    expect(await onHost(`cat /etc/xen/xenguide/network/nat/${NETWORK}/guests/*`)).toContain(`[${net}2]`);
    await takes(FIRST, `${net}2`);
    const console = () => onHost(`tail -n 20 ${log(FIRST)}`);
    expect(await reach(OUT.host, 2222, fromOutside), await console()).toBe('reached');
    expect(await reach(`${net}2`, 25), await console()).toBe('reached');
    expect(await reach(`${net}2`, 23)).toBe('silence');

    // Past the port nobody gets in, who knows the way too.
    await onHost(`${fromOutside} ip -6 route add ${net}/64 via ${OUT.host}`);
    expect(await reach(`${net}2`, 25, fromOutside)).toBe('silence');

    // Out: the machine outside sees the host’s address, and nothing of one that the guest only claims to have.
    const seen = async (lines: string[]): Promise<string> => {
      const program = `
import socket
server = socket.create_server(("${OUT.world}", 80), family=socket.AF_INET6)
server.settimeout(120)
try: print("seen", server.accept()[1][0])
except TimeoutError: print("nobody")`;
      const watch = onHost(`${fromOutside} python3 -c ${quoted(program)}`, 180);
      await typeIn(FIRST, lines);
      return (await watch).trim();
    };
    expect(await seen([`nc -w 20 ${OUT.world} 80 </dev/null`]), await console()).toBe(`seen ${OUT.host}`);
    const lie = [
      `ip -6 address add ${net}99/128 dev eth0`,
      `ip -6 address del ${net}2/128 dev eth0`,
      `nc -w 20 ${OUT.world} 80 </dev/null`,
    ];
    expect(await seen(lie)).toBe('nobody');

    const undone = await undo(FIRST);
    expect(undone.code, undone.stderr).toBe(0);
    await onHost(`${fromOutside} ip -6 route del ${net}/64`);
    await nothingIsLeft();
  }, 2_400_000);

  test('a second guest joins it, and one without IPv6 does too', async () => {
    expect((await provision(guest(FIRST, six), { start: false }).ended).code).toBe(0);
    const net = await prefix();
    const plain = guest(SECOND, { network: [{ mode: 'nat', subnet6: 'none' }] });
    expect((await provision(plain, { start: false }).ended).code).toBe(0);
    expect(await onHost(`cat /etc/xen/xenguide/network/nat/${NETWORK}/guests/${SECOND},0`)).not.toContain(net);
    expect((await undo(SECOND)).code).toBe(0);
    expect((await onHost('sysctl -n net.ipv6.conf.all.forwarding')).trim()).toBe('1');
    expect((await undo(FIRST)).code).toBe(0);
    await nothingIsLeft();
  }, 1_800_000);
});

describe('what was said stays true', () => {
  test('after the guest reboots, and after all that a boot of the dom0 does', async () => {
    const made = await provision(guest(FIRST, LED)).ended;
    expect(made.code, made.stderr).toBe(0);
    await reportOf(FIRST, 600);
    const old = await domid(FIRST);

    await forgetConsole(FIRST);
    await onHost(`xl reboot ${FIRST}`);
    await untilOnHost(`[ "$(xl domid ${FIRST} 2>/dev/null || echo ${old})" != ${old} ]`, 300);
    expect((await reportOf(FIRST, 600)).address).toBe('10.77.0.2/24');
    const now = await domid(FIRST);
    await untilOnHost(`! nft list table bridge xenguide | grep -q vif${old}.0`, 60);
    expect(await rules()).toContain(`jump from-vif${now}.0`);
    expect(await reach('10.77.0.2', 23)).toBe('silence');
    expect(await reach(HOST_SEEN, 2222, fromOutside)).toBe('reached');

    // A reload, as after somebody flushed all rules, and a DHCP server that starts anew.
    await onHost(`systemctl reload ${UNITS[0]} && systemctl restart ${UNITS[1]}`);
    expect(await reach(HOST_SEEN, 2222, fromOutside)).toBe('reached');

    // What a boot finds: no bridge, no rules, no passing on.
    await onHost(`xl shutdown -w ${FIRST}`, 300);
    await onHost(`systemctl stop ${UNITS.join(' ')}; sysctl -q -w net.ipv4.ip_forward=0`);
    expect(await onHost('nft list tables')).not.toContain('xenguide');
    await onHost(`systemctl restart systemd-sysctl; systemctl start ${UNITS[1]}`);
    await forgetConsole(FIRST);
    await onHost(`xl create -q /etc/xen/${FIRST}.cfg`, 300);
    expect((await reportOf(FIRST, 600)).address).toBe('10.77.0.2/24');
    expect(await reach(HOST_SEEN, 2222, fromOutside)).toBe('reached');
    expect(await reach('10.77.0.2', 23)).toBe('silence');
    for (const unit of UNITS) {
      expect((await onHost(`systemctl is-enabled ${unit}`)).trim()).toBe('enabled');
      expect(await onHost(`systemctl show -p Before ${unit}`)).toContain('xendomains.service');
      expect(
        await onHost(`systemd-analyze verify /etc/systemd/system/${unit}.service 2>&1 | grep xenguide || true`),
      ).toBe('');
    }
    const undone = await undo(FIRST);
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  }, 3_600_000);

  test('on the lab’s bridge too: the firewall comes and goes with the card, and a card without rules does not start', async () => {
    const bridged = guest(FIRST, {
      network: [{ mode: 'bridge', bridge: 'xenbr0' }],
      firewall: { allow: [{ proto: 'tcp', port: 22, from: '10.20.0.0/24' }] },
    });
    const made = await provision(bridged).ended;
    expect(made.code, made.stderr).toBe(0);
    const address = (await reportOf(FIRST, 600)).address!.split('/')[0]!;
    expect(await reach(address, 22)).toBe('reached');
    expect(await reach(address, 23)).toBe('silence');
    await onHost(`xl shutdown -w ${FIRST}`, 300);
    await untilOnHost('! nft list tables | grep -q xenguide', 120);

    await onHost('mv /etc/xen/xenguide/network/vif /etc/xen/xenguide/network/aside');
    const failed = await onHost(`xl create -q /etc/xen/${FIRST}.cfg 2>&1; true`, 300);
    expect(failed).toContain('there are no rules for the card');
    await onHost('mv /etc/xen/xenguide/network/aside /etc/xen/xenguide/network/vif');
    expect((await undo(FIRST)).code).toBe(0);
    await nothingIsLeft();
  }, 1_800_000);
});

describe('a program that is killed', () => {
  test.each([
    ['while the network is made', `systemctl is-active --quiet ${UNITS[0]}`],
    ['while the image is copied', `test -e /var/lib/xen/images/${FIRST}-disk.img`],
  ])(
    '%s: undo leaves nothing',
    async (_, moment) => {
      const { child, ended } = provision(guest(FIRST, LED));
      await untilOnHost(moment, 600);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      const undone = await undo(FIRST);
      expect(undone.code, undone.stderr).toBe(0);
      await nothingIsLeft();
    },
    1_200_000,
  );
});

describe('what is in the way', () => {
  test('a bridge of that name that is somebody else’s stays, and a program on the port is named', async () => {
    await onHost(`ip link add name ${NETWORK} type bridge`);
    try {
      const refused = await provision(guest(FIRST, { network: [{ mode: 'nat', network: NETWORK }] })).ended;
      expect(refused.code, refused.stderr).toBe(5);
      expect(refused.stderr).toContain(`${NETWORK} is there already`);
    } finally {
      await onHost(`ip link delete dev ${NETWORK}`);
    }
    const ssh: Partial<Wanted> = { network: [{ mode: 'nat', forwards: [{ proto: 'tcp', host: 22, guest: 22 }] }] };
    const taken = await provision(guest(FIRST, ssh)).ended;
    expect(taken.code, taken.stderr).toBe(5);
    expect(taken.stderr).toContain('a program of the host uses the port tcp/22');
    await nothingIsLeft();
  }, 600_000);
});
