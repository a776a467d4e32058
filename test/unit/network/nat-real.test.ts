import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { nat } from '../../../src/network/nat.ts';
import { ownRenderer } from '../../support/templates.ts';
import { type Frame, obstacle, Wires } from './wires.ts';

/** The files of a private network, used as systemd uses them: real addresses, real masquerade, real ports. */

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/nat-real: left out: ${why}\n`);

const WEB = '00:16:3e:00:00:01';
const MAIL = '00:16:3e:00:00:02';
const NETWORK = { network: 'xenguide0', subnet: '10.77.0.0/24', mac: 'auto' };
const card = (guest: string, mac: string, ip: string, forwards: string[] = []): NetworkCard =>
  nat.resolve({ ...NETWORK, ip, forwards }, { at: 'network.0', guest, mac, facts: exampleFacts() })!;

describe.skipIf(why !== undefined && !process.env.CI)('a private network', () => {
  let wires: Wires;
  let before: string;
  let dnsmasq: ReturnType<typeof spawn> | undefined;
  const everything = () =>
    `${wires.run('host', 'nft list ruleset')}${wires.run('host', 'ip -o link show type bridge')}`;
  const unitText = (unit: string): string => wires.run('host', `cat ${wires.root}/etc/systemd/system/${unit}`);
  const reload = () => unit('ExecReload');

  /** What systemd would start for this key of the network’s unit, in its order. */
  function unit(key: string): void {
    const lines = unitText('xenguide-network-xenguide0.service').matchAll(new RegExp(`^${key}=-?(.*)$`, 'gm'));
    for (const [, command] of lines) wires.run('host', command!);
  }

  async function answersDhcp(): Promise<void> {
    const [, command] = /^ExecStart=(.*)$/m.exec(unitText('xenguide-dhcp-xenguide0.service'))!;
    mkdirSync(join(wires.root, 'run/xenguide-xenguide0'), { recursive: true });
    const space = wires.nameOf('host');
    const words = [...command!.split(' '), '--keep-in-foreground', '--log-facility=-'];
    dnsmasq = spawn('ip', ['netns', 'exec', space, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      dnsmasq!.stderr!.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('started')) resolve();
      });
      dnsmasq!.on('close', () => reject(new Error(said)));
    });
  }

  beforeAll(async () => {
    wires = new Wires();
    for (const space of ['host', 'web', 'mail', 'world']) wires.space(space);
    wires.wire('host', 'vif1.0', 'web', 'enX0', WEB);
    wires.wire('host', 'vif2.0', 'mail', 'enX0', MAIL);
    wires.wire('host', 'eno1', 'world', 'eth0');
    wires.run('host', 'ip address add 192.0.2.2/24 dev eno1');
    wires.run('host', 'ip link set dev eno1 up');
    wires.run('world', 'ip address add 192.0.2.1/24 dev eth0');
    // A neighbour that knows how to get into the private network, if the host lets it.
    wires.run('world', 'ip route add 10.77.0.0/24 via 192.0.2.2');
    before = everything();
    wires.run('host', 'sysctl -q -w net.ipv4.ip_forward=1');
    const cards = [
      card('web1', WEB, '10.77.0.2', ['tcp/2222 to 22', 'udp/5353 to 53']),
      card('mail', MAIL, '10.77.0.7', ['tcp/2525 to 25']),
    ];
    // The second finds the network there, and adds its own files only.
    wires.write(cards.flatMap((each) => nat.actions(each, ownRenderer.fill)));
    unit('ExecStart');
    for (const [each, mac] of [
      ['vif1.0', WEB],
      ['vif2.0', MAIL],
    ] as const) {
      wires.run('host', `ip link set dev ${each} master xenguide0 up`);
      await wires.carries(['host', each], [mac === WEB ? 'web' : 'mail', 'enX0']);
    }
    await wires.carries(['host', 'eno1'], ['world', 'eth0']);
    await answersDhcp();
  }, 120_000);
  afterAll(() => {
    dnsmasq?.kill();
    wires?.close();
  });

  it.each([
    ['web', WEB, '10.77.0.2'],
    ['mail', MAIL, '10.77.0.7'],
  ])('gives %s the address that is kept for it, and itself as the router', (space, mac, address) => {
    expect(wires.packets(space, 'lease', 'enX0', mac)).toBe(`${address} 10.77.0.1`);
    wires.run(space, `ip address replace ${address}/24 dev enX0`);
    wires.run(space, 'ip route replace default via 10.77.0.1');
  });

  it('listens on the bridge and nowhere else', () => {
    const listening = wires.run('host', 'ss -H -n -l -t -u');
    expect(listening).toMatch(/10\.77\.0\.1(%xenguide0)?:53\b/);
    expect(listening).not.toMatch(/(192\.0\.2\.2|127\.0\.0\.1|0\.0\.0\.0|\*)(%lo|%eno1)?:53\b/);
  });

  it('sends a guest out under the host’s address', async () => {
    const world = wires.start('world', ['serve', '80', '192.0.2.1']);
    await world.ready;
    expect(wires.packets('web', 'connect', '192.0.2.1', '80')).toBe('connected');
    expect(await world.said).toEqual(['192.0.2.2']);
  });

  it.each([
    ['from outside', 'world', '192.0.2.2', '2222', 'web', '10.77.0.2', '22', '192.0.2.1'],
    ['from the host itself', 'host', '192.0.2.2', '2222', 'web', '10.77.0.2', '22', '192.0.2.2'],
    ['from the other guest', 'mail', '192.0.2.2', '2222', 'web', '10.77.0.2', '22', '10.77.0.1'],
    ['of the second guest', 'world', '192.0.2.2', '2525', 'mail', '10.77.0.7', '25', '192.0.2.1'],
  ])('leads a port of the host to a guest, reached %s', async (_, from, host, port, to, address, own, seen) => {
    const guest = wires.start(to, ['serve', own, address]);
    await guest.ready;
    expect(wires.packets(from, 'connect', host, port)).toBe('connected');
    expect(await guest.said).toEqual([seen]);
  });

  it('lets nobody else in, who knows the guests’ addresses too', async () => {
    const mac = (space: string, each: string) => wires.run(space, `cat /sys/class/net/${each}/address`).trim();
    const frame = (label: string, to: string, port: number): Frame => ({
      label,
      dst: mac('host', 'eno1'),
      src: mac('world', 'eth0'),
      ip: ['192.0.2.1', to],
      udp: [4000, port],
    });
    expect(
      await wires.heard(
        ['world', 'eth0'],
        ['web', 'enX0'],
        [frame('direct', '10.77.0.2', 53), frame('not led', '192.0.2.2', 54)],
        frame('led', '192.0.2.2', 5353),
      ),
    ).toEqual([]);
  });

  it('lets nothing out that has no address of the network: it would go by unchanged', async () => {
    const mac = (space: string, each: string) => wires.run(space, `cat /sys/class/net/${each}/address`).trim();
    wires.run('host', 'sysctl -q -w net.ipv6.conf.all.forwarding=1 net.ipv4.conf.all.rp_filter=0');
    wires.run('host', 'sysctl -q -w net.ipv4.conf.xenguide0.rp_filter=0');
    wires.run('host', 'ip address add 2001:db8::2/64 dev eno1 nodad');
    wires.run('world', 'ip address add 2001:db8::1/64 dev eth0 nodad');
    wires.run('host', `ip neighbour replace 2001:db8::1 lladdr ${mac('world', 'eth0')} dev eno1`);
    const frame = (label: string, more: Partial<Frame>): Frame => ({
      ...{ label, dst: mac('host', 'xenguide0'), src: WEB, udp: [4000, 9] },
      ...more,
    });
    const sent = [
      frame('foreign', { ip: ['10.99.0.9', '192.0.2.1'] }),
      frame('six', { ip6: ['2001:db8:99::9', '2001:db8::1'] }),
    ];
    const end = frame('own', { ip: ['10.77.0.2', '192.0.2.1'] });
    const heard = () => wires.heard(['web', 'enX0'], ['world', 'eth0'], sent, end);
    expect(await heard()).toEqual([]);
    // Without these lines both do get out.
    wires.run('host', 'nft flush chain inet xenguide-xenguide0 between');
    expect(await heard()).toEqual(['foreign', 'six']);
    reload();
    wires.run('host', 'sysctl -q -w net.ipv6.conf.all.forwarding=0');
  });

  it('a guest that goes takes its ports along, and the other keeps its own', () => {
    const rules = () => wires.run('host', 'nft list table inet xenguide-xenguide0');
    expect(rules()).toContain('dport 2222');
    rmSync(join(wires.root, 'etc/xen/xenguide/network/nat/xenguide0/forwards/web1,0.nft'));
    reload();
    expect(rules()).not.toContain('dport 2222');
    expect(rules()).toContain('dport 2525');
  });

  it('loading the rules again changes nothing', () => {
    const once = wires.run('host', 'nft list ruleset');
    reload();
    expect(wires.run('host', 'nft list ruleset')).toBe(once);
  });

  it('stopped, it leaves the host’s rules and bridges as they were, byte for byte', () => {
    unit('ExecStopPost');
    expect(everything()).toBe(before);
  });
});
