import { describe } from 'vitest';
import { hasPeer, onHost, onThe } from './host.ts';

/** Where a guest is that goes from one host of the lab to the other, as both say. */

export type HostId = 'xena' | 'xenb';
export const PEER = 'ssh://root@xenb';

/** A group of tests that needs both hosts: where one is up it is left out, and that is said. */
export function describeBoth(title: string, tests: () => void): void {
  const two = hasPeer();
  if (!two) process.stderr.write(`“${title}” is left out: only one host is up (lab/lab.sh up 2 boots two).\n`);
  describe.skipIf(!two)(title, tests);
}

/** Its line of `xl list`, as name and state; with what xl calls it while it is on its way. Empty: it is not there. */
export const runsAt = async (name: string, host: HostId): Promise<string> =>
  (await onThe(host, `xl list | awk '$1 ~ /^${name}/ { print $1, $5 }'`)).trim();

/** One domain of that name, in the middle of its life. */
export const runs = (name: string): RegExp => new RegExp(`^${name} [r-][b-]----$`);

/** The number of the last heartbeat: it is counted in the guest’s memory. The log goes by the name that the domain had first. */
export const lastBeat = async (name: string, host: HostId): Promise<number> =>
  Number(
    await onThe(
      host,
      // Of a guest that has come back xenconsoled writes on under the name by which it came.
      `cat "$(ls -t /var/log/xen/console/guest-${name}*.log | head -n 1)" | grep -ao 'beat [0-9]*' | tail -n 1 | cut -d' ' -f2`,
    ),
  );

const CUT = 'inet xenguide_cut';
/** Nothing goes between the two hosts any more; both are reached from here all the same. */
export const cutTheWire = (): Promise<string> =>
  onHost(
    `nft add table ${CUT}
     nft add chain ${CUT} in '{ type filter hook input priority 0; }'; nft add rule ${CUT} in iifname eth1 drop
     nft add chain ${CUT} out '{ type filter hook output priority 0; }'; nft add rule ${CUT} out oifname eth1 drop`,
  );
export const mendTheWire = (): Promise<string> => onHost(`nft delete table ${CUT} 2>/dev/null; true`);

/** The guests’ bridges of the two hosts as one network, so that a ping from xena finds the guest on xenb. */
export async function joinBridges(): Promise<void> {
  // Both have the same address and a DHCP server: the second’s are taken out of the way.
  await onThe('xenb', 'systemctl stop lab-dhcp; ip address del 10.20.0.1/24 dev xenbr0');
  for (const [host, far] of [
    ['xena', '10.9.0.2'],
    ['xenb', '10.9.0.1'],
  ] as const) {
    await onThe(
      host,
      `ip link add xgjoin type vxlan id 77 remote ${far} dstport 4789 dev eth1 && ip link set xgjoin master xenbr0 up`,
    );
  }
}
export async function partBridges(): Promise<void> {
  for (const host of ['xena', 'xenb'] as const) await onThe(host, 'ip link delete xgjoin 2>/dev/null; true');
  await onThe('xenb', 'ip address add 10.20.0.1/24 dev xenbr0 2>/dev/null; systemctl start lab-dhcp; true');
}
