import type { Action, RunStep, Trouble } from '../plan/action.ts';
import { noted } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { Volume } from './backend.ts';
import { noOtherGuestHas } from './no-other-guest.ts';

/** What a backend's own kind of file system makes different. */
export interface FileSteps {
  /** Where to it goes, for the title: ` on 10.0.0.9`. */
  where?: string;
  /**
   * Others may come to make a file of that name at the same time: then one of them gets it, and to the rest this is told, when dd
   * finds it there.
   */
  taken?: Trouble;
  /** For the steps that make the file. */
  making?: Pick<RunStep, 'timeoutMs' | 'trouble'>;
  /** For the step that removes it, and what must come before it. */
  removing?: Pick<RunStep, 'timeoutMs' | 'trouble'>;
  beforeRemoving?: readonly RunStep[];
}

/** Makes the empty file of a volume, readable by root only, and takes it away again. */
export function makeFile(
  volume: Volume,
  { where = '', taken, making, removing, beforeRemoving = [] }: FileSteps = {},
): Action {
  const { guest, path, format, bytes } = volume;
  return {
    id: `storage.create.${path}`,
    title: noted`Make the file ${path}${where} (${roundSize(bytes)}, ${format})`,
    why: noted('It is the guest’s disk. It begins empty, and space is taken only as the guest writes.'),
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [
      ...(taken ? [claim(path, taken, making)] : []),
      { run: ['qemu-img', 'create', '-q', '-f', format, '--', path, String(bytes)], ...making },
      { run: ['chmod', '0600', '--', path], ...making },
    ],
    undo: [
      ...beforeRemoving,
      noOtherGuestHas(path, guest),
      // It writes out what the device still holds, and can wait as long as the removal for a server that is silent.
      ...(format === 'raw' ? [{ ...letGoOfLoops(path), ...removing }] : []),
      { run: ['rm', '-f', '--', path], ...removing },
    ],
  };
}

/** qemu-img empties a file that is there; dd makes one only where there is none, also on a file server (open(2), O_EXCL). */
const claim = (path: string, taken: Trouble, making: FileSteps['making']): RunStep => ({
  run: ['dd', 'if=/dev/null', `of=${path}`, 'conv=excl', 'status=none'],
  ...making,
  trouble: [taken, ...[making?.trouble ?? []].flat()],
});

/**
 * Xen’s script frees the loop device of a raw file when the guest ends, unless libxl ended the script itself, after 40 seconds: that of a
 * file server that had gone silent stayed, and held the mount (seen on 4.17). One that somebody has open goes when they close it.
 */
const letGoOfLoops = (path: string): RunStep => ({
  run: [
    ...(['find', '/dev', '-maxdepth', '1', '-name', 'loop[0-9]*'] as const),
    ...['-execdir', 'grep', '-qsxF', '-e', path, '/sys/class/block/{}/loop/backing_file', ';'],
    ...['-execdir', 'losetup', '-d', '{}', ';'],
  ],
});

/** The file's name: `web1-disk.img`, `web1-data1.qcow2`. */
export const fileName = (guest: string, role: string, format: unknown): string =>
  `${guest}-${role}.${format === 'qcow2' ? 'qcow2' : 'img'}`;
