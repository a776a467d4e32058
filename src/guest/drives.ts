import type { GuestType } from '../boot/boot.ts';
import type { DiscFindings } from '../sources/iso/findings.ts';
import { t } from '../text/t.ts';
import { type Answers, below } from './answers.ts';
import type { World } from './world.ts';

/**
 * An emulated PC has four IDE places, hda to hdd, and the system disk takes the first. xl cannot add a drive to a guest
 * that runs, so those that will be wanted are there from the start (xen-facts 3.5).
 */
export const MOST_DRIVES = 3;

/** As PCs had them: the second channel first. A disc that is a disk to the guest gets the same letter. */
const LETTERS = ['c', 'd', 'b'] as const;

export const driveNames = (type: GuestType, count: number): string[] =>
  LETTERS.slice(0, count).map((letter) => `${type === 'hvm' ? 'hd' : 'xvd'}${letter}`);

/** How many drives, when the person does not say. */
export function usualDrives(discs: readonly Pick<DiscFindings, 'windows' | 'isDrivers'>[]): {
  value: number;
  because: string;
} {
  if (discs[0]?.windows || discs.some(({ isDrivers }) => isDrivers))
    return { value: 2, because: t('the second is for the disc with Xen’s drivers for Windows') };
  if (discs.length > 1)
    return { value: 2, because: t('with two, the next disc can be put in before the first is taken out') };
  return { value: 1, because: t('there is one disc; the next one can go into the same drive when it is asked for') };
}

/** The guest's drives; none where its system does not come from discs. */
export function drivesOf(answers: Answers, { image }: Pick<World, 'image'>, type: GuestType): string[] {
  const discs = image?.discs;
  if (discs === undefined) return [];
  const said = Number(below(answers, 'source').drives ?? usualDrives(discs).value);
  return driveNames(type, Math.min(Math.max(1, said), MOST_DRIVES));
}
