import type { NatNetwork } from '../facts.ts';
import type { Probe } from './probe.ts';
import { splitGrep } from './text-files.ts';

const ROOT = '/etc/xen/xenguide/network/nat';

/** Private networks that xenguide made for guests. */
export const natNetworks: Probe = {
  id: 'nat-networks',
  commands: {
    files: {
      argv: ['find', ROOT, '-type', 'f', '-size', '-64k', '-exec', 'grep', '-aHZ', '', '{}', '+'],
    },
  },
  parse: (seen) => ({ natNetworks: readNetworks(splitGrep(seen.result('files').stdout)) }),
};

/** The files are `NETWORK/dnsmasq.conf`, `NETWORK/guests/GUEST,CARD` and `NETWORK/forwards/GUEST,CARD.nft`. */
function readNetworks(files: ReadonlyMap<string, string>): NatNetwork[] {
  const found = new Map<string, NatNetwork>();
  for (const [path, content] of files) {
    const [name = '', ...rest] = path.slice(ROOT.length + 1).split('/');
    const network = found.get(name) ?? { name, subnet: '', reservations: [], forwards: [] };
    found.set(name, network);
    const file = rest.join('/');
    const guest = /^(?:guests|forwards)\/([^,/]+),/.exec(file)?.[1];
    if (file === 'dnsmasq.conf') {
      network.subnet = /^# subnet: (\S+)$/m.exec(content)?.[1] ?? '';
      const six = /^# subnet6: (\S+)$/m.exec(content)?.[1];
      if (six !== undefined) network.subnet6 = six;
    }
    if (guest !== undefined && file.startsWith('guests/')) {
      const [, mac, ip, ip6] = /^([0-9a-f:]{17}),([\d.]+)(?:,\[([0-9a-f:]+)\])?/m.exec(content) ?? [];
      if (mac !== undefined && ip !== undefined) {
        network.reservations.push({ guest, mac, ip, ...(ip6 === undefined ? {} : { ip6 }) });
      }
    }
    if (guest !== undefined && file.startsWith('forwards/')) {
      for (const [, proto, host, ip, port] of content.matchAll(
        /^\s*(tcp|udp) dport (\d+) dnat ip to ([\d.]+):(\d+)/gm,
      )) {
        network.forwards.push({
          guest,
          proto: proto as 'tcp' | 'udp',
          host: Number(host),
          ip: ip!,
          port: Number(port),
        });
      }
    }
  }
  return [...found.values()].filter(({ subnet }) => subnet !== '').sort((a, b) => (a.name < b.name ? -1 : 1));
}
