import type { Check, Step } from '../../plan/action.ts';

/** What snapshots of logical volumes have in common, thick or thin. */

export const volumeThere = (name: string): Check => ({ run: ['lvs', '--noheadings', '-o', 'lv_name', name] });

/** lvremove says 5 for a volume that is not there, and for one that it could not remove: the difference is looked at. */
export const dropVolume = (name: string): Step[] => [
  { run: ['lvremove', '--yes', '-q', name], ok: [0, 5] },
  {
    ...volumeThere(name),
    ok: [5],
    trouble: {
      message: `the snapshot ${name} could not be removed: something uses it`,
      remedy: `See what has it open: lsof /dev/${name}. End that first.`,
    },
  },
];

export const LVM_NEEDS = [{ tool: 'lvcreate', package: 'lvm2' }];
