import { t } from '../../../text/t.ts';
import { roundSize } from '../../../units.ts';
import type { Copy } from './look.ts';

export interface SplitSide {
  name: string;
  copy: Copy | undefined;
}

const WIDTH = 34;

/** Both copies side by side, within 80 columns: what a person needs to choose. */
export function splitPicture(resource: string, guest: string, [one, other]: readonly [SplitSide, SplitSide]): string[] {
  const left = cells(one, guest);
  const right = cells(other, guest);
  return [
    t`${resource} is in SPLIT BRAIN: both copies were written to apart from each other.`,
    '',
    `  ${one.name.padEnd(WIDTH)}    ${other.name}`,
    `  ${'-'.repeat(WIDTH)} X  ${'-'.repeat(WIDTH)}`,
    ...left.map((cell, index) => `  ${cell.padEnd(WIDTH)}    ${right[index]}`),
  ];
}

function cells({ copy }: SplitSide, guest: string): string[] {
  if (!copy) return [t('cannot be asked'), '', '', '', ''];
  const { unsentBytes, lastWritten, generations, role, disk, guestRuns } = copy;
  return [
    guestRuns ? t`${guest} runs here` : t`${guest} does not run here`,
    `${role}, ${disk}`,
    unsentBytes === null ? t('how much differs: not told') : t`${roundSize(unsentBytes)} the other has not`,
    lastWritten === null ? t('last written: not told') : t`written ${lastWritten}`,
    t`generation ${generations[0] ?? t('not told')}`,
  ];
}

/** How to choose, and what is done then. */
export const splitAdvice = (names: readonly [string, string], command: string): string[] => [
  t('Nothing is thrown away as long as you have not chosen, and the guest is not moved.'),
  t('Mostly the copy counts where the guest ran last, and where people worked with it.'),
  t('To look into both: the guest’s disk on each host, read only, with the guest off.'),
  t`Then: ${command} --keep ${names[0]}    or    --keep ${names[1]}`,
  t('The other copy is kept as a snapshot on its host before it is written over.'),
];
