import { noted, t } from '../../../text/t.ts';
import { no } from '../checks/check.ts';
import type { Way } from './way.ts';

/** A disk that only the source has. */
export const none: Way = {
  id: 'none',
  label: noted('only at the source'),
  takes: () => true,
  look: async () => ({ own: {} }),
  checks: ({ disk: { vdev, target } }, { from, to }) => [
    no(
      `disk.${vdev}`,
      t`${vdev} (${target}) is a disk of ${from.name} only: ${to.name} cannot reach it`,
      t(
        'A running guest moves only if both hosts have its disks: mirrored by DRBD, on a file server, or on an iSCSI target. With a shutdown and a start there its disks are copied: add --cold.',
      ),
    ),
  ],
};
