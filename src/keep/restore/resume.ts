import { configPath } from '../../guest/paths.ts';
import type { Action } from '../../plan/action.ts';
import type { Manifest } from '../manifest.ts';
import type { Place } from '../place.ts';

/**
 * Goes on from the saved memory. Only ever right after this backup’s own disks were unpacked, by the same plan: memory that finds
 * other disks than it remembers destroys them. So the unpacked memory is removed as soon as it was used.
 */
export function resumeActions(name: string, { type, memoryBytes }: Manifest, packed: Place, path: string): Action[] {
  return [
    {
      id: 'restore.state',
      title: 'Unpack the saved memory',
      why: 'xl reads it as it was written.',
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
      undo: [{ run: ['rm', '-f', '--', path] }],
    },
    {
      id: 'guest.start',
      title: `Let ${name} go on from its saved memory`,
      why: 'It goes on in the middle of what it did; its clock and its connections notice the gap.',
      effect: 'creates',
      touches: [`guest ${name}`],
      check: { run: ['xl', 'domid', name] },
      do: [{ run: ['xl', 'restore', configPath(name), path] }],
      undo: [{ run: ['xl', 'destroy', name], ok: [0, 1, 2, 3, 5, 6] }],
      verify: { kind: 'alive', guest: name, console: type === 'hvm' ? 'serial' : 'pv', graceSeconds: 30 },
    },
    {
      id: 'restore.forget-state',
      title: 'Remove the unpacked memory',
      why: 'The disks go on from here: with them it must never be used again.',
      effect: 'changes',
      touches: [],
      do: [{ run: ['rm', '-f', '--', path] }],
      undo: [],
    },
  ];
}
