import type { Facts } from '../host/facts.ts';
import { physicalVolumeOf } from '../host/use-words.ts';
import type { Action, Check, RunStep, Step, Trouble } from '../plan/action.ts';
import { placeText } from '../plan/elsewhere.ts';
import type { Problem } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { namedAlready } from './named-already.ts';
import { noOtherGuestHas } from './no-other-guest.ts';

/** What every logical volume has in common, however it comes by its room. */

/** Parts of names that LVM keeps for itself (lvm(8), VALID NAMES); of the first two lvcreate takes no name that begins so. */
const RESERVED =
  /^(?:snapshot|pvmove)|_(?:cdata|cmeta|corig|iorig|mimage|mlog|pmspare|rimage|rmeta|tdata|tmeta|vdata|vorigin|wcorig)/;

/** Why a volume of this name cannot be made in this group; undefined when it can. `field`: who is told. */
export function nameProblem(vg: string, name: string, field: string, facts: Facts): Problem | undefined {
  const reserved = RESERVED.exec(name);
  if (reserved) {
    return {
      field: 'name',
      message: t`LVM keeps names with “${reserved[0]}” for itself and would not make ${name}`,
      remedy: t('Choose another name for the guest.'),
    };
  }
  if (facts.logicalVolumes?.some((lv) => lv.vg === vg && lv.name === name)) {
    return {
      field,
      kind: 'conflict',
      message: t`the logical volume ${vg}/${name} exists already`,
      remedy: t('Choose another guest name or another volume group; xenguide never writes over it.'),
    };
  }
  return namedAlready(`/dev/${vg}/${name}`, field, facts);
}

/** An action that makes a volume with this lvcreate, and takes it away again. `pool`: of a thin one. */
export function volumeAction(
  { vg, lv, guest, pool }: { vg: string; lv: string; guest: string; pool?: string },
  words: Pick<Action, 'title' | 'why'>,
  lvcreate: readonly string[],
): Action {
  const path = `/dev/${vg}/${lv}`;
  return {
    id: `storage.create.${path}`,
    ...words,
    effect: 'creates',
    touches: [path],
    check: volumeThere(`${vg}/${lv}`),
    do: [{ run: ['lvcreate', '--yes', '-q', '-n', lv, ...lvcreate], trouble: takenName(`${vg}/${lv}`) }],
    undo: [
      noOtherGuestHas(path, guest),
      noSnapshotOf(`${vg}/${lv}`, undefined, pool),
      ...removeVolume(`${vg}/${lv}`),
      {
        say: noted`There is no volume group ${vg} just now. Should it come back with its disk, look whether the volume is in it, and remove it by hand: lvremove ${vg}/${lv}.`,
        onlyIf: [{ run: ['vgs', '--noheadings', '-o', 'vg_name', vg], ok: [5] }],
      },
    ],
  };
}

/** lvcreate makes all of a volume or nothing. That the name was free was seen before, or the answer did not come in time. */
export const takenName = (name: string, on?: string): Trouble => ({
  theirs: true,
  when: ['already exists'],
  message: noted`the logical volume ${placeText(name, on)} is there already, and xenguide did not make it`,
  remedy: noted('It is not touched. Choose another name for the guest, or look whether the volume can go: lvs.'),
});

/** Of the host where volumes are made. */
export const LVM_NEEDS = [{ tool: 'lvcreate', package: 'lvm2' }];

/** Yes: the volume `vg0/web1-disk` is there; `on`: on another host. */
export const volumeThere = (name: string, on?: string): Check => ({
  run: ['lvs', '--noheadings', '-o', 'lv_name', name],
  ...at(on),
});

/**
 * With a volume lvremove takes its plain snapshots too, and `--yes` agrees to that: a backup that somebody holds, or the copy that was
 * given up in a split brain; and thin volumes that were cloned from it, as their external origin (lvmthin(7)). Those of a thin volume
 * in its own pool live on without it. A volume that is not there has none.
 */
export const noSnapshotOf = (name: string, on?: string, pool?: string): RunStep => {
  const [vg, lv] = name.split('/') as [string, string];
  const elsewhere = pool === undefined ? '' : ` && pool_lv!="${pool}"`;
  return {
    run: ['lvs', '--noheadings', '-o', 'lv_name', '-S', `origin="${lv}"${elsewhere}`, vg],
    ...{ ok: [0, 5], says: '', ...at(on) },
    trouble: {
      message: noted`${placeText(`/dev/${name}`, on)} has snapshots, and they would go with it`,
      remedy: noted`Look into each, and remove what nobody needs: lvs -o lv_name,origin ${vg}; lvremove ${vg}/SNAPSHOT.`,
    },
  };
};

/**
 * Takes the volume `vg0/web1-disk` away; one that is not there is fine. lvremove says 5 for that, and also for one that it could
 * not remove: the difference is looked at.
 */
export function removeVolume(name: string, on?: string): Step[] {
  const path = `/dev/${name}`;
  return [
    { run: ['lvremove', '--yes', '-q', name], ok: [0, 5], ...at(on) },
    {
      ...volumeThere(name, on),
      ok: [5],
      trouble: {
        message: noted`${placeText(path, on)} could not be removed: something uses it`,
        remedy: noted`See what has it open: lsof ${path}; dmsetup ls --tree. End that first.`,
      },
    },
  ];
}

const at = (on: string | undefined): { on?: string } => (on === undefined ? {} : { on });

/** Devices that a volume group lies on, as far as they are known. */
export const devicesBelow = (vg: string, facts: Facts | undefined): string[] =>
  (facts?.blockDevices ?? []).filter(({ usedBy }) => usedBy.includes(physicalVolumeOf(vg))).map(({ path }) => path);
