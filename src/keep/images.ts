import type { Action } from '../plan/action.ts';
import { many, noted } from '../text/t.ts';
import { roundSize } from '../units.ts';
import { imageFile, SUMS, stateFile } from './files.ts';
import { limited } from './limit.ts';
import { tidy } from './moment.ts';
import { placeName } from './place.ts';
import { type BackupPlaces, onOf } from './places.ts';
import type { RecipeInput } from './recipes/recipe.ts';
import { canHold, type HeldDisk, snapshotsOf } from './snapshots/index.ts';

/**
 * Bytes: zstd refuses every size but the one that was announced, and passes over this one without a word. What it makes of
 * nothing has 13, of a single byte one more (RFC 8878, 3.1.1: no block is smaller than its header and a byte).
 */
const LEAST_PACKED = 14;
const ZSTD = ['zstd', '-3', '-T0', '--progress', '-c'] as const;

/** Copies what was held still, one disk after the other, packed; zeros take nearly no room in it. */
export const imageActions = (input: RecipeInput): Action[] => input.disks.map((disk) => imageAction(disk, input));

function imageAction({ disk, held }: HeldDisk, { places, limit }: RecipeInput): Action {
  const { partial, on } = places;
  const there = onOf(on);
  const path = `${partial}/${imageFile(disk)}`;
  const snapshot = canHold(held) ? held : undefined;
  return {
    id: `backup.image.${disk.vdev}`,
    title: snapshot
      ? noted`Copy ${disk.vdev} (${roundSize(disk.bytes)}) from its snapshot`
      : noted`See to the copy of ${disk.vdev} (${roundSize(disk.bytes)})`,
    why: snapshot
      ? noted('The guest goes on meanwhile; what it writes now is not in the copy.')
      : noted('It was made while the guest was off.'),
    effect: 'creates',
    touches: [placeName({ ...there, path })],
    do: [
      ...(snapshot
        ? ([
            { run: ['install', '-m', '0600', '/dev/null', path], ...there },
            {
              // The size said beforehand: a device that ends early is an error and not a short copy.
              run: limited([...ZSTD, `--stream-size=${disk.bytes}`], limit, places),
              from: snapshot.source,
              to: path,
              ...(on === undefined ? {} : { toOn: on }),
              progress: { from: 'zstd', totalBytes: disk.bytes },
              ...(snapshot.unreadable ? { trouble: snapshot.unreadable } : {}),
            },
            {
              run: ['find', path, '-prune', '-size', `-${LEAST_PACKED}c`],
              says: '',
              ...there,
              trouble: {
                message: noted`nothing could be read from ${disk.vdev}: it ended before its first byte`,
                remedy: noted`See what is the matter with ${snapshot.name}, of which the copy is made: dmesg`,
              },
            },
          ] as const)
        : []),
      { run: ['chmod', '0600', '--', path], ...there },
      { run: ['sync', '--', path], ...there },
    ],
    undo: snapshot ? [{ run: ['rm', '-f', '--', path], ...there }] : [],
    ...(snapshot?.intact
      ? {
          verify: {
            kind: 'run',
            check: {
              ...snapshot.intact,
              trouble: {
                message: noted`the snapshot ${snapshot.name} ran full during the copy, which is worth nothing then`,
                remedy: noted('Free more room in the volume group (vgs), or back up when the guest writes less.'),
              },
            },
          },
        }
      : {}),
  };
}

/** The guest’s memory is packed once it runs again. */
export function packStateAction({ guest, places, limit }: RecipeInput): Action {
  const { partial } = places;
  const path = `${partial}/${stateFile.packed}`;
  return {
    id: 'backup.state',
    title: noted`Pack the saved memory (${roundSize(guest.memoryBytes)})`,
    why: noted('It was written as it is, so that the guest stood still no longer than needed.'),
    effect: 'creates',
    touches: [path],
    do: [
      { run: ['install', '-m', '0600', '/dev/null', path] },
      {
        run: limited(ZSTD, limit, places),
        from: `${partial}/${stateFile.raw}`,
        to: path,
        progress: { from: 'zstd', totalBytes: guest.memoryBytes },
      },
      { run: ['sync', '--', path] },
    ],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
}

/** `state`: memory was saved too. What was only needed for the copy goes as soon as it can: a snapshot costs the guest speed. */
export function dropAction(input: RecipeInput, state: boolean): Action {
  const { disks, places } = input;
  const snapshots = snapshotsOf(disks);
  return {
    id: 'backup.drop',
    title:
      snapshots.length === 0
        ? noted('Clear up')
        : many(snapshots.length, noted('Remove the snapshot'), noted('Remove the snapshots')),
    why: noted('The copy is whole; as long as a snapshot is there it costs the guest speed and room.'),
    effect: 'changes',
    touches: snapshots.map(({ name }) => noted`snapshot ${name}`),
    do: [
      ...snapshots.flatMap(({ drop }) => drop),
      ...(state
        ? [
            {
              run: [
                'rm',
                '-f',
                '--',
                ...[stateFile.raw, stateFile.used].map((file) => `${places.partial}/${file}`),
              ] as const,
            },
          ]
        : []),
      ...tidy(input),
    ],
    undo: [],
  };
}

/** Everything is read back once: whether it can be unpacked, and what its checksums are. */
export function sumsAction(files: readonly string[], { partial, on }: BackupPlaces): Action {
  const there = onOf(on);
  const packed = files.filter((file) => file.endsWith('.zst'));
  return {
    id: 'backup.sums',
    title: noted('Read the copies back, and take their checksums'),
    why: noted('A copy that cannot be unpacked is found now, and not on the day that it is needed.'),
    effect: 'creates',
    touches: [placeName({ ...there, path: `${partial}/${SUMS}` })],
    do: [
      { run: ['zstd', '-t', '-q', '--', ...packed.map((file) => `${partial}/${file}`)], ...there },
      { run: ['install', '-m', '0600', '/dev/null', `${partial}/${SUMS}`], ...there },
      { run: ['env', '-C', partial, 'sha256sum', '--', ...files], to: `${partial}/${SUMS}`, ...there },
    ],
    undo: [{ run: ['rm', '-f', '--', `${partial}/${SUMS}`], ...there }],
  };
}
