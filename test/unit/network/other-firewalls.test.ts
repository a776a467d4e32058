import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import { readNft } from '../../../src/host/probes/filters-nft.ts';
import { readSaved } from '../../../src/host/probes/filters-saved.ts';
import type { PacketFilter } from '../../../src/host/traffic.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { conflicts, type Found } from '../../../src/network/conflicts/index.ts';
import type { Known } from '../../../src/network/test/network-test.ts';
import { testsOf } from '../../../src/network/test/tests.ts';

/**
 * The rules that ufw 0.36.2 and firewalld 1.3.3 of Debian 12 really make, as `iptables-nft-save -c` and `nft -j` printed them:
 * as they come, and after the remedies that the radar prints were carried out by ufw and firewalld themselves.
 */
const recorded = (name: string): string => readFileSync(join(import.meta.dirname, 'recorded', name), 'utf8');
const ufw = (name = 'ufw-0.36.2.save') => readSaved(recorded(name), 'iptables-nft');
const firewalld = (name = 'firewalld-1.3.3.txt') => readNft(recorded(name));

function factsWith(filters: PacketFilter[]): Facts {
  const facts = exampleFacts();
  const switches = { 'net.bridge.bridge-nf-call-iptables': '1', 'net.ipv4.ip_forward': '1' };
  facts.traffic = { switches, switchLines: [], neighbours: [], filters };
  return facts;
}
const mac = '00:16:3e:00:00:01';
const BRIDGED: NetworkCard = { mode: 'bridge', mac, vif: { mac, bridge: 'xenbr0' }, address: { dhcp: true } };
const NAT: NetworkCard = {
  mode: 'nat',
  mac,
  vif: { mac, bridge: 'xenguide0' },
  address: { dhcp: true, reserved: '10.77.0.2' },
};
const found = (filters: PacketFilter[], card: NetworkCard): Found[] =>
  conflicts(factsWith(filters), [card], 'web1').filter(({ id }) => id === 'forward-drop' || id === 'input-drop');

describe('ufw as it is', () => {
  it('drops what passes a bridge: named with its counter and ufw’s own remedy', () => {
    expect(found(ufw(), BRIDGED)).toMatchObject([
      {
        id: 'forward-drop',
        title: 'ufw drops what passes the bridge xenbr0',
        evidence: expect.stringContaining('iptables-nft, chain FORWARD: policy drop, 0 packets so far'),
        commands: ['ufw route allow in on xenbr0 out on xenbr0'],
      },
    ]);
  });

  it('drops what a private network sends, and what its guests ask the host', () => {
    expect(found(ufw(), NAT)).toMatchObject([
      { id: 'forward-drop', commands: ['ufw route allow in on xenguide0', 'ufw route allow out on xenguide0'] },
      {
        id: 'input-drop',
        title: 'ufw keeps the guests’ questions out of the host',
        evidence: expect.stringContaining('ufw-skip-to-policy-input -j DROP, 0 packets so far'),
        commands: ['ufw allow in on xenguide0 to any port 67 proto udp', 'ufw allow in on xenguide0 to any port 53'],
      },
    ]);
  });

  it('after these commands nothing is in the way, and nothing is said', () => {
    const after = ufw('ufw-0.36.2-allowed.save');
    expect([...found(after, BRIDGED), ...found(after, NAT)]).toEqual([]);
  });
});

describe('the test of a guest behind NAT', () => {
  const judged = (filters: PacketFilter[]) => {
    const facts = factsWith(filters);
    const own = { subnet: '10.77.0.0/24', guest: 'web1', index: '0', isNew: 'no' };
    const test = testsOf({ ...NAT, own }, facts).find(({ id }) => id === 'nat.between')!;
    const asked = test.ask({} as Known);
    const nothing = { code: 0, stdout: '', stderr: '', timedOut: false };
    return typeof asked === 'string' ? asked : test.judge({ table: nothing }, {} as Known);
  };

  it.each<[string, () => PacketFilter[], () => PacketFilter[], RegExp]>([
    ['ufw', ufw, () => ufw('ufw-0.36.2-allowed.save'), /ufw route allow in on xenguide0/],
    [
      'firewalld',
      firewalld,
      () => firewalld('firewalld-1.3.3-trusted.txt'),
      /--zone=trusted --add-interface=xenguide0/,
    ],
  ])('names %s with its own remedy, and none of it after that', (_, before, after, remedy) => {
    expect(judged(before())).toMatchObject({ verdict: 'fail', remedy: expect.stringMatching(remedy) });
    expect(judged(after())).toMatchObject({ verdict: 'ok' });
    expect(judged([])).toMatch(/No other firewall/);
  });
});

describe('firewalld as it is', () => {
  it('rejects what passes a bridge that is shown to it', () => {
    expect(found(firewalld(), BRIDGED)).toMatchObject([
      {
        id: 'forward-drop',
        title: 'firewalld drops what passes the bridge xenbr0',
        evidence: expect.stringMatching(
          /nft chain inet firewalld filter_FORWARD: filter_FWD_public: reject, without a counter/,
        ),
      },
    ]);
  });

  it('rejects what a private network sends, and what its guests ask the host; in the zone trusted it does not', () => {
    const command = 'firewall-cmd --permanent --zone=trusted --add-interface=xenguide0';
    expect(found(firewalld(), NAT)).toMatchObject([
      { id: 'forward-drop', commands: [command, 'firewall-cmd --reload'] },
      { id: 'input-drop', commands: [command, 'firewall-cmd --reload'] },
    ]);
    expect(found(firewalld('firewalld-1.3.3-trusted.txt'), NAT)).toEqual([]);
  });
});
