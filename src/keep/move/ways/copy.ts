import { no, ok } from '../checks/check.ts';
import type { MoveLook } from '../look.ts';
import type { DiskLook, Way } from './way.ts';

/**
 * A file that the guest only reads: a first-login disk, a disc. The same file is brought to the target before (files.ts, bring.ts). An
 * empty drive needs nothing.
 */
export const copy: Way = {
  id: 'copy',
  label: 'a file that is only read, copied before',
  takes: ({ target, access, cdrom, script }) =>
    script === undefined && (cdrom === true || access === 'ro') && (target === null || !target.startsWith('/dev/')),
  look: async () => ({ own: {} }),
  checks(look: DiskLook, { files, to, from }: MoveLook) {
    const { vdev, target } = look.disk;
    const id = `disk.${vdev}`;
    if (target === null) return [ok(id, `${vdev} is an empty drive.`)];
    const file = files.find(({ path }) => path === target);
    if (!file) {
      return [
        no(
          id,
          `${vdev} is ${target}, which is no file on ${from.name} any more`,
          'Take it out of the drive first (xenguide disc), or put the file back.',
        ),
      ];
    }
    if (file.there === 'other') {
      return [
        no(
          id,
          `${target} is another file on ${to.name}, and ${vdev} must not change under the guest`,
          `Rename the one on ${to.name}, or make them the same.`,
        ),
      ];
    }
    return [ok(id, `${vdev} (${target}) ${file.there === 'same' ? 'is the same on both' : 'is copied before'}.`)];
  },
};
