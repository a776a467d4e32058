import { afterEach, describe, expect, it } from 'vitest';
import { isWrong } from '../../../../src/network/uplink/dialect.ts';
import { rulerOf } from '../../../../src/network/uplink/index.ts';
import { networkManager } from '../../../../src/network/uplink/network-manager.ts';
import { ownRenderer } from '../../../support/templates.ts';
import { Root, wish } from './host.ts';

const FOLDER = '/etc/NetworkManager/system-connections';
const FILE = `${FOLDER}/Office LAN.nmconnection`;
const UUID = '8e3fa1b2-6c1a-4d7e-9a59-0f8b1f0a7e11';
const PROFILE = `[connection]
id=Office LAN
uuid=${UUID}
type=ethernet
interface-name=eno1
zone=public

[ethernet]
mtu=9000

[ipv4]
address1=192.0.2.2/24,192.0.2.1
dns=192.0.2.53;
method=manual
route1=198.51.100.0/24,192.0.2.9

[ipv6]
addr-gen-mode=eui64
method=auto

[proxy]
`;
const DEVICES = `eno1:ethernet:connected:${UUID}\nlo:loopback:unmanaged:\nwl\\:0:wifi:disconnected:\n`;

let root: Root | undefined;
afterEach(() => root?.done());
const facts = (text = PROFILE, devices = DEVICES) => {
  root?.done();
  root = new Root({ [FILE]: text });
  return root.facts({ devices });
};
function staged(vlan: number | null = null, text = PROFILE) {
  const made = networkManager.change(wish(vlan), facts(text));
  if (isWrong(made)) throw new Error(made.message);
  const change = made.change(ownRenderer.fill);
  return { change, root: root!, before: root!.files(), back: root!.keep(change) };
}

describe('NetworkManager', () => {
  it('is recognised by the profile that the card is connected by', () => {
    expect(rulerOf(facts(), 'eno1')).toMatchObject({
      dialect: { id: 'network-manager' },
      evidence: expect.stringContaining('“Office LAN”'),
    });
    expect(rulerOf(facts(PROFILE, 'eno1:ethernet:unmanaged:\n'), 'eno1')).toMatchObject({
      message: expect.stringMatching(/nothing that xenguide knows/),
    });
    expect(rulerOf(facts(PROFILE, `eno1:ethernet:connected (externally):${UUID}\n`), 'eno1')).toHaveProperty('message');
  });

  it('gets a profile for the bridge with the addresses, and one for the card as its port', () => {
    const { change, root: it } = staged();
    const after = it.stage(change);
    expect(after[`${FOLDER}/xenguide-xenbr0.nmconnection`]).toMatch(
      /type=bridge\ninterface-name=xenbr0\nzone=public\n\n\[bridge\]\nmac-address=02:00:00:00:00:01\nstp=false\nforward-delay=0\n\n\[ethernet\]\nmtu=9000\n\n\[ipv4\]\naddress1=192.0.2.2\/24,192.0.2.1\ndns=192.0.2.53;\nmethod=manual\nroute1=198.51.100.0\/24,192.0.2.9\n\n\[ipv6\]\naddr-gen-mode=eui64\nmethod=auto\n/,
    );
    expect(after[`${FOLDER}/xenguide-xenbr0-port.nmconnection`]).toMatch(
      /interface-name=eno1\nmaster=xenbr0\nslave-type=bridge\n\n\[ethernet\]\nmtu=9000\n/,
    );
    expect(after[FILE]).toBe(PROFILE.replace('[connection]\n', '[connection]\nautoconnect=false\n'));
    expect(change.stage.flatMap((step) => ('write' in step ? [step.mode] : []))).toEqual([0o600, 0o600]);
    expect(change.back.at(-1)).toContain(UUID);
  });

  it.each([
    ['drawn, as NetworkManager does by itself: it may change', 'method=auto', '2001:db8::5/64', 1],
    ['made of the MAC address: it stays', 'addr-gen-mode=eui64\nmethod=auto', '2001:db8::5/64', 0],
    ['none that the network gave', 'method=auto', '192.0.2.7/24', 0],
  ])('an IPv6 address that is %s', (_, ipv6, address, count) => {
    const host = facts(PROFILE.replace('addr-gen-mode=eui64\nmethod=auto', ipv6));
    host.cards[0]!.addresses = [{ address, dynamic: true }];
    expect(networkManager.warns!(wish(), host)).toHaveLength(count);
  });

  it('comes back byte for byte', () => {
    const { change, root: it, before, back } = staged();
    it.stage(change);
    back();
    expect(it.files()).toEqual(before);
  });

  it('over a VLAN the card’s profile is not touched', () => {
    const { change, root: it } = staged(20);
    const after = it.stage(change);
    expect(after[FILE]).toBe(PROFILE);
    expect(after[`${FOLDER}/xenguide-xenbr20-port.nmconnection`]).toMatch(
      /type=vlan[\s\S]*\[vlan\]\nparent=eno1\nid=20\n/,
    );
  });

  it('802.1X and its password stay on the host, and are refused', () => {
    const seen = facts(`${PROFILE}\n[802-1x]\neap=peap;\npassword=do-not-tell\n`);
    expect(JSON.stringify(seen)).not.toContain('do-not-tell');
    expect(networkManager.change(wish(), seen)).toMatchObject({
      message: expect.stringContaining('[802-1x]'),
      remedy: expect.stringMatching(/NAT/),
    });
  });
});
