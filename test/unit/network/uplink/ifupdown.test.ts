import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { isWrong, type Made } from '../../../../src/network/uplink/dialect.ts';
import { ifupdown } from '../../../../src/network/uplink/ifupdown.ts';
import { rulerOf } from '../../../../src/network/uplink/index.ts';
import { ownRenderer } from '../../../support/templates.ts';
import { card, has, Root, wish } from './host.ts';

const INTERFACES = '/etc/network/interfaces';
const OURS = '/etc/network/interfaces.d/xenguide-xenbr0';

/** As Debian 12's installer writes it. */
const INSTALLER = `# This file describes the network interfaces available on your system
# and how to activate them. For more information, see interfaces(5).

source /etc/network/interfaces.d/*

# The loopback network interface
auto lo
iface lo inet loopback

# The primary network interface
allow-hotplug eno1
iface eno1 inet dhcp
# This is an autoconfigured IPv6 interface
iface eno1 inet6 auto
`;

const STATIC = `auto lo eno1
iface lo inet loopback

iface eno1 inet static
	address 192.0.2.2/24
	gateway 192.0.2.1
	# dns-* options are implemented by the resolvconf package, if installed
	dns-nameservers 192.0.2.53 2001:db8::53
	dns-search example.com
	metric 100
	mtu 9000
	up ip route add 198.51.100.0/24 via 192.0.2.9 dev eno1
	up ethtool -K $IFACE gro off || true
	post-up logger "the network is there"

iface eno1 inet6 static
	address 2001:db8::2/64
	gateway 2001:db8::1
	dad-attempts 10
iface eno2 inet manual
`;

const roots: Root[] = [];
const root = (files: Record<string, string>): Root => {
  const made = new Root(files);
  roots.push(made);
  return made;
};
afterEach(() => {
  for (const each of roots.splice(0)) each.done();
});

function change(it: Root, vlan: number | null = null) {
  const made = ifupdown.change(wish(vlan), it.facts());
  if (isWrong(made)) throw new Error(made.message);
  return (made as Made).change(ownRenderer.fill);
}

describe('the installer’s file', () => {
  it('is recognised, with file and line as the evidence', () => {
    const facts = root({ [INTERFACES]: INSTALLER }).facts();
    expect(rulerOf(facts, 'eno1')).toMatchObject({
      dialect: { id: 'ifupdown' },
      evidence: expect.stringContaining('line 12'),
    });
  });

  it('keeps its text out of force, and the new paragraph lies beside it', () => {
    const it = root({ [INTERFACES]: INSTALLER });
    const after = it.stage(change(it));
    expect(after[INTERFACES]).toBe(
      INSTALLER.replace(
        /allow-hotplug[\s\S]*$/,
        `# Out of force: xenguide has moved this to ${OURS}
# allow-hotplug eno1
# Out of force: xenguide has moved this to ${OURS}
# iface eno1 inet dhcp
# This is an autoconfigured IPv6 interface
# Out of force: xenguide has moved this to ${OURS}
# iface eno1 inet6 auto
`,
      ),
    );
    expect(after[OURS]).toBe(`# The bridge xenbr0 for Xen guests, over eno1. Made by xenguide for web1.
# Taken back with: xenguide undo web1
auto xenbr0
iface xenbr0 inet dhcp
    pre-up ip link add name xenbr0 address 02:00:00:00:00:01 type bridge stp_state 0 forward_delay 0
    pre-up ip link set dev eno1 master xenbr0 up
iface xenbr0 inet6 auto
    post-down ip link set dev eno1 nomaster
    post-down ip link delete dev xenbr0
`);
  });

  it('comes back byte for byte', () => {
    const it = root({ [INTERFACES]: INSTALLER });
    const before = it.files();
    const made = change(it);
    const back = it.keep(made);
    expect(it.stage(made)).not.toEqual(before);
    back();
    expect(it.files()).toEqual(before);
  });

  it('that was changed since it was looked at is left alone', () => {
    const it = root({ [INTERFACES]: INSTALLER });
    const made = change(it);
    writeFileSync(it.path + INTERFACES, `# one line more\n${INSTALLER}`);
    expect(() => it.stage(made)).toThrow(/sha256sum/);
  });
});

describe('fixed addresses', () => {
  it('go to the bridge with gateways, names, metric, MTU and ways; what is for the hardware stays with the card', () => {
    const it = root({ [INTERFACES]: STATIC });
    const after = it.stage(change(it));
    expect(after[OURS]).toContain(`iface xenbr0 inet static
    pre-up ip link add name xenbr0 address 02:00:00:00:00:01 type bridge stp_state 0 forward_delay 0
    pre-up ip link set dev eno1 mtu 9000
    pre-up ip link set dev eno1 master xenbr0 up
	address 192.0.2.2/24
	gateway 192.0.2.1
	dns-nameservers 192.0.2.53 2001:db8::53
	dns-search example.com
	metric 100
	mtu 9000
    up ip route add 198.51.100.0/24 via 192.0.2.9 dev xenbr0
    up ethtool -K eno1 gro off || true
    post-up logger "the network is there"
iface xenbr0 inet6 static
	address 2001:db8::2/64
	gateway 2001:db8::1
	dad-attempts 10
`);
    // Others on the same line stay in force, and so does the file without interfaces.d.
    expect(after[INTERFACES]).toContain('\n# auto lo eno1\nauto lo\n');
    expect(after[INTERFACES]!.endsWith(`\niface eno2 inet manual\nsource ${OURS}\n`)).toBe(true);
  });

  it('of a VLAN are nobody’s: the card’s own file is only told where to look', () => {
    const it = root({ [INTERFACES]: STATIC });
    const made = change(it, 20);
    const after = it.stage(made);
    expect(made.carriesConnection).toBe(false);
    expect(after[INTERFACES]).toBe(`${STATIC}source /etc/network/interfaces.d/xenguide-xenbr20\n`);
    expect(after['/etc/network/interfaces.d/xenguide-xenbr20']).toContain('link eno1 name eno1.20 type vlan id 20');
    expect(made.apply).toEqual([['ifup', 'xenbr20']]);
  });
});

describe('what is legal and seldom seen', () => {
  it('a list that goes on behind a backslash: the other cards stay in it, and nothing else gets into it', () => {
    const it = root({
      [INTERFACES]: 'auto lo eno1 \\\n  eno2\niface eno1 inet dhcp\niface eno2 inet manual\n',
    });
    expect(it.stage(change(it))[INTERFACES]).toBe(`# Out of force: xenguide has moved this to ${OURS}
# auto lo eno1 \\
#   eno2
auto lo eno2
# Out of force: xenguide has moved this to ${OURS}
# iface eno1 inet dhcp
iface eno2 inet manual
source ${OURS}
`);
  });

  it('a card named on the second line of a list, and the head of a paragraph over two', () => {
    const it = root({ [INTERFACES]: 'auto lo \\\n  eno1\niface eno1 \\\n  inet dhcp\n' });
    expect(it.facts().ifupdown?.stanzas.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(ifupdown.change(wish(), it.facts())).toHaveProperty('remedy');
  });

  it.each([
    ['in any folder of ifupdown’s', 'source /etc/network/six/*', '/etc/network/six/eno1'],
    ['as one of several in a line', 'source /etc/network/none /etc/network/six', '/etc/network/six'],
    ['that another file takes in', 'source interfaces.d/a', '/etc/network/six'],
  ])('a second paragraph of the card goes along from a file %s', (_, source, six) => {
    const it = root({
      [INTERFACES]: `auto eno1\niface eno1 inet dhcp\n${source}\n`,
      '/etc/network/interfaces.d/a': 'source ../six\nsource /etc/network/six\n',
      [six]: 'iface eno1 inet6 static\n    address 2001:db8::2/64\n',
    });
    const after = it.stage(change(it));
    expect(after[six]).toMatch(/^# Out of force.*\n# iface eno1 inet6 static\n# +address 2001:db8::2\/64\n$/);
    expect(after[OURS]).toMatch(/iface xenbr0 inet6 static\n +address 2001:db8::2\/64/);
  });

  it('what is taken in from elsewhere was not read, and may speak of the card', () => {
    const it = root({ [INTERFACES]: 'auto eno1\niface eno1 inet dhcp\nsource /srv/net/*\n' });
    expect(ifupdown.change(wish(), it.facts())).toMatchObject({
      message: expect.stringMatching('source /srv/net/.*line 3'),
      remedy: expect.stringMatching(/NAT/),
    });
  });
});

describe.each([
  ['802.1X', 'iface eno1 inet dhcp\n\twpa-conf /etc/wpa.conf\n'],
  ['a fixed ARP entry', 'iface eno1 inet dhcp\n\tup arp -i eno1 -s 192.0.2.1 02:00:00:00:00:99\n'],
  ['a second name', 'iface eno1 inet dhcp\niface eno1:0 inet static\n\taddress 192.0.2.3/24\n'],
  ['a mapping', 'mapping eno1\n\tscript /usr/local/sbin/where\niface eno1 inet dhcp\n'],
  ['another method', 'iface eno1 inet ppp\n\tprovider dsl\n'],
  ['an inherited paragraph', 'iface eno1 inet dhcp\n\tinherits lan\n'],
])('%s', (_, text) => {
  it('is not understood, and says which line and what else can be done', () => {
    const wrong = ifupdown.change(wish(), root({ [INTERFACES]: text }).facts());
    expect(wrong).toMatchObject({
      message: expect.stringMatching(/interfaces, line \d/),
      remedy: expect.stringMatching(/NAT/),
    });
  });
});

it('a password of a wireless network does not get into the facts', () => {
  const text = 'iface wlan0 inet dhcp\n\twpa-ssid home\n\twpa-psk do-not-tell\n';
  const facts = root({ [INTERFACES]: text }).facts({ cards: [card({ name: 'wlan0', wireless: true })] });
  expect(facts.ifupdown!.stanzas).toHaveLength(1);
  expect(JSON.stringify(facts)).not.toContain('do-not-tell');
});

describe.skipIf(!has('ifquery'))('ifupdown itself', () => {
  it.each([INSTALLER, STATIC])(
    'reads what was written: the bridge has all that the card had, and the card nothing',
    (text) => {
      const it = root({ [INTERFACES]: text });
      const query = (name: string): string[] => {
        const copy = `${it.path}/copy`;
        writeFileSync(copy, it.files()[INTERFACES]!.replaceAll('/etc/network/', `${it.path}/etc/network/`));
        const said = execFileSync('ifquery', ['-i', copy, name], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        return said.split('\n').filter((line) => !/^(pre-up|up|post-up|post-down)/.test(line));
      };
      const list = () => execFileSync('ifquery', ['-i', `${it.path}/copy`, '--list'], { encoding: 'utf8' }).split('\n');
      const before = query('eno1');
      it.stage(change(it));
      expect(query('xenbr0')).toEqual(before);
      expect(() => query('eno1')).toThrow();
      expect(list()).toEqual(['lo', 'xenbr0', '']);
    },
  );
});
