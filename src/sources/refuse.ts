import type { Problem } from '../problem.ts';
import type { ImageFindings } from './findings.ts';
import { problem } from './headers.ts';
import { type Container, holdsDisk } from './magic.ts';

/** Files that are no image, each with what they are and what to take instead. */
export const kindOf = (container: Container): ImageFindings['kind'] => {
  if (container.is === 'iso') return 'iso';
  if (container.is === 'tar') return holdsDisk(container.firstName) ? 'disk-tarball' : 'rootfs-tarball';
  return 'unknown';
};

export function notAnImage(container: Container, { path }: ImageFindings): Problem {
  if (container.is === 'iso') {
    return problem(
      'this is a CD or DVD image (ISO 9660): it holds an installer, not an installed system',
      'Take a prebuilt disk image of the same system; installing from discs comes in a later version.',
    );
  }
  if (container.is === 'tar' && holdsDisk(container.firstName)) {
    return problem(
      `this is a tar archive with a disk image in it (${container.firstName})`,
      `Unpack it, then name the disk: tar -xaSf ${path}`,
    );
  }
  if (container.is === 'tar') {
    return problem(
      'this is a tar archive with the files of a system (a root file system): it has neither a disk nor a boot loader',
      'Take the publisher’s disk image (qcow2 or raw) instead. Or unpack it into a folder of a file server, for a guest without a disk: xenguide guide nfs-root.',
    );
  }
  if (container.is === 'compressed')
    return problem('the image is packed twice', 'Unpack it once, then name the result.');
  return container.is === 'other'
    ? problem(`this is ${container.what}`, container.remedy)
    : problem('this is no image that is known', 'Name a disk image.');
}
