import { isRow, number, type Probe, type Row, readJson, rows, text } from './probe.ts';

/** Mounted file systems that hold data, with the room a person may use in them (findmnt(8)). */
export const fileSystems: Probe = {
  id: 'file systems',
  commands: {
    mounts: {
      argv: [
        ...(['findmnt', '--real', '--json', '--bytes', '--list'] as const),
        ...['-o', 'TARGET,SOURCE,FSTYPE,SIZE,AVAIL,OPTIONS'],
      ],
      // A file server that is gone makes it wait for ever.
      timeoutMs: 15_000,
    },
  },
  parse: (seen) => {
    const read = readJson('file systems', seen.result('mounts'));
    if ('gaps' in read) return { fileSystems: [], gaps: read.gaps };
    const mounts = rows(isRow(read.json) ? read.json.filesystems : []);
    return { fileSystems: lastMounted(mounts.filter((mount) => number(mount.size) > 0)).map(readMount) };
  },
};

/** Of several mounts at one place only the last can be seen. */
function lastMounted(mounts: readonly Row[]): Row[] {
  return [...new Map(mounts.map((mount) => [mount.target, mount])).values()];
}

function readMount(mount: Row) {
  return {
    mount: text(mount.target) ?? '',
    source: text(mount.source) ?? '',
    type: text(mount.fstype) ?? '',
    totalBytes: number(mount.size),
    freeBytes: number(mount.avail),
    readOnly: (text(mount.options) ?? '').split(',').includes('ro'),
  };
}
