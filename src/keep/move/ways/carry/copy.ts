import { overWire, sshTo, type Wire } from '../../sides.ts';
import type { Argv } from '../way.ts';
import type { CarriedKind } from './carried-places.ts';

/**
 * rsync passes over a symbolic link, and says so with exit code 0; at its other end it puts a file in a link’s place (seen with rsync 3.2
 * and 3.5). /dev/VG/LV is a link to /dev/dm-N, with another N on each host. So a volume is given to rsync as a device node of its own, made
 * right before and removed after: in /dev, which is a device file system and is forgotten when the host boots.
 */
const nodeOf = (guest: string, vdev: string, side: 'from' | 'to'): string =>
  `/dev/xenguide-move-${guest}-${vdev}.${side}`;

interface Copied {
  guest: string;
  vdev: string;
  path: string;
  kind: CarriedKind;
}

/** What the source runs to copy a disk to the target’s of the same name; each after the other, as long as none fails. */
export function copyCommands({ guest, vdev, path, kind }: Copied, wire: Wire): Argv[] {
  // A link to the image would be passed over too.
  if (kind === 'file') return [['test', '!', '-L', path], rsync(path, path, wire)];
  const [from, to] = [nodeOf(guest, vdev, 'from'), nodeOf(guest, vdev, 'to')];
  return [
    ...asNode(path, from),
    ...asNode(path, to).map((argv) => overWire(wire, argv)),
    rsync(from, to, wire),
    ...removeNodes({ guest, vdev }, wire),
  ];
}

/** What a copy that was cut off may have left; the nodes only, whatever they stand for. */
export const removeNodes = ({ guest, vdev }: Pick<Copied, 'guest' | 'vdev'>, wire: Wire): Argv[] => [
  ['rm', '-f', '--', nodeOf(guest, vdev, 'from')],
  overWire(wire, ['rm', '-f', '--', nodeOf(guest, vdev, 'to')]),
];

/** cp(1): with --archive a device is copied as a device, not as what is in it. */
const asNode = (path: string, node: string): Argv[] => [
  ['test', '-b', path],
  ['cp', '--archive', '--dereference', '--remove-destination', '--', path, node],
];

/** Only what differs goes over the wire; whatever the times of the two say, both are read. */
function rsync(from: string, to: string, wire: Wire): Argv {
  const [ssh, ...options] = sshTo(wire);
  const host = wire.host.includes(':') ? `[${wire.host}]` : wire.host;
  return [
    ...([
      'rsync',
      '--inplace',
      '--no-whole-file',
      '--ignore-times',
      '--copy-devices',
      '--write-devices',
      '--protect-args',
    ] as const),
    // The host itself is put in by rsync.
    ...['-e', [ssh, ...options.slice(0, -2)].join(' '), '--', from, `${host}:${to}`],
  ];
}
