import { guestMac, hostIdentity } from '../../guest/identity.ts';
import type { Facts } from '../../host/facts.ts';
import type { KeptDisk } from '../guest.ts';

/**
 * The same disk for a guest of another name: in the same group, pool or folder, named after that guest. `web1-disk` of web1 becomes
 * `web2-disk`; a name that says nothing of its guest becomes `web2-xvda`.
 */
export function renamedDisk(disk: KeptDisk, from: string, to: string): KeptDisk {
  const { own, target, vdev } = disk;
  const renamed = (name: string, ending: string): string => {
    const rest =
      name === from
        ? ''
        : name.startsWith(`${from}-`) || name.startsWith(`${from}.`)
          ? name.slice(from.length)
          : undefined;
    return rest === undefined ? `${to}-${vdev}${ending}` : `${to}${rest}`;
  };
  const last = target.slice(target.lastIndexOf('/') + 1);
  const ending = /\.[A-Za-z0-9]+$/.exec(last)?.[0] ?? '';
  const folder = target.slice(0, target.lastIndexOf('/') + 1);
  if (disk.kind === 'file') return { ...disk, target: `${folder}${renamed(last, ending)}` };
  if (disk.kind === 'zfs') {
    const [pool, base] = [
      own.name!.slice(0, own.name!.lastIndexOf('/')),
      own.name!.slice(own.name!.lastIndexOf('/') + 1),
    ];
    const name = `${pool}/${renamed(base, '')}`;
    return { ...disk, own: { ...own, name }, target: `/dev/zvol/${name}` };
  }
  const lv = renamed(own.lv!, '');
  return { ...disk, own: { ...own, lv }, target: `/dev/${own.vg}/${lv}` };
}

/** Addresses for so many cards that no guest of the host has. */
export function freshMacs(count: number, name: string, facts: Facts): string[] {
  const taken = new Set(facts.guests.flatMap(({ macs }) => macs));
  return Array.from({ length: count }, (_, index) => {
    const mac = guestMac(hostIdentity(facts), name, index, taken);
    taken.add(mac);
    return mac;
  });
}
