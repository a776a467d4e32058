import { noted, t } from '../text/t.ts';
import { GiB } from '../units.ts';
import type { Answers } from './answers.ts';
import type { World } from './world.ts';

/** What was seen in the image or on the disc counts; the person's word fills in where nothing could be seen. */
export const isForWindows = (answers: Answers, { image }: Pick<World, 'image'>): boolean =>
  image?.os?.id === 'windows' || answers.get('os') === 'windows';

/** What Microsoft names as the least for Windows 10 and the servers since 2016; its updates take as much again. */
const LEAST_DISK = 32 * GiB;
export const WINDOWS_DISK = {
  bytes: 64 * GiB,
  because: t('Windows asks for 32 GiB at least, and its updates for more'),
};
export const WINDOWS_MEMORY = { bytes: 4 * GiB, because: t('Windows asks for 2 GiB at least, and is slow with that') };

/** Its installer would find the disk too small, an hour after it was planned. */
export const tooSmallForWindows = (bytes: number | undefined): string[] =>
  bytes !== undefined && bytes < LEAST_DISK
    ? [
        noted(
          'Windows asks for a disk of 32 GiB at least: on a smaller one its installer stops, or its updates do later.',
        ),
      ]
    : [];
