import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetConsole, log, provision, reportOf, typeIn, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, untilOnHost } from './support/host.ts';
import { makeOutside, reach, removeOutside } from './support/outside.ts';
import { xenguide } from './support/program.ts';

const FIRST = 'route-one';
const SECOND = 'route-two';
const CARD = 'xgr0';
const SPACE = 'xg-routed';
/** Neighbours outside look for these on the wire: the host answers. */
const OWN4 = '198.51.100.10';
const OWN6 = '2001:db8:51::10';
/** The outside is told that it is behind the host. */
const LED4 = '203.0.113.9';
const fromOutside = `ip netns exec ${SPACE}`;

/** Booted directly, and told its address as the kernel's ip= has it (guide/network/route.md). */
const guest = (name: string, ip: string, neighbour: string, more: Partial<Wanted>): Wanted => ({
  name,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  source: {
    boot: 'direct',
    kernel: '/srv/images/vmlinuz',
    ramdisk: '/srv/images/initrd.img',
    cmdline: `ro ip=${ip}::${neighbour}:255.255.255.254:${name}::none`,
  },
  storage: { backend: 'file', dir: '/var/lib/xen/images', size: '100MiB', format: 'raw' },
  ...more,
});
const first = guest(FIRST, OWN4, '198.51.100.11', {
  network: [{ mode: 'route', via: CARD, ip: OWN4, ip6: OWN6 }],
  firewall: { antispoof: true, allow: [{ proto: 'tcp', port: 22, from: 'any' }] },
});
const second = guest(SECOND, LED4, '203.0.113.8', {
  type: 'pvh',
  network: [{ mode: 'route', via: CARD, ip: LED4 }],
});

const undo = (name: string) => xenguide('undo', name, '--host', HOST, '--yes');

/** All that a route could leave on the host. */
async function all(): Promise<string[]> {
  const output = await onHost(`
    ip -br address | tr -s ' ' | sed 's/^/address /'
    ip -4 route | sed 's/^/route /'
    ip -6 route | sed 's/^/route6 /; s/ expires [0-9]*sec//'
    { ip -4 neighbour show proxy; ip -6 neighbour show proxy; } | sed 's/^/proxy /'
    nft list ruleset | sed 's/^/rule /'
    sysctl net.ipv4.ip_forward net.ipv4.conf.all.accept_redirects net.ipv6.conf.all.forwarding net.ipv6.conf.${CARD}.proxy_ndp
    find /etc/systemd/system /etc/sysctl.d /run -path '*xenguide*' ! -path '*/xen-hotplug/*' | sed 's/^/there /'`);
  return [
    ...(await everything()),
    ...output
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ];
}

const sixth = (name: string) =>
  typeIn(name, [`ip -6 address add ${OWN6}/128 dev eth0`, 'ip -6 route add default via fe80::1 dev eth0']);

let before: string[];
const nothingIsLeft = () => expect.poll(all, { timeout: 120_000, interval: 3_000 }).toEqual(before);

beforeAll(async () => {
  mustBeUp();
  await makeOutside(SPACE, CARD, {
    host: ['198.51.100.1/24', '2001:db8:51::1/64'],
    outside: ['198.51.100.2/24', '2001:db8:51::2/64'],
  });
  await onHost(`ip -n ${SPACE} route add 203.0.113.8/29 via 198.51.100.1`);
});
afterAll(() => removeOutside(SPACE, CARD));
beforeEach(async () => {
  for (const name of [FIRST, SECOND]) await forgetConsole(name);
  before = await all();
});
afterEach(async () => {
  // A failed test must not fail those after it.
  for (const name of [SECOND, FIRST]) await undo(name);
});

describe('guests that the host routes to', () => {
  test('are reached from outside by what was opened, after reboots too, and go without a trace', async () => {
    const made = await provision(first).ended;
    expect(made.code, made.stderr).toBe(0);
    expect((await reportOf(FIRST, 600)).address).toBe(`${OWN4}/31`);
    expect(await reach(OWN4, 22, fromOutside)).toBe('reached');
    expect(await reach(OWN4, 23, fromOutside)).toBe('silence');
    await sixth(FIRST);
    expect(await reach(OWN6, 22, fromOutside), await onHost(`tail -n 20 ${log(FIRST)}`)).toBe('reached');
    expect(await reach(OWN6, 23, fromOutside)).toBe('silence');

    const another = await provision(second).ended;
    expect(another.code, another.stderr).toBe(0);
    expect((await reportOf(SECOND, 600)).address).toBe(`${LED4}/31`);
    expect(await reach(LED4, 23, fromOutside)).toBe('reached');
    expect(await onHost('ip -4 neighbour show proxy')).not.toContain(LED4);

    // The guest reboots: another domain, another vif, the same address.
    const old = (await onHost(`xl domid ${FIRST}`)).trim();
    await forgetConsole(FIRST);
    await onHost(`xl reboot ${FIRST}`);
    await untilOnHost(`[ "$(xl domid ${FIRST} 2>/dev/null || echo ${old})" != ${old} ]`, 300);
    await reportOf(FIRST, 600);
    expect(await reach(OWN4, 22, fromOutside)).toBe('reached');
    expect(await reach(OWN4, 23, fromOutside)).toBe('silence');

    // What a boot of the dom0 finds: no routes, no rules, no passing on.
    for (const name of [FIRST, SECOND]) await onHost(`xl shutdown -w ${name}`, 300);
    await untilOnHost('! nft list tables | grep -q xenguide', 120);
    await onHost('sysctl -q -w net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0; systemctl restart systemd-sysctl');
    await forgetConsole(FIRST);
    await onHost(`xl create -q /etc/xen/${FIRST}.cfg`, 300);
    await reportOf(FIRST, 600);
    expect(await reach(OWN4, 22, fromOutside)).toBe('reached');
    await sixth(FIRST);
    expect(await reach(OWN6, 22, fromOutside)).toBe('reached');

    // Without its description it does not come up, and xl says why.
    await onHost(`xl shutdown -w ${FIRST}`, 300);
    await onHost('mv /etc/xen/xenguide/network/route/guests /etc/xen/xenguide/network/route/aside');
    expect(await onHost(`xl create -q /etc/xen/${FIRST}.cfg 2>&1; true`, 300)).toContain('not described on this host');
    await onHost('mv /etc/xen/xenguide/network/route/aside /etc/xen/xenguide/network/route/guests');

    for (const name of [FIRST, SECOND]) {
      const undone = await undo(name);
      expect(undone.code, undone.stderr).toBe(0);
    }
    await nothingIsLeft();
  }, 5_400_000);

  test('an address that a machine outside has is refused', async () => {
    const refused = await provision(
      guest(FIRST, '198.51.100.2', '198.51.100.3', { network: [{ mode: 'route', via: CARD, ip: '198.51.100.2' }] }),
    ).ended;
    expect(refused.code, refused.stderr).toBe(5);
    expect(refused.stderr).toContain('has the address 198.51.100.2 already');
    await nothingIsLeft();
  }, 600_000);
});
