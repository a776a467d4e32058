import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
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
      t('this is a CD or DVD image (ISO 9660): it holds an installer, not an installed system'),
      t(
        'To install from it, choose “Installation discs (ISO files)” as where the system comes from. Or take a prebuilt disk image of the same system.',
      ),
    );
  }
  if (container.is === 'tar' && holdsDisk(container.firstName)) {
    return problem(
      t`this is a tar archive with a disk image in it (${container.firstName})`,
      t`Unpack it, then name the disk: tar -xaSf ${path}`,
    );
  }
  if (container.is === 'tar') {
    return problem(
      t(
        'this is a tar archive with the files of a system (a root file system): it has neither a disk nor a boot loader',
      ),
      t(
        'Take the publisher’s disk image (qcow2 or raw) instead. Or unpack it into a folder of a file server, for a guest without a disk: xenguide guide nfs-root.',
      ),
    );
  }
  if (container.is === 'compressed')
    return problem(t('the image is packed twice'), t('Unpack it once, then name the result.'));
  return container.is === 'other'
    ? problem(t`this is ${container.what}`, container.remedy)
    : problem(t('this is no image that is known'), t('Name a disk image.'));
}
