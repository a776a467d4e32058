import { configPath } from '../../guest/paths.ts';
import type { Action } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { Manifest } from '../manifest.ts';
import type { Place } from '../place.ts';

/**
 * Goes on from the saved memory. Only ever right after this backup’s own disks were unpacked, by the same plan: memory that finds
 * other disks than it remembers destroys them. So it is given another name before it is used, which is how it is known to be used
 * up, whatever is cut off then; and it is removed as soon as that can be done.
 */
export function resumeActions(name: string, { type, memoryBytes }: Manifest, packed: Place, path: string): Action[] {
  const used = `${path}.used`;
  return [
    {
      id: 'restore.state',
      title: noted('Unpack the saved memory'),
      why: noted('xl reads it as it was written.'),
      effect: 'creates',
      touches: [path],
      do: [
        { run: ['install', '-m', '0600', '/dev/null', path] },
        {
          run: ['zstd', '-d', '--progress', '-c'],
          from: packed.path,
          ...(packed.on === undefined ? {} : { fromOn: packed.on }),
          to: path,
          progress: { from: 'zstd', totalBytes: memoryBytes },
        },
      ],
      undo: [{ run: ['rm', '-f', '--', path, used] }],
    },
    {
      id: 'guest.start',
      title: noted`Let ${name} go on from its saved memory`,
      why: noted('It goes on in the middle of what it did; its clock and its connections notice the gap.'),
      effect: 'creates',
      touches: [noted`guest ${name}`],
      check: { run: ['xl', 'domid', name] },
      do: [
        {
          run: ['mv', '-n', '-T', '--', path, used],
          trouble: {
            message: noted`the memory of ${name} was used already, and since then its disks have moved on`,
            remedy: noted('It must never be used again with them.'),
          },
        },
        // mv -n is silent about what it leaves alone, up to coreutils 9.1.
        { run: ['test', '!', '-e', path] },
        { run: ['xl', 'restore', configPath(name), used] },
      ],
      undo: [{ run: ['xl', 'destroy', name], ok: [0, 1, 2, 3, 5, 6] }],
      verify: { kind: 'alive', guest: name, console: type === 'hvm' ? 'serial' : 'pv', graceSeconds: 30 },
    },
    {
      id: 'restore.forget-state',
      title: noted('Remove the unpacked memory'),
      why: noted('The disks go on from here: with them it must never be used again.'),
      effect: 'changes',
      touches: [],
      do: [{ run: ['rm', '-f', '--', path, used] }],
      undo: [],
    },
  ];
}
