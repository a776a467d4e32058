import type { Step } from '../plan/action.ts';
import type { Growth } from './growth.ts';

type Partition = Extract<Growth, { kind: 'partition' }>;

/** In a block device: the partition first, then what is in it. May be done again at any point. */
export function growBlockSteps(device: string, growth: Growth): Step[] {
  if (growth.kind === 'none') return [];
  if (growth.kind === 'whole') return resize(device, growth.fileSystemBytes);
  return [
    ...growTable(device, growth),
    ...(growth.fileSystemBytes === null ? [] : resize(`${device}?offset=${growth.startBytes}`, growth.fileSystemBytes)),
  ];
}

/** In a file that has just been written and is `bytes` long in the end (see growth.ts for the cutting). */
export function growFileSteps(file: string, growth: Growth, bytes: number): Step[] {
  const full: Step = { run: ['truncate', '-s', String(bytes), '--', file] };
  if (growth.kind === 'none') return [full];
  if (growth.kind === 'whole') return [...resize(file, growth.fileSystemBytes), full];
  const inner: Step[] =
    growth.fileSystemBytes === null
      ? []
      : [
          { run: ['truncate', '-s', String(growth.fileSystemBytes), '--', file] },
          ...resize(`${file}?offset=${growth.startBytes}`, growth.fileSystemBytes),
        ];
  return [...inner, full, ...growTable(file, growth)];
}

/** e2fsck says 1 when it mended something: an image that was not shut down properly. */
function resize(where: string, bytes: number): Step[] {
  return [{ run: ['e2fsck', '-f', '-p', where], ok: [0, 1] }, { run: ['resize2fs', where, `${bytes / 512}s`] }];
}

/** Only the size is given: start, type, name and identity of the partition stay as they are. */
function growTable(disk: string, growth: Partition): Step[] {
  // The kernel has nothing to do with this table: a logical volume or a file shows no partitions to it.
  const sfdisk = ['sfdisk', '--quiet', '--no-reread', '--no-tell-kernel'] as const;
  const setSize = (number: number, sectors: number): Step => ({
    run: [...sfdisk, '-N', String(number), '--', disk],
    stdin: `,${sectors}\n`,
  });
  return [
    ...(growth.label === 'gpt' ? [{ run: [...sfdisk, '--relocate', 'gpt-bak-std', '--', disk] } as Step] : []),
    ...(growth.container ? [setSize(growth.container.number, growth.container.sectors)] : []),
    setSize(growth.number, growth.sectors),
  ];
}
