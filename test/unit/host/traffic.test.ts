import { describe, expect, test } from 'vitest';
import { traffic } from '../../../src/host/probes/traffic.ts';
import { type Recording, read } from './recorded.ts';

const facts = (recording: Recording) => read(traffic, recording).traffic!;
/** As grep -HZ prints the lines of files. */
const grep = (files: Record<string, string>) =>
  Object.entries(files)
    .flatMap(([path, text]) => text.split('\n').map((line) => `${path}\0${line}\n`))
    .join('');

test('a host without any of the tools: nothing is said of what they would tell', () => {
  expect(facts({})).toEqual({ switches: {}, switchLines: [], neighbours: [], firewalldZone: null });
});

describe('sysctl', () => {
  const lines = (files: Record<string, string>) => facts({ commands: { switches: grep(files) } }).switchLines;

  test('files are read by their names, a later folder’s in the place of one of the same name', () => {
    const found = lines({
      '/usr/lib/sysctl.d/50-default.conf': 'net.ipv4.conf.all.rp_filter = 2',
      '/usr/lib/sysctl.d/60-a.conf': 'net.ipv4.ip_forward=1',
      '/etc/sysctl.d/60-a.conf': '# ours\nnet/ipv4/ip_forward = 0\nkernel.panic=1',
      '/etc/sysctl.d/30-b.conf': '-net.ipv4.ip_forward=1',
      '/etc/sysctl.conf': '#net.ipv4.ip_forward=1\nnet.ipv4.conf.eno1/7.rp_filter=1',
    });
    expect(found.map(({ file, line, name, value }) => `${file}:${line} ${name}=${value}`)).toEqual([
      '/etc/sysctl.d/30-b.conf:1 net.ipv4.ip_forward=1',
      '/usr/lib/sysctl.d/50-default.conf:1 net.ipv4.conf.all.rp_filter=2',
      '/etc/sysctl.d/60-a.conf:2 net.ipv4.ip_forward=0',
      '/etc/sysctl.conf:2 net.ipv4.conf.eno1/7.rp_filter=1',
    ]);
  });

  test('switches have the names that sysctl gives them', () => {
    const files = { '/proc/sys/net/ipv4/ip_forward': '1', '/proc/sys/net/ipv4/conf/eno1.7/rp_filter': '2' };
    expect(facts({ commands: { switches: grep(files) } }).switches).toEqual({
      'net.ipv4.ip_forward': '1',
      'net.ipv4.conf.eno1/7.rp_filter': '2',
    });
  });
});

test('programs that speak DHCP, with their card: from the socket, or from dhclient’s file', () => {
  const sockets = `UNCONN 0      0      0.0.0.0%virbr0:67        0.0.0.0:*    users:(("dnsmasq",pid=812,fd=3))
UNCONN 0      0             0.0.0.0:68        0.0.0.0:*    users:(("dhclient",pid=501,fd=7))
UNCONN 0      0      192.0.2.2%eno1:68        0.0.0.0:*    users:(("systemd-network",pid=402,fd=19))
UNCONN 0      0             0.0.0.0:67        0.0.0.0:*    users:(("dhcpd",pid=701,fd=8))
`;
  expect(facts({ commands: { sockets, switches: grep({ '/run/dhclient.eno1.pid': '501' }) } }).dhcp).toEqual([
    { port: 67, program: 'dnsmasq', pid: 812, device: 'virbr0' },
    { port: 68, program: 'dhclient', pid: 501, device: 'eno1' },
    { port: 68, program: 'systemd-network', pid: 402, device: 'eno1' },
    { port: 67, program: 'dhcpd', pid: 701, device: null },
  ]);
});

test('neighbours that answered, and those that did not', () => {
  const arp = `IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         02:00:00:00:00:fe     *        xenbr0
192.0.2.9        0x1         0x0         00:00:00:00:00:00     *        xenbr0
`;
  expect(facts({ files: { '/proc/net/arp': arp } }).neighbours).toEqual([
    { ip: '192.0.2.1', mac: '02:00:00:00:00:fe', device: 'xenbr0' },
    { ip: '192.0.2.9', mac: null, device: 'xenbr0' },
  ]);
});

describe('rules', () => {
  const saved = (rules: string) => `*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [7:588]\n${rules}\nCOMMIT\n`;
  const forward = (rules: string) =>
    facts({ commands: { legacy: saved(rules) } }).filters!.find(({ hook }) => hook === 'forward')!;

  test('those that cannot be judged without a packet are passed over, and a comment is no condition', () => {
    const { rules, packets } = forward(
      [
        '[1:60] -A FORWARD -s 10.0.0.0/8 -j ACCEPT',
        '[2:60] -A FORWARD -i xenbr0 -m comment --comment "it\'s -o eth0 -j DROP" -j ACCEPT',
        '[3:60] -A FORWARD ! -i docker0 -o vif+ -j REJECT --reject-with icmp-port-unreachable',
        '[4:60] -A FORWARD -m set --match-set bad src -j DROP',
        '[5:60] -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
        '[6:60] -A FORWARD -m conntrack --ctstate NEW -j ACCEPT',
        '[0:0] -A OTHER -j DROP',
      ].join('\n'),
    );
    expect(packets).toBe(7);
    expect(rules).toEqual({
      FORWARD: [
        expect.objectContaining({ in: 'xenbr0', does: 'accept', packets: 2 }),
        expect.objectContaining({ in: '!docker0', out: 'vif*', does: 'drop', packets: 3 }),
        expect.objectContaining({ answers: true, does: 'accept', packets: 5 }),
      ],
    });
  });

  test('xenguide’s own tables are not other firewalls', () => {
    const chain = (table: string) => ({
      chain: { family: 'inet', table, name: 'between', type: 'filter', hook: 'forward', prio: 0, policy: 'accept' },
    });
    const nft = JSON.stringify({ nftables: [chain('xenguide-xenguide0'), chain('other')] });
    expect(facts({ commands: { nft } }).filters?.map(({ table }) => table)).toEqual(['other']);
  });
});
