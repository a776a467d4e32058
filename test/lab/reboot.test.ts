import { afterEach, beforeAll, expect, test } from 'vitest';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { HOST, mustBeUp, onHost, rebootHost, untilOnHost } from './support/host.ts';
import { everythingOfNetworks, fromOutside, goInside, HOST_SEEN, standOutside } from './support/network.ts';
import { reach } from './support/outside.ts';
import { xenguide } from './support/program.ts';

/** Each with what must be so before and after. They start with the host, as xendomains does it. */
const BEHIND_NAT = 'reboot-nat';
const ON_BRIDGE = 'reboot-bridge';

const guest = (name: string, more: Partial<Wanted>): Wanted => ({
  name,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'file', dir: '/var/lib/xen/images', size: '100MiB', format: 'raw' },
  autostart: true,
  ...more,
});

const undo = (name: string) => xenguide('undo', name, '--host', HOST, '--yes');

beforeAll(mustBeUp);
afterEach(async () => {
  for (const name of [ON_BRIDGE, BEHIND_NAT]) await undo(name);
});

test('what was made is there again after the dom0 boots anew: guests, addresses, forwards and firewalls', async () => {
  for (const name of [BEHIND_NAT, ON_BRIDGE]) await forgetConsole(name);
  const before = await everythingOfNetworks();
  const made = await provision(
    guest(BEHIND_NAT, {
      network: [{ mode: 'nat', forwards: [{ proto: 'tcp', host: 2222, guest: 22 }] }],
      firewall: { allow: [{ proto: 'icmp', from: 'any' }] },
    }),
  ).ended;
  expect(made.code, made.stderr).toBe(0);
  const other = await provision(guest(ON_BRIDGE, { firewall: { allow: [{ proto: 'tcp', port: 22, from: 'any' }] } }))
    .ended;
  expect(other.code, other.stderr).toBe(0);

  const asWasSaid = async (): Promise<void> => {
    expect((await reportOf(BEHIND_NAT, 900)).address).toBe('10.77.0.2/24');
    const bridged = (await reportOf(ON_BRIDGE, 900)).address!.split('/')[0]!;
    await standOutside();
    try {
      expect(await reach(HOST_SEEN, 2222, fromOutside), 'the port that leads to it').toBe('reached');
      expect(await reach('10.77.0.2', 23), 'a port that was not opened').toBe('silence');
      expect(await reach(bridged, 22), 'a port that was opened').toBe('reached');
      expect(await reach(bridged, 23), 'a port that was not opened').toBe('silence');
    } finally {
      await goInside();
    }
  };
  await asWasSaid();

  // The guests must not be saved and restored: what is tested is a start from nothing.
  await onHost("sed -i 's/^XENDOMAINS_SAVE=.*/XENDOMAINS_SAVE=/' /etc/default/xendomains");
  for (const name of [BEHIND_NAT, ON_BRIDGE]) {
    await onHost(`xl shutdown -w ${name}`, 300);
    await forgetConsole(name);
  }
  await rebootHost();
  await untilOnHost(`xl list ${BEHIND_NAT} && xl list ${ON_BRIDGE}`, 600).catch(async (error: unknown) => {
    // Why a guest did not start is known to that boot only.
    const said = await onHost(
      "xl list; journalctl --no-pager -q -b -u xendomains -u 'xenguide-*' | tail -n 60; tail -n 20 /var/log/xen/xl-reboot-*.log /var/log/xen/xen-hotplug.log",
    );
    throw new Error(said, { cause: error });
  });
  await asWasSaid();

  for (const name of [BEHIND_NAT, ON_BRIDGE]) {
    const undone = await undo(name);
    expect(undone.code, undone.stderr).toBe(0);
  }
  await expect.poll(everythingOfNetworks, { timeout: 120_000, interval: 3_000 }).toEqual(before);
}, 7_200_000);
