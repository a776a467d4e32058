import type { GuestType } from '../boot/boot.ts';
import type { Answers } from './answers.ts';
import { bootChoice } from './boot-choice.ts';
import { diskQuestions } from './disks.ts';
import { drivesOf } from './drives.ts';
import { nextVdev, SEED_VDEV } from './vdevs.ts';
import type { World } from './world.ts';

/** What one of the guest's further disks is called in the guest, and what it must not be called. */
export interface DiskPlace {
  type: GuestType;
  access: 'ro' | 'rw';
  /** Where none is named in the answers: the next that is free. */
  free: string;
  vdev: string;
  /** The guest's other disks. */
  taken: readonly string[];
}

/**
 * The names of the further disks, in their order. Names that the answers give are kept free for those disks; before
 * the image is known the guest is taken to be one with a whole system disk.
 */
export function diskPlaces(answers: Answers, world: World): DiskPlace[] {
  const verdict = bootChoice(answers, world);
  const choice = verdict && 'choice' in verdict ? verdict.choice : undefined;
  const type = choice?.type ?? 'pvh';
  const fixed = [choice?.vdev ?? 'xvda', SEED_VDEV, ...drivesOf(answers, world, type)];
  const further = diskQuestions(answers, world).slice(1);
  const named = further.map(({ answers: { vdev } }) => (vdev === undefined ? undefined : String(vdev)));
  const given: string[] = [];
  return further.map(({ answers: own }, index) => {
    const access = own.access === 'ro' ? 'ro' : 'rw';
    const later = named.filter((name, other) => other > index && name !== undefined) as string[];
    const free = nextVdev({ type, access, taken: [...fixed, ...given, ...later] });
    const vdev = named[index] ?? free;
    const taken = [...fixed, ...given];
    given.push(vdev);
    return { type, access, free, vdev, taken };
  });
}
