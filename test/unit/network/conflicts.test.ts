import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/host/checks.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts, Guest } from '../../../src/host/facts.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { conflicts, WATCHES } from '../../../src/network/conflicts/index.ts';

type Traffic = NonNullable<Facts['traffic']>;

/** The example host, after a change. */
function host(change: (facts: Facts, traffic: Traffic) => void): Facts {
  const facts = exampleFacts();
  change(facts, facts.traffic!);
  return facts;
}
const found = (facts: Facts, id: string, cards?: readonly NetworkCard[]) =>
  conflicts(facts, cards, 'web1').filter((each) => each.id === id);

const MAC = '00:16:3e:11:22:33';
const bridged: NetworkCard = { mode: 'bridge', mac: MAC, vif: { mac: MAC, bridge: 'xenbr0' }, address: { dhcp: true } };
const natted: NetworkCard = {
  mode: 'nat',
  mac: MAC,
  vif: { mac: MAC, bridge: 'xenguide0' },
  address: { dhcp: true, reserved: '10.77.0.2' },
};
/** The same with IPv6. */
const sixth: NetworkCard = { ...natted, address: { dhcp: true, reserved: '10.77.0.2', reserved6: 'fd00:1::2' } };
/** A chain of ip6tables that drops everything. */
const ip6 = (chain: string, hook: 'forward' | 'input'): NonNullable<Traffic['filters']>[number] => ({
  ...{ by: 'iptables-nft', family: 'ip6', table: 'filter', policy: 'drop', packets: 3 },
  ...{ chain, hook, rules: { [chain]: [] } },
});
const withNat = (facts: Facts): void => {
  facts.natNetworks = [{ name: 'xenguide0', subnet: '10.77.0.0/24', reservations: [], forwards: [] }];
  facts.bridges.push({ name: 'xenguide0', ports: [], addresses: ['10.77.0.1/24'], mtu: 1500 });
  facts.traffic!.switches['net.ipv4.ip_forward'] = '1';
};
const guest = (name: string, more: Partial<Guest>): Guest => ({
  ...{ name, domid: null, uuid: null, memoryBytes: null, macs: [], disks: [], config: `/etc/xen/${name}.cfg` },
  ...more,
});

describe('the radar', () => {
  it('is quiet on the example host, with and without cards', () => {
    expect(conflicts(exampleFacts())).toEqual([]);
    expect(conflicts(exampleFacts(), [bridged, natted], 'web1')).toEqual([]);
  });

  it('is quiet about what an older facts file does not tell', () => {
    const { traffic: _, ...older } = exampleFacts();
    expect(conflicts(older)).toEqual([]);
    expect(conflicts(older, [bridged, natted], 'web1')).toEqual([]);
  });

  it('what drops IPv6 only is in nobody’s way who has none, and hinders who has', () => {
    const facts = host((each, traffic) => {
      withNat(each);
      traffic.filters = [ip6('FORWARD', 'forward'), ip6('INPUT', 'input')];
    });
    expect(conflicts(facts, [natted], 'web1')).toEqual([]);
    expect(conflicts(facts, [sixth], 'web1').map(({ severity }) => severity)).toEqual(['hinders', 'hinders']);
  });

  it('every watch has a name of its own', () => {
    expect(new Set(WATCHES.map(({ id }) => id)).size).toBe(WATCHES.length);
  });
});

/** What is found, and what a person is told to do: nothing may be left open. */
const CASES: [
  what: string,
  id: string,
  facts: Facts,
  cards: NetworkCard[] | undefined,
  seen: RegExp,
  command: RegExp,
][] = [
  [
    'firewalld with the interface in no zone',
    'forward-drop',
    host((_, traffic) => {
      // Shortened from firewalld 1.3 (Debian 12).
      const rule = (text: string, does: string, more = {}) => ({ text, does, packets: null, ...more });
      traffic.filters = [
        {
          ...{ by: 'nft', family: 'inet', table: 'firewalld', chain: 'filter_FORWARD', hook: 'forward' },
          ...{ policy: 'accept', packets: null },
          rules: {
            filter_FORWARD: [
              rule('ct state established accept', 'accept', { answers: true }),
              rule('jump filter_FORWARD_ZONES', 'jump filter_FORWARD_ZONES'),
              rule('reject', 'drop'),
            ],
            filter_FORWARD_ZONES: [
              rule('iifname "xenbr0" goto filter_FWD_trusted', 'goto filter_FWD_trusted', { in: 'xenbr0' }),
              rule('goto filter_FWD_public', 'goto filter_FWD_public'),
            ],
            filter_FWD_trusted: [rule('accept', 'accept')],
            filter_FWD_public: [rule('filter_FWD_public: reject', 'drop')],
          },
        },
      ];
    }),
    [natted],
    /nft chain inet firewalld filter_FORWARD: filter_FWD_public: reject/,
    /^firewall-cmd --permanent --zone=trusted --add-interface=xenguide0$/,
  ],
  [
    'a sysctl file that is read after ours',
    'forwarding-off',
    host((facts, traffic) => {
      withNat(facts);
      traffic.switchLines = [
        { name: 'net.ipv4.ip_forward', value: '1', file: '/etc/sysctl.d/70-xenguide.conf', line: 3 },
        { name: 'net.ipv4.ip_forward', value: '0', file: '/etc/sysctl.d/99-hardening.conf', line: 7 },
      ];
    }),
    [natted],
    /\/etc\/sysctl\.d\/99-hardening\.conf, line 7/,
    /^sed -i '7s/,
  ],
  [
    'forwarding that somebody switched off',
    'forwarding-off',
    host((facts, traffic) => {
      withNat(facts);
      traffic.switches['net.ipv4.ip_forward'] = '0';
    }),
    undefined,
    /ip_forward=0/,
    /^sysctl -w net\.ipv4\.ip_forward=1$/,
  ],
  [
    'a sysctl file that switches IPv6 off after ours',
    'forwarding-off',
    host((facts, traffic) => {
      withNat(facts);
      traffic.switchLines = [
        { name: 'net.ipv6.conf.all.forwarding', value: '0', file: '/etc/sysctl.d/99-hardening.conf', line: 2 },
      ];
    }),
    [sixth],
    /\/etc\/sysctl\.d\/99-hardening\.conf, line 2: net\.ipv6/,
    /^sed -i '2s/,
  ],
  [
    'IPv6 that somebody does not pass on any more',
    'forwarding-off',
    host((facts, traffic) => {
      withNat(facts);
      facts.natNetworks![0]!.subnet6 = 'fd00:1::/64';
      traffic.switches['net.ipv6.conf.all.forwarding'] = '0';
    }),
    undefined,
    /ipv6\.conf\.all\.forwarding=0/,
    /^sysctl -w net\.ipv6\.conf\.all\.forwarding=1$/,
  ],
  [
    'Docker’s ip6tables',
    'forward-drop',
    host((facts, traffic) => {
      withNat(facts);
      traffic.filters = [ip6('FORWARD', 'forward')];
    }),
    [sixth],
    /ip6tables|iptables-nft, chain FORWARD: policy drop/,
    /^ip6tables-nft -I FORWARD -i xenguide0 -j ACCEPT$/,
  ],
  [
    'an INPUT of ip6tables that knows no DHCPv6',
    'input-drop',
    host((facts, traffic) => {
      withNat(facts);
      traffic.filters = [ip6('INPUT', 'input')];
    }),
    [sixth],
    /chain INPUT: policy drop/,
    /^ip6tables-nft -I INPUT -i xenguide0 -p udp --dport 547 -j ACCEPT$/,
  ],
  [
    'a strict card that is not the way out',
    'rp-filter',
    host((facts, traffic) => {
      withNat(facts);
      traffic.waysOut!.push({ device: 'eno2.7', gateway: '198.51.100.1' });
      traffic.switches['net.ipv4.conf.eno2/7.rp_filter'] = '1';
    }),
    [natted],
    /conf\.eno2\/7\.rp_filter=1/,
    /^sysctl -w net\.ipv4\.conf\.eno2\/7\.rp_filter=2$/,
  ],
  [
    'a card with a smaller MTU than its bridge',
    'mtu',
    host((facts) => {
      facts.bridges[0]!.mtu = 9000;
    }),
    [bridged],
    /mtu 9000 at xenbr0, mtu 1500 at eno1/,
    /^ip link set dev xenbr0 mtu 1500$/,
  ],
  [
    'a bridge without a card',
    'lonely-bridge',
    host((facts) => {
      facts.bridges[0]!.ports = ['vif3.0'];
      facts.nics[0]!.bridge = null;
    }),
    [bridged],
    /ports are vif3\.0/,
    /^ip link set dev eno1 up master xenbr0$/,
  ],
  [
    'two clients that ask for one card',
    'dhcp-clients',
    host((_, traffic) => {
      traffic.dhcp = [
        { port: 68, program: 'dhclient', pid: 501, device: 'xenbr0' },
        { port: 68, program: 'systemd-network', pid: 402, device: 'xenbr0' },
      ];
    }),
    undefined,
    /dhclient \(process 501\).*systemd-network \(process 402\)/,
    /^systemctl status 402$/,
  ],
  [
    'a DHCP server on all cards, and a private network of ours',
    'dhcp-server',
    host((facts, traffic) => {
      withNat(facts);
      traffic.dhcp = [
        { port: 67, program: 'dnsmasq', pid: 700, device: 'xenguide0' },
        { port: 67, program: 'dhcpd', pid: 701, device: null },
      ];
    }),
    undefined,
    /dhcpd \(process 701\) has UDP port 67 on all cards/,
    /^systemctl status 701$/,
  ],
  [
    'a DHCP server of the host on the bridge to the LAN',
    'dhcp-server',
    host((_, traffic) => {
      traffic.dhcp = [{ port: 67, program: 'dnsmasq', pid: 700, device: 'xenbr0' }];
    }),
    [bridged],
    /on xenbr0/,
    /^systemctl status 700$/,
  ],
  [
    'two guests with one MAC',
    'same-mac',
    host((facts) => void facts.guests.push(guest('a', { macs: [MAC] }), guest('b', { macs: [MAC] }))),
    undefined,
    /in \/etc\/xen\/a\.cfg and \/etc\/xen\/b\.cfg/,
    /^printf/,
  ],
  [
    'a fixed address that a neighbour answers for',
    'address-taken',
    host((_, traffic) => {
      traffic.neighbours.push({ ip: '192.0.2.10', mac: '02:00:00:00:00:0a', device: 'xenbr0' });
    }),
    [{ ...bridged, address: { dhcp: false, ip: '192.0.2.10/24', gateway: null, dns: [] } }],
    /192\.0\.2\.10 is 02:00:00:00:00:0a on xenbr0/,
    /^arping -c 3 -I xenbr0 192\.0\.2\.10$/,
  ],
  [
    'a gateway that the host has asked for in vain',
    'silent-gateway',
    host((_, traffic) => {
      traffic.neighbours = [{ ip: '192.0.2.254', mac: null, device: 'xenbr0' }];
    }),
    [{ ...bridged, address: { dhcp: false, ip: '192.0.2.10/24', gateway: '192.0.2.254', dns: [] } }],
    /nobody has answered for 192\.0\.2\.254 on xenbr0/,
    /^ping -c 3 192\.0\.2\.254$/,
  ],
  [
    'a guest’s card with a larger MTU than its bridge',
    'mtu',
    exampleFacts(),
    [{ ...bridged, vif: { ...bridged.vif, mtu: 9000 } }],
    /mtu 9000 in the answers, mtu 1500 at xenbr0/,
    /^ip link show master xenbr0$/,
  ],
  [
    'a VPN that has the private network’s addresses',
    'subnet-clash',
    host((facts) => {
      withNat(facts);
      facts.routes!.push({ to: '10.0.0.0/8', device: 'wg0' });
    }),
    undefined,
    /10\.0\.0\.0\/8 over wg0, and 10\.77\.0\.0\/24 over xenguide0/,
    /^ip route$/,
  ],
  [
    'bridges that are shown to a firewall which lets them pass today',
    'bridge-netfilter',
    host((_, traffic) => {
      traffic.switches['net.bridge.bridge-nf-call-iptables'] = '1';
      traffic.filters = [
        {
          ...{ by: 'iptables-nft', family: 'ip', table: 'filter', chain: 'FORWARD', hook: 'forward' },
          ...{ policy: 'accept', packets: 0 },
          rules: { FORWARD: [{ text: '-A FORWARD -i wg0 -j DROP', in: 'wg0', does: 'drop', packets: 0 }] },
        },
      ];
    }),
    undefined,
    /bridge-nf-call-iptables=1/,
    /^sysctl -w net\.bridge\.bridge-nf-call-iptables=0$/,
  ],
];

describe('what is found', () => {
  it.each(CASES)('%s', (_, id, facts, cards, seen, command) => {
    const [conflict, ...more] = found(facts, id, cards);
    expect(more).toEqual([]);
    expect(conflict?.evidence).toMatch(seen);
    expect(conflict?.commands[0]).toMatch(command);
    for (const text of [conflict!.title, conflict!.means, conflict!.remedy]) expect(text).not.toBe('');
  });

  it('a command is safe to copy, whatever the host’s names hold', () => {
    const facts = host((each, traffic) => {
      withNat(each);
      const file = '/etc/sysctl.d/99-$(reboot).conf';
      traffic.switchLines = [{ name: 'net.ipv4.ip_forward', value: '0', file, line: 7 }];
      each.bridges[0]!.name = 'br;reboot';
      each.bridges[0]!.mtu = 9000;
    });
    const own = { ...bridged, vif: { mac: MAC, bridge: 'br;reboot' } };
    const commands = conflicts(facts, [natted, own], 'web1').flatMap((each) => each.commands);
    expect(commands).toContain("sed -i '7s/^/# /' '/etc/sysctl.d/99-$(reboot).conf'");
    expect(commands).toContain("ip link set dev 'br;reboot' mtu 1500");
  });

  it('is in “doctor --json”, taken apart, and in words with the commands', () => {
    const facts = host((each) => {
      each.bridges[0]!.mtu = 9000;
    });
    expect(judge(facts).find(({ id }) => id === 'network-mtu')).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('mtu 9000 at xenbr0'),
      remedy: expect.stringContaining('ip link set dev xenbr0 mtu 1500'),
      conflict: { severity: 'hinders', page: 'network/conflicts', commands: ['ip link set dev xenbr0 mtu 1500'] },
    });
  });
});

it('a fixed address of another network than the bridge’s is told', () => {
  const fixed = (ip: string): NetworkCard => ({ ...bridged, address: { dhcp: false, ip, gateway: null, dns: [] } });
  expect(found(exampleFacts(), 'foreign-address', [fixed('10.0.0.5/24')])[0]?.evidence).toMatch(
    /xenbr0: 192\.0\.2\.2\/24/,
  );
  expect(found(exampleFacts(), 'foreign-address', [fixed('192.0.2.10/24')])).toEqual([]);
});

describe('what is no conflict', () => {
  it('our own DHCP server on our own network, and one of libvirt on its own bridge', () => {
    const facts = host((each, traffic) => {
      withNat(each);
      traffic.dhcp = [
        { port: 67, program: 'dnsmasq', pid: 700, device: 'xenguide0' },
        { port: 67, program: 'dnsmasq', pid: 800, device: 'virbr0' },
      ];
    });
    expect(found(facts, 'dhcp-server')).toEqual([]);
    expect(found(facts, 'dhcp-server', [natted, bridged])).toEqual([]);
  });

  it('the guest’s own card, heard where it runs, and its own address', () => {
    const facts = host((each, traffic) => {
      each.guests.push(guest('web1', { domid: 3, macs: [MAC] }));
      traffic.learned = [{ mac: MAC, bridge: 'xenbr0', port: 'vif3.0' }];
      traffic.neighbours.push({ ip: '192.0.2.10', mac: MAC, device: 'xenbr0' });
    });
    const fixed = { ...bridged, address: { dhcp: false as const, ip: '192.0.2.10/24', gateway: null, dns: [] } };
    expect(conflicts(facts, [fixed], 'web1')).toEqual([]);
    const elsewhere = host((_, traffic) => {
      traffic.learned = [{ mac: MAC, bridge: 'xenbr0', port: 'eno1' }];
    });
    expect(found(elsewhere, 'same-mac', [bridged])).toHaveLength(1);
  });

  it('a file that switches forwarding off before ours switches it on', () => {
    const facts = host((each, traffic) => {
      withNat(each);
      traffic.switchLines = [
        { name: 'net.ipv4.ip_forward', value: '0', file: '/etc/sysctl.d/10-hardening.conf', line: 1 },
      ];
    });
    expect(found(facts, 'forwarding-off', [natted])).toEqual([]);
  });

  it('Docker’s policy for a guest behind a bridge that no firewall sees', () => {
    const facts = host((_, traffic) => {
      traffic.filters = [
        {
          ...{ by: 'iptables-nft', family: 'ip', table: 'filter', chain: 'FORWARD', hook: 'forward' },
          ...{ policy: 'drop', packets: 9 },
          rules: { FORWARD: [] },
        },
      ];
    });
    expect(conflicts(facts, [bridged], 'web1')).toEqual([]);
    expect(found(facts, 'forward-drop', [natted])).toHaveLength(1);
  });
});
