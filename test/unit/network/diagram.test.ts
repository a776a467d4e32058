import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import { bridge } from '../../../src/network/bridge.ts';
import { cardDiagrams, withVifs } from '../../../src/network/diagram.ts';
import type { NetworkMode } from '../../../src/network/mode.ts';
import { nat } from '../../../src/network/nat.ts';
import { toAscii } from '../../../src/text/ascii.ts';
import { textWidth } from '../../../src/text/width.ts';

const MAC = '00:16:3e:00:00:01';
const NAT = { network: 'xenguide0', subnet: '10.77.0.0/24', ip: '10.77.0.2' };

function drawn(mode: NetworkMode, answers: Record<string, unknown>, facts = exampleFacts(), type: 'pv' | 'hvm' = 'pv') {
  const card = mode.resolve(answers, { at: 'network.0', guest: 'web1', mac: MAC, facts })!;
  return cardDiagrams('web1', type, card, mode.route!(card, facts));
}

describe('the drawing of a card', () => {
  it('on a bridge that is there: only the guest and its vif are new', () => {
    const [way] = drawn(bridge, { bridge: 'xenbr0', ip: 'auto' });
    expect(way).toEqual({
      title: `The card ${MAC}: + is new, the rest is there`,
      lines: [
        '+ guest web1: enX0 or eth0 (an address by DHCP)',
        '     │  Xen’s network link (netfront – netback)',
        '+ vif of web1 on the host',
        '     │',
        '  bridge xenbr0: the host is 192.0.2.2 there',
        '     │',
        '  eno1',
        '     │',
        '  gateway 192.0.2.1',
      ],
    });
  });

  it('behind NAT: the private network is new with its first guest, and there for the second', () => {
    const marks = (facts = exampleFacts()) =>
      drawn(nat, NAT, facts)[0]!
        .lines.filter((line) => line.startsWith('+'))
        .map((line) => line.split(':')[0]);
    expect(marks()).toEqual(['+ guest web1', '+ vif of web1 on the host', '+ bridge xenguide0']);
    const natNetworks = [{ name: 'xenguide0', subnet: '10.77.0.0/24', reservations: [], forwards: [] }];
    expect(marks({ ...exampleFacts(), natNetworks })).toEqual(['+ guest web1', '+ vif of web1 on the host']);
  });

  it('without what is new it is how the host is before', () => {
    const before = drawn(nat, NAT)[0]!.lines.filter((line) => /^ {2}\S/.test(line));
    expect(before).toEqual(['  xenbr0', '  gateway 192.0.2.1']);
  });

  it('names who else is on the bridge', () => {
    const facts = exampleFacts();
    const other = { uuid: null, memoryBytes: null, macs: [], disks: [], config: null };
    facts.guests.push({ name: 'db', domid: 1, ...other }, { name: 'old', domid: null, ...other });
    facts.bridges[0]!.ports.push('vif1.0');
    expect(drawn(bridge, { bridge: 'xenbr0', ip: 'auto' }, facts)[0]!.lines).toContain(
      '  bridge xenbr0: the host is 192.0.2.2 there, with db',
    );
  });

  it('has the vif’s real name once the guest runs', () => {
    const [way] = withVifs(drawn(bridge, { bridge: 'xenbr0', ip: 'auto' }), [{ mac: MAC, vif: 'vif3.0' }]);
    expect(way!.lines).toContain('+ vif3.0 of web1 on the host');
    const plain = drawn(bridge, { bridge: 'xenbr0', ip: 'auto' });
    expect(withVifs(plain, [{ mac: MAC, vif: null }])).toEqual(plain);
  });

  it.each([bridge, nat])('of $id fits 80 columns with its frame, and every sign has an ASCII twin', (mode) => {
    for (const { title, lines } of drawn(
      mode,
      { bridge: 'xenbr0', ...NAT, ...(mode === bridge ? { ip: 'auto' } : {}) },
      exampleFacts(),
      'hvm',
    )) {
      for (const line of [title, ...lines]) {
        expect(textWidth(line)).toBeLessThanOrEqual(76);
        expect(toAscii(line)).toMatch(/^[ -~]*$/);
        expect(toAscii(line)).not.toContain('?');
      }
    }
  });
});
