import type { ZfsPool } from '../facts.ts';
import { failure, type Probe } from './probe.ts';

/** ZFS pools with their room and what is in them (zpool-list(8), zfs-list(8); -H: tabs, no header; -p: bytes). */
export const zfs: Probe = {
  id: 'zfs',
  commands: {
    pools: { argv: ['zpool', 'list', '-Hp', '-o', 'name,size,health'], timeoutMs: 15_000 },
    datasets: {
      argv: ['zfs', 'list', '-Hp', '-t', 'filesystem,volume', '-o', 'name,available'],
      timeoutMs: 15_000,
    },
  },
  parse: (seen) => {
    const [pools, datasets] = [seen.result('pools'), seen.result('datasets')];
    // Not installed is a fact of its own (tools.zfs), nothing that went wrong.
    if (pools.code === 127) return { zfsPools: [] };
    const reason = failure(pools) ?? failure(datasets);
    if (reason !== undefined) return { zfsPools: [], gaps: [{ probe: 'zfs', reason }] };
    const sets = lines(datasets.stdout).map(([name = '', available]) => ({ name, available: Number(available) }));
    return {
      zfsPools: lines(pools.stdout).map(
        ([name = '', size, health = '']): ZfsPool => ({
          name,
          totalBytes: Number(size) || 0,
          // The pool's own file system says what can be used; the free blocks that zpool counts include parity.
          freeBytes: sets.find((set) => set.name === name)?.available || 0,
          health,
          datasets: sets.flatMap((set) => (set.name.startsWith(`${name}/`) ? [set.name.slice(name.length + 1)] : [])),
        }),
      ),
    };
  },
};

const lines = (stdout: string): string[][] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
