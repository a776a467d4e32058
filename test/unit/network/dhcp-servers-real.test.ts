import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { dhcpServers, readDhcp } from '../../../src/network/test/dhcp-servers.ts';
import type { Answer, Finding, Known } from '../../../src/network/test/network-test.ts';
import { StandIn } from './stand-in.ts';
import { obstacle, Wires } from './wires.ts';

/** Who answers DHCP on a bridge, asked of real servers (dnsmasq) behind real ports. */

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/dhcp-servers-real: left out: ${why}\n`);
const PATIENCE = 120_000;
const MAC = '00:16:3e:00:00:01';

describe.skipIf(why !== undefined && !process.env.CI)('DHCP servers on a bridge', { timeout: PATIENCE }, () => {
  let wires: Wires;
  let xen: StandIn;
  const mac = (space: string, card: string) => wires.run(space, `cat /sys/class/net/${card}/address`).trim();

  async function ask(card: NetworkCard['address'], own = false): Promise<{ finding: Finding; offers: Answer }> {
    const test = dhcpServers('xenbr0', own);
    const known = {
      guest: 'web1',
      card: { mode: 'bridge', mac: MAC, vif: { mac: MAC, bridge: 'xenbr0' }, address: card },
      facts: exampleFacts(),
    } as unknown as Known;
    const runner = xen.runner('host');
    const questions = Object.entries(test.ask(known));
    const answers = await Promise.all(questions.map(([, { argv }]) => runner.run({ argv })));
    const said = Object.fromEntries(questions.map(([name], index) => [name, answers[index]!] as const));
    return { finding: test.judge(said, known), offers: said.offers! };
  }

  /** A server that gives away whatever it is asked for; resolves with the child once it listens. */
  const server = (space: string, card: string, first: string, router: string, ...more: string[]) =>
    xen.start(
      space,
      [
        ...['dnsmasq', '--keep-in-foreground', '--log-facility=-', '--log-dhcp', '--conf-file=/dev/null', '--port=0'],
        ...['--pid-file=', '--user=root', '--bind-interfaces', `--interface=${card}`, '--no-ping'],
        `--dhcp-leasefile=${wires.root}/leases-${space}`,
        ...[`--dhcp-range=${first},${first.replace(/\d+$/, '99')}`, `--dhcp-option=option:router,${router}`, ...more],
      ],
      'sockets bound',
    );
  const end = (child: ChildProcess) => new Promise((resolve) => child.once('close', resolve).kill('SIGKILL'));

  beforeAll(async () => {
    wires = new Wires();
    xen = new StandIn(wires);
    for (const space of ['host', 'web', 'world']) wires.space(space);
    wires.run('host', 'ip link add name xenbr0 type bridge forward_delay 0');
    wires.wire('host', 'eno1', 'world', 'eth0');
    wires.wire('host', 'vif1.0', 'web', 'enX0', MAC);
    for (const card of ['eno1', 'vif1.0']) wires.run('host', `ip link set dev ${card} master xenbr0 up`);
    wires.run('host', 'ip address add 192.0.2.2/24 dev xenbr0');
    wires.run('host', 'ip link set dev xenbr0 up');
    wires.run('world', 'ip address add 192.0.2.1/24 dev eth0');
    wires.run('web', 'ip address add 192.0.2.66/24 dev enX0');
    await wires.carries(['host', 'eno1'], ['host', 'vif1.0'], ['host', 'xenbr0']);
  }, PATIENCE);
  afterAll(() => {
    xen?.close();
    wires?.close();
  });

  it('nobody: that may be wrong for a guest with an automatic address, and is right for others', async () => {
    expect((await ask({ dhcp: true })).finding).toMatchObject({
      verdict: 'unsure',
      message: expect.stringContaining('No DHCP server on xenbr0'),
    });
    expect((await ask({ dhcp: false, ip: '192.0.2.9/24', gateway: null, dns: [] })).finding.verdict).toBe('ok');
  });

  it('one, then a guest that plays one too: named with its MAC and its port, and nothing is taken or changed', async () => {
    const right = await server('world', 'eth0', '192.0.2.50', '192.0.2.1');
    let log = '';
    right.stderr!.on('data', (text: string) => {
      log += text;
    });
    const state = () =>
      ['ip -o link', 'ip -o address', 'ip neighbour', 'bridge fdb show br xenbr0 dynamic']
        .map((words) => wires.run('host', words))
        .join('\n')
        .replace(/state \w+/g, '');
    await ask({ dhcp: true });
    const before = state();
    const one = await ask({ dhcp: true });
    expect(one.finding).toMatchObject({
      verdict: 'ok',
      message: 'One DHCP server answers on xenbr0: 192.0.2.1.',
      evidence: [expect.stringContaining(`${mac('world', 'eth0')} at the port eno1) offers 192.0.2.`)],
    });
    expect(state()).toBe(before);
    // Asked, offered, and no more: no lease was given, and the log tells who asked.
    expect(log).toMatch(/DHCPDISCOVER\(eth0\) 06:58:/);
    expect(log).toContain('vendor class: xenguide');
    expect(log).not.toContain('DHCPREQUEST');
    expect(wires.run('host', `find ${wires.root}/leases-world -size +0`)).toBe('');
    const [offer] = readDhcp(one.offers);
    expect(offer).toMatchObject({ address: '192.0.2.1', mask: '255.255.255.0', router: '192.0.2.1' });

    const rogue = await server('web', 'enX0', '192.0.2.70', '192.0.2.66');
    const two = await ask({ dhcp: true });
    expect(two.finding).toMatchObject({ verdict: 'fail', message: expect.stringContaining('Several DHCP servers') });
    expect(two.finding.evidence!.join('\n')).toContain(`192.0.2.66 (${MAC} at the port vif1.0)`);
    await end(rogue);
    // Two that say the same may be meant.
    const pair = await server('web', 'enX0', '192.0.2.70', '192.0.2.1');
    expect((await ask({ dhcp: true })).finding).toMatchObject({ verdict: 'unsure' });
    // On a network of our own the host is the only one.
    expect((await ask({ dhcp: true }, true)).finding).toMatchObject({ verdict: 'fail' });
    await end(pair);
    await end(right);
    expect((await ask({ dhcp: true, reserved: '192.0.2.9' }, true)).finding.verdict).toBe('ok');
  });

  it('what cannot be asked is not taken for silence', async () => {
    const { stdout, code, stderr } = await xen
      .runner('web')
      .run({ argv: (dhcpServers('xenbr0').ask({} as Known) as { offers: { argv: [string] } }).offers.argv });
    expect([stdout, code === 0, stderr]).toEqual(['', false, 'there is no xenbr0\n']);
  });
});
