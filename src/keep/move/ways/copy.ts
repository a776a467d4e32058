import { noted, t } from '../../../text/t.ts';
import { no, ok } from '../checks/check.ts';
import type { DiskLook, MoveLook } from '../seen.ts';
import type { Way } from './way.ts';

/**
 * A file that the guest only reads: a first-login disk, a disc. The same file is brought to the target before (files.ts, bring.ts). An
 * empty drive needs nothing.
 */
export const copy: Way = {
  id: 'copy',
  label: noted('a file that is only read, copied before'),
  takes: ({ target, access, cdrom, script }) =>
    script === undefined && (cdrom === true || access === 'ro') && (target === null || !target.startsWith('/dev/')),
  look: async () => ({ own: {} }),
  checks(look: DiskLook, { files, to, from }: MoveLook) {
    const { vdev, target } = look.disk;
    const id = `disk.${vdev}`;
    if (target === null) return [ok(id, t`${vdev} is an empty drive.`)];
    const file = files.find(({ path }) => path === target);
    if (!file) {
      return [
        no(
          id,
          t`${vdev} is ${target}, which is no file on ${from.name} any more`,
          t('Take it out of the drive first (xenguide disc), or put the file back.'),
        ),
      ];
    }
    if (file.there === 'other') {
      return [
        no(
          id,
          t`${target} is another file on ${to.name}, and ${vdev} must not change under the guest`,
          t`Rename the one on ${to.name}, or make them the same.`,
        ),
      ];
    }
    const same = file.there === 'same';
    return [ok(id, same ? t`${vdev} (${target}) is the same on both.` : t`${vdev} (${target}) is copied before.`)];
  },
};
