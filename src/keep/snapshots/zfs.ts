import type { Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { type SnapshotKind, snapshotName } from './snapshot.ts';

/**
 * A ZFS volume. A snapshot of one has no device of its own by default (snapdev=hidden), so that a clone of it is read, which
 * needs no setting of the person's changed.
 */
export const zfsSnapshot: SnapshotKind = (disk, context) => {
  const name = disk.own.name!;
  const snapshot = `${name}@backup-${context.stamp}`;
  const clone = snapshotName(name, context);
  const device = `/dev/zvol/${clone}`;
  // udev looks into what was just made, or just read; zfs does not wait for that.
  const settled: Step = { run: ['udevadm', 'settle', '--timeout=20'], ok: [0, 1], timeoutMs: 30_000 };
  return {
    name: snapshot,
    source: device,
    take: [['zfs', 'snapshot', snapshot]],
    like: { run: ['zfs', 'list', '-H', '-o', 'name', name], times: 2 },
    open: [
      // 1: it is there already, by a try that was cut off; the device is what counts.
      { run: ['zfs', 'clone', '-o', 'volmode=dev', '-o', 'readonly=on', snapshot, clone], ok: [0, 1] },
      { run: ['udevadm', 'settle', `--exit-if-exists=${device}`, '--timeout=20'], timeoutMs: 30_000 },
      {
        run: ['test', '-b', device],
        trouble: {
          message: noted`the snapshot ${snapshot} was taken, but ${device} has not come up to read it`,
          remedy: noted('See whether udev’s rules for ZFS are there (60-zvol.rules).'),
        },
      },
    ],
    drop: [
      settled,
      { run: ['zfs', 'destroy', clone], ok: [0, 1] },
      { run: ['zfs', 'destroy', snapshot], ok: [0, 1] },
      {
        // zfs says 1 for what is not there, and for what it could not destroy: this tells them apart.
        run: ['zfs', 'list', '-H', '-t', 'all', '-o', 'name', snapshot],
        ok: [1],
        trouble: {
          message: noted`the snapshot ${snapshot} could not be destroyed: something uses it`,
          remedy: noted`See: lsof ${device}; zfs list -t all -r ${name}. Remove what is not needed.`,
        },
      },
    ],
    there: { run: ['zfs', 'list', '-H', '-t', 'all', '-o', 'name', snapshot] },
    needs: [{ tool: 'zfs', package: 'zfsutils-linux' }],
  };
};
