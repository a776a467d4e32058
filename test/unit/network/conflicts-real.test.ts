import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/host/facts.ts';
import { localRunner } from '../../../src/host/local.ts';
import { readFacts } from '../../../src/host/probe.ts';
import type { Runner } from '../../../src/host/runner.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { conflicts, type Found } from '../../../src/network/conflicts/index.ts';
import { type Frame, obstacle, Wires } from './wires.ts';

/**
 * Other firewalls as they really are: their chains made with the real iptables, frames that really get lost, the real probe,
 * and the printed remedy carried out word for word.
 */

const missing = ['iptables-nft', 'iptables-legacy', 'ss', 'bridge'].find(
  (program) => spawnSync(program, ['-V']).error !== undefined,
);
const why = obstacle() ?? (missing && `${missing} is not installed`);
if (why) process.stderr.write(`test/unit/network/conflicts-real: left out: ${why}\n`);

const WEB = '00:16:3e:00:00:01';
const MAIL = '00:16:3e:00:00:02';

describe.skipIf(why !== undefined && !process.env.CI)('on a host with another firewall', () => {
  let wires: Wires;
  const host = (words: string) => wires.run('host', words);

  beforeEach(async () => {
    wires = new Wires();
    for (const space of ['host', 'web', 'mail', 'world']) wires.space(space);
    host('ip link add name xenbr0 type bridge');
    host('ip link set dev xenbr0 up');
    wires.wire('host', 'vif1.0', 'web', 'enX0', WEB);
    wires.wire('host', 'vif2.0', 'mail', 'enX0', MAIL);
    for (const card of ['vif1.0', 'vif2.0']) host(`ip link set dev ${card} master xenbr0 up`);
    await wires.carries(['host', 'vif1.0'], ['host', 'vif2.0'], ['web', 'enX0'], ['mail', 'enX0']);
  });
  afterEach(() => wires.close());

  /** The probes as they are, looking at the host’s own network. */
  async function facts(): Promise<Facts> {
    const here = localRunner();
    const runner: Runner = {
      ...here,
      run: (command, options) =>
        here.run({ ...command, argv: ['ip', 'netns', 'exec', wires.nameOf('host'), ...command.argv] }, options),
    };
    return readFacts(runner);
  }
  const found = async (id: string, cards?: NetworkCard[]): Promise<Found[]> =>
    conflicts(await facts(), cards, 'new').filter((each) => each.id === id);

  const ip = (label: string): Frame => ({
    label,
    dst: MAIL,
    src: WEB,
    ip: ['192.0.2.10', '192.0.2.11'],
    udp: [4000, 4001],
  });
  const arp: Frame = { label: 'arp', dst: MAIL, src: WEB, type: 0x806, arp: [WEB, '192.0.2.10'] };
  /** Which of three packets from guest to guest arrive; ARP behind them always does. */
  const arrives = () => wires.heard(['web', 'enX0'], ['mail', 'enX0'], [ip('1'), ip('2'), ip('3')], arp);

  /** The commands that a person would copy. */
  function carryOut({ commands }: Found): void {
    for (const command of commands) host(command);
  }

  it.each(['iptables-nft', 'iptables-legacy'])(
    'Docker’s FORWARD DROP (%s): counted, named, and gone after the remedy',
    async (iptables) => {
      expect(await arrives()).toEqual(['1', '2', '3']);
      // What dockerd makes (docker 20 to 27), shortened to one bridge.
      for (const words of [
        '-N DOCKER',
        '-N DOCKER-ISOLATION-STAGE-1',
        '-N DOCKER-USER',
        '-A FORWARD -j DOCKER-USER',
        '-A FORWARD -j DOCKER-ISOLATION-STAGE-1',
        '-A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
        '-A FORWARD -o docker0 -j DOCKER',
        '-A FORWARD -i docker0 ! -o docker0 -j ACCEPT',
        '-A FORWARD -i docker0 -o docker0 -j ACCEPT',
        '-A DOCKER-ISOLATION-STAGE-1 -j RETURN',
        '-A DOCKER-USER -j RETURN',
        '-P FORWARD DROP',
      ]) {
        host(`${iptables} ${words}`);
      }
      host('sysctl -q -w net.bridge.bridge-nf-call-iptables=1');
      expect(await arrives()).toEqual([]);

      const [conflict, ...more] = await found('forward-drop');
      expect(more).toEqual([]);
      expect(conflict).toMatchObject({ severity: 'blocks', title: 'Docker drops what passes the bridge xenbr0' });
      expect(conflict!.evidence).toContain(`${iptables}, chain FORWARD: policy drop, 3 packets so far`);
      expect(conflict!.evidence).toContain('net.bridge.bridge-nf-call-iptables=1');

      carryOut(conflict!);
      expect(await found('forward-drop')).toEqual([]);
      expect(await arrives()).toEqual(['1', '2', '3']);
    },
  );

  it('without br_netfilter’s switch Docker is nothing to a bridge, and nothing is said', async () => {
    host('sysctl -q -w net.bridge.bridge-nf-call-iptables=0');
    host('iptables-nft -P FORWARD DROP');
    expect(await arrives()).toEqual(['1', '2', '3']);
    expect(await found('forward-drop')).toEqual([]);
  });

  it('a table of nft’s own that drops is named with its chain, and gone after the remedy', async () => {
    host('sysctl -q -w net.bridge.bridge-nf-call-iptables=1');
    wires.run(
      'host',
      'nft -f -',
      `table inet filter {
         chain forward { type filter hook forward priority filter; policy drop;
           ct state { established, related } accept
           iifname { "eno1", "wg0" } accept
         }
       }`,
    );
    expect(await arrives()).toEqual([]);
    const all = await found('forward-drop');
    expect(all.map(({ title }) => title)).toEqual(['nftables drops what passes the bridge xenbr0']);
    expect(all[0]!.evidence).toContain('nft chain inet filter forward: policy drop');
    for (const command of all[0]!.commands) wires.run('host', command.replaceAll('"', '').split(' '));
    expect(await found('forward-drop')).toEqual([]);
    expect(await arrives()).toEqual(['1', '2', '3']);
  });

  // What ufw and firewalld of Debian 12 really load (see other-firewalls.test.ts), loaded in the same way.
  const recorded = (name: string): string => readFileSync(join(import.meta.dirname, 'recorded', name), 'utf8');

  it('ufw’s own rules: counted, named, and gone after what ufw makes of the remedy', async () => {
    host('sysctl -q -w net.bridge.bridge-nf-call-iptables=1');
    wires.run('host', 'iptables-nft-restore', recorded('ufw-0.36.2.save'));
    expect(await arrives()).toEqual([]);
    const [conflict] = await found('forward-drop');
    expect(conflict).toMatchObject({
      title: 'ufw drops what passes the bridge xenbr0',
      evidence: expect.stringContaining('iptables-nft, chain FORWARD: policy drop, 3 packets so far'),
      commands: ['ufw route allow in on xenbr0 out on xenbr0'],
    });
    wires.run('host', 'iptables-nft-restore', recorded('ufw-0.36.2-allowed.save'));
    expect(await found('forward-drop')).toEqual([]);
    expect(await arrives()).toEqual(['1', '2', '3']);
  });

  it('firewalld’s own table: named with the rule that rejects, and gone after the remedy', async () => {
    host('sysctl -q -w net.bridge.bridge-nf-call-iptables=1');
    wires.run('host', ['nft', '-j', '-f', join(import.meta.dirname, 'recorded', 'firewalld-1.3.3.txt')]);
    expect(await arrives()).toEqual([]);
    const [conflict, ...more] = await found('forward-drop');
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ severity: 'blocks', title: 'firewalld drops what passes the bridge xenbr0' });
    expect(conflict!.evidence).toContain('nft chain inet firewalld filter_FORWARD: filter_FWD_public: reject');
    carryOut(conflict!);
    expect(await found('forward-drop')).toEqual([]);
    expect(await arrives()).toEqual(['1', '2', '3']);
  });

  it('rules in both systems are told with the counter that counts', async () => {
    host('sysctl -q -w net.bridge.bridge-nf-call-iptables=1');
    host('iptables-nft -A FORWARD -i xenbr0 -j ACCEPT');
    host('iptables-legacy -P FORWARD DROP');
    await arrives();
    const [both] = await found('two-rule-systems');
    expect(both!.evidence).toContain('iptables-legacy FORWARD: 0 rules, policy drop with 3 packets');
    expect(both!.evidence).toContain('iptables-nft FORWARD: 1 rules, policy accept');
    expect((await found('forward-drop')).map(({ evidence }) => evidence)).toEqual([
      expect.stringContaining('iptables-legacy, chain FORWARD: policy drop, 3 packets'),
    ]);
  });

  it('behind NAT both ways are freed, and what guests ask the host', async () => {
    host('ip link add name xenguide0 type bridge');
    host('ip address add 10.77.0.1/24 dev xenguide0');
    host('ip link set dev vif1.0 master xenguide0');
    host('ip link set dev xenguide0 up');
    wires.wire('host', 'eno1', 'world', 'eth0');
    host('ip address add 192.0.2.2/24 dev eno1');
    host('ip link set dev eno1 up');
    host('ip route add default via 192.0.2.1');
    host('sysctl -q -w net.ipv4.ip_forward=1');
    wires.run('world', 'ip address add 192.0.2.1/24 dev eth0');
    wires.run('world', 'ip route add 10.77.0.0/24 via 192.0.2.2');
    wires.run('web', 'ip address add 10.77.0.2/24 dev enX0');
    wires.run('web', 'ip route add default via 10.77.0.1');
    await wires.carries(['host', 'eno1'], ['world', 'eth0'], ['host', 'vif1.0']);
    const reaches = async (to: 'world' | 'host', address: string): Promise<boolean> => {
      const server = wires.start(to, ['serve', '53', address]);
      await server.ready;
      try {
        // Two seconds from when python runs, however long that takes on a busy machine.
        wires.run('web', ['python3', '-c', `import socket; socket.create_connection(("${address}", 53), 2)`]);
        return true;
      } catch {
        wires.run(to, ['python3', '-c', `import socket; socket.create_connection(("${address}", 53))`]);
        return false;
      } finally {
        await server.said;
      }
    };
    expect([await reaches('world', '192.0.2.1'), await reaches('host', '10.77.0.1')]).toEqual([true, true]);
    host('iptables-nft -N DOCKER-USER');
    host('iptables-nft -A FORWARD -j DOCKER-USER');
    host('iptables-nft -P FORWARD DROP');
    host('iptables-nft -A INPUT -i lo -j ACCEPT');
    host('iptables-nft -P INPUT DROP');
    expect([await reaches('world', '192.0.2.1'), await reaches('host', '10.77.0.1')]).toEqual([false, false]);

    const mac = WEB;
    const cards: NetworkCard[] = [
      { mode: 'nat', mac, vif: { mac, bridge: 'xenguide0' }, address: { dhcp: true, reserved: '10.77.0.2' } },
    ];
    const [forward] = await found('forward-drop', cards);
    expect(forward!.evidence).toMatch(/iptables-nft, chain FORWARD: policy drop, [1-9]\d* packets so far$/);
    // Half of it is not enough: the answers would not come back.
    host(forward!.commands[0]!);
    expect(await found('forward-drop', cards)).toHaveLength(1);
    expect(await reaches('world', '192.0.2.1')).toBe(false);
    host(forward!.commands[1]!);
    const [input] = await found('input-drop', cards);
    expect(input!.evidence).toMatch(/iptables-nft, chain INPUT: policy drop, [1-9]\d* packets so far$/);
    carryOut(input!);
    expect([await found('forward-drop', cards), await found('input-drop', cards)]).toEqual([[], []]);
    expect([await reaches('world', '192.0.2.1'), await reaches('host', '10.77.0.1')]).toEqual([true, true]);
  }, 300_000);

  it('a MAC that is on the bridge already is told with the port where it was heard', async () => {
    await arrives();
    const card = (mac: string): NetworkCard => ({
      mode: 'bridge',
      mac,
      vif: { mac, bridge: 'xenbr0' },
      address: { dhcp: true },
    });
    const [taken] = await found('same-mac', [card(WEB)]);
    expect(taken!.evidence).toBe(`bridge fdb show br xenbr0: ${WEB} at vif1.0`);
    expect(await found('same-mac', [card('00:16:3e:00:00:03')])).toEqual([]);
  });

  it('looking changes nothing: rules, bridges and switches are as before, also where nothing was there', async () => {
    const everything = () =>
      [
        host('nft list ruleset'),
        host('iptables-legacy-save'),
        host('ip -o link'),
        wires.run('host', ['sh', '-c', 'cat /proc/net/ip_tables_names; grep -r . /proc/sys/net/bridge']),
      ].join('\n');
    const before = everything();
    await facts();
    expect(everything()).toBe(before);
  });
});
