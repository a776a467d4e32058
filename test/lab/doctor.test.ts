import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost } from './support/host.ts';
import { type Ended, xenguide } from './support/program.ts';

/** `xenguide doctor NAME` with real vifs, a real xenstore and real guests. */

const NAME = 'see-it';
const NETWORK = 'xenguide0';
const guest = (more: Partial<Wanted>): Wanted => ({
  name: NAME,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'file', dir: '/var/lib/xen/images', size: '100MiB', format: 'raw' },
  ...more,
});
const undo = () => xenguide('undo', NAME, '--host', HOST, '--yes');

interface Check {
  id: string;
  verdict: 'ok' | 'fail' | 'unsure' | 'skip';
  message: string;
  remedy: string;
}
interface Report {
  ok: boolean;
  cards: { mac: string; mode: string; vif: string | null; address: string | null }[];
  checks: Check[];
}

async function look(
  name = NAME,
): Promise<{ ended: Ended; report: Report; of: (id: string) => Check; failed: string[] }> {
  const ended = await xenguide('doctor', name, '--host', HOST, '--json');
  expect([0, 3], ended.stderr).toContain(ended.code);
  const report = JSON.parse(ended.stdout) as Report;
  const failed = report.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  expect(ended.code, ended.stdout).toBe(failed.length > 0 ? 3 : 0);
  return { ended, report, failed, of: (id) => report.checks.find((check) => check.id === id)! };
}

let before: string[];
beforeAll(mustBeUp);
beforeEach(async () => {
  await forgetConsole(NAME);
  before = await everything();
});
afterEach(async () => {
  // A failed test must not fail those after it.
  await undo();
});
const nothingIsLeft = () => expect.poll(everything, { timeout: 120_000, interval: 3_000 }).toEqual(before);

describe('a guest behind NAT', () => {
  test('is well but for a port that nobody serves; each fault of the host is named, and looking leaves nothing', async () => {
    const wanted = guest({
      network: [{ mode: 'nat', forwards: [{ proto: 'tcp', host: 2222, guest: 22 }] }],
      firewall: { antispoof: true, allow: [{ proto: 'icmp', from: 'any' }] },
    });
    const made = await provision(wanted, { test: true }).ended;
    expect(made.code, made.stderr).toBe(0);
    // The short form on the way, whatever it had time for.
    expect(made.stderr).toContain(`Looking at the network of ${NAME}`);
    expect(made.stderr).toContain(`xenguide doctor ${NAME} --host`);
    expect((await reportOf(NAME, 600)).address).toBe('10.77.0.2/24');
    const vif = `vif${(await onHost(`xl domid ${NAME}`)).trim()}.0`;

    const settled = await onHost('ip -o link; nft -s list ruleset; cat /root/.ssh/known_hosts 2>/dev/null; true');
    const first = await look();
    expect(first.report.cards).toMatchObject([{ mode: 'nat', vif, address: '10.77.0.2' }]);
    for (const id of [
      'runs',
      'vif',
      'driver',
      'port',
      'firewall',
      'answers',
      'nat.lease',
      'nat.units',
      'nat.masquerade',
    ]) {
      expect(first.of(id), first.ended.stdout).toMatchObject({ verdict: 'ok' });
    }
    expect(first.of('nat.forward.tcp.2222')).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('nothing listens in the guest'),
    });
    expect(await onHost('ip -o link; nft -s list ruleset; cat /root/.ssh/known_hosts 2>/dev/null; true')).toBe(settled);

    const plain = await xenguide('doctor', NAME, '--host', HOST);
    expect(plain.code).toBe(3);
    expect(plain.stdout).toContain(`ok      ${vif} is a port of the bridge ${NETWORK}.`);
    for (const line of plain.stdout.split('\n').filter((each) => !each.includes('->'))) {
      expect(line.length, line).toBeLessThanOrEqual(100);
    }

    const faults: [id: string, make: string, mend: string][] = [
      ['port', `ip link set dev ${vif} nomaster`, `ip link set dev ${vif} master ${NETWORK}`],
      ['vif', `ip link set dev ${vif} down`, `ip link set dev ${vif} up`],
      ['nat.forwarding', 'sysctl -q -w net.ipv4.ip_forward=0', 'sysctl -q -w net.ipv4.ip_forward=1'],
      ['nat.masquerade', `nft delete table inet xenguide-${NETWORK}`, `systemctl reload xenguide-network-${NETWORK}`],
      ['nat.units', `systemctl stop xenguide-dhcp-${NETWORK}`, `systemctl start xenguide-dhcp-${NETWORK}`],
    ];
    for (const [id, make, mend] of faults) {
      await onHost(make);
      const { failed, of, ended } = await look();
      await onHost(mend);
      expect(failed, ended.stdout).toContain(id);
      expect(of(id).remedy).not.toBe('');
    }

    // A guest that stands still answers nobody; its driver is connected all the same.
    await onHost(`ip neigh flush dev ${NETWORK}; xl pause ${NAME}`);
    const paused = await look();
    await onHost(`xl unpause ${NAME}`);
    expect(paused.of('answers').verdict, paused.ended.stdout).toBe('fail');
    expect(paused.of('nat.forward.tcp.2222').verdict).toBe('skip');

    await onHost(`xl destroy ${NAME}`);
    const gone = await look();
    expect(gone.failed[0]).toBe('runs');
    expect(gone.of('runs').remedy).toContain(`xl create /etc/xen/${NAME}.cfg`);

    expect((await undo()).code).toBe(0);
    await nothingIsLeft();
  }, 3_000_000);
});

describe('a guest on the lab’s bridge, which has no card', () => {
  test('is found by what the host heard of it, also when xenguide did not make it', async () => {
    const made = await provision(guest({ network: [{ mode: 'bridge', bridge: 'xenbr0' }] })).ended;
    expect(made.code, made.stderr).toBe(0);
    const address = (await reportOf(NAME, 600)).address!.split('/')[0]!;
    const own = await look();
    expect(own.report.cards).toMatchObject([{ mode: 'bridge', address }]);
    expect(own.of('answers')).toMatchObject({ verdict: 'ok' });
    expect(own.of('uplink').message).toContain('No card of the host is on the bridge xenbr0');

    // Without our records it is a guest like any other.
    await onHost(`mv /var/lib/xenguide/guests/${NAME} /root/aside`);
    try {
      const other = await look();
      expect(other.report.cards).toMatchObject([{ mode: 'bridge', address }]);
      for (const id of ['runs', 'vif', 'driver', 'port', 'answers']) {
        expect(other.of(id), other.ended.stdout).toMatchObject({ verdict: 'ok' });
      }
    } finally {
      await onHost(`mv /root/aside /var/lib/xenguide/guests/${NAME}`);
    }
    expect((await undo()).code).toBe(0);
    await nothingIsLeft();
  }, 1_800_000);

  test('a name with a slip in it: the near one is offered, exit 2', async () => {
    const made = await provision(guest({ network: [{ mode: 'none' }] }), { start: false }).ended;
    expect(made.code, made.stderr).toBe(0);
    const { code, stderr } = await xenguide('doctor', 'seeit', '--host', HOST);
    expect(code).toBe(2);
    expect(stderr).toContain(`Did you mean ${NAME}?`);
    const none = await xenguide('doctor', NAME, '--host', HOST);
    expect(none.stdout).toContain(`${NAME} has no network card.`);
    expect((await undo()).code).toBe(0);
    await nothingIsLeft();
  }, 900_000);
});
