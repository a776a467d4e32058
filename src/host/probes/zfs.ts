import type { ZfsPool } from '../facts.ts';
import { failure, type Probe } from './probe.ts';

/** ZFS pools with their room and what is in them (zfs-list(8); -H: tabs and no header, -p: bytes). */
export const zfs: Probe = {
  id: 'zfs',
  commands: {
    // One that is suspended makes it wait for ever.
    list: {
      argv: ['zfs', 'list', '-Hp', '-t', 'filesystem,volume', '-o', 'name,used,available'],
      timeoutMs: 15_000,
    },
  },
  parse: (seen) => {
    const list = seen.result('list');
    // Not installed is a fact of its own (tools.zfs), nothing that went wrong.
    if (list.code === 127) return { zfsPools: [] };
    const reason = failure(list);
    return reason === undefined
      ? { zfsPools: readPools(list.stdout) }
      : { zfsPools: [], gaps: [{ probe: 'zfs', reason }] };
  },
};

/** A pool is listed as the file system at its top; that also says what can really be used, without parity. */
function readPools(stdout: string): ZfsPool[] {
  const sets = [...stdout.matchAll(/^([^\t\n]+)\t(\d+)\t(\d+)$/gm)].map(([, name = '', used, free]) => ({
    name,
    used: Number(used),
    free: Number(free),
  }));
  return sets
    .filter(({ name }) => !name.includes('/'))
    .map((pool) => ({
      name: pool.name,
      totalBytes: pool.used + pool.free,
      freeBytes: pool.free,
      datasets: sets.flatMap(({ name }) =>
        name.startsWith(`${pool.name}/`) ? [name.slice(pool.name.length + 1)] : [],
      ),
    }));
}
