import { expect, test } from 'vitest';
import { drbd } from '../../../src/host/probes/drbd.ts';
import { read } from './recorded.ts';

/** What drbd-utils 9.22 prints of a resource over the module 8.4.11. */
const DUMP = `<config file="/etc/drbd.conf">
    <common>
    </common>
    <resource name="r0" conf-file-line="/etc/drbd.d/r0.res:1">
        <host name="xena">
            <volume vnr="0">
                <device minor="3"></device>
                <disk>/dev/vg0/r0</disk>
                <meta-disk>internal</meta-disk>
            </volume>
            <address family="ipv4" port="7790">10.9.0.1</address>
        </host>
        <host name="xenb">
            <volume vnr="0">
                <device minor="3"></device>
                <disk>/dev/vg0/r0</disk>
                <meta-disk>internal</meta-disk>
            </volume>
            <address family="ipv4" port="7790">10.9.0.2</address>
        </host>
    </resource>
    <resource name="r1" conf-file-line="/etc/drbd.d/r1.res:1">
        <host name="xena">
            <volume vnr="0"><device minor="4"></device></volume>
            <volume vnr="1"><device minor="5"></device></volume>
            <address family="ipv6" port="7791">fd00::1</address>
        </host>
    </resource>
</config>
`;
const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 14204 1 000000009bfcc257
   1: 0100090A:8F25 0200090A:1E6E 01 00000000:00000000 00:00000000 00000000     0        0 14914 1 00000000dc452eab
`;
const UDP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
   7: 00000000:0043 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 14300 2 000000004bfcc257 0
   9: 0100090A:A431 0200090A:0035 01 00000000:00000000 00:00000000 00000000     0        0 14301 2 000000004bfcc258 0
`;

test('resources with all their device numbers and ports, the module, the script, and what listens', () => {
  const found = read(drbd, {
    files: { '/proc/net/tcp': TCP, '/proc/net/udp': UDP },
    paths: { '/etc/xen/scripts/block-drbd': { mode: 0o755 } },
    commands: { module: '8.4.11\n', resources: DUMP },
  });
  expect(found).toEqual({
    listening: [22],
    listeningUdp: [67],
    drbd: {
      module: '8.4.11',
      script: true,
      resources: [
        { name: 'r0', minors: [3], ports: [7790] },
        { name: 'r1', minors: [4, 5], ports: [7791] },
      ],
    },
    gaps: [],
  });
});

test('a host without drbd-utils is one without, and nothing went wrong', () => {
  expect(read(drbd, {})).toEqual({ listening: [], listeningUdp: [], drbd: null });
});

test('a kernel without the module, and no resources yet', () => {
  const commands = { module: { code: 1, stderr: 'modinfo: ERROR: Module drbd not found.\n' }, resources: '<config/>' };
  expect(read(drbd, { commands }).drbd).toEqual({ module: null, script: false, resources: [] });
});

test('a configuration that drbdadm refuses is a gap with its words', () => {
  const found = read(drbd, {
    commands: { module: '9.2.8\n', resources: { code: 10, stderr: 'a.res:3: Parse error\n' } },
  });
  expect(found.gaps).toEqual([{ probe: 'drbd', reason: 'a.res:3: Parse error' }]);
});
