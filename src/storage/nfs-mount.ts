import type { Action, RunStep, Trouble } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { quoteUnitValue, unitOfPath } from '../plan/systemd.ts';
import { noted } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { Volume } from './backend.ts';
import type { FileSteps } from './file-volume.ts';
import { sourceOf } from './nfs-export.ts';

/** How a person is kept waiting at most; the unit itself has more patience, for when the host starts. */
const ANSWER_MS = 20_000;
const WRITE_MS = 60_000;
/** systemctl(1) and LSB: the unit is not there. */
const NO_SUCH_UNIT = 5;

/** A folder of a file server, and where this host has it. */
export interface Share {
  guest: string;
  server: string;
  export: string;
  options: string;
  where: string;
}

export function shareOf({ guest, own }: Volume): Share {
  const { server = '', export: folder = '', options = '', where = '' } = own ?? {};
  return { guest, server, export: folder, options, where };
}

/** Mounts the folder by a unit, now and whenever the host starts. */
export function mountShare(share: Share, bytes: number, fill: FillTemplate): Action {
  const { where, server } = share;
  const source = sourceOf(share);
  const unit = unitOfPath(where, 'mount');
  const file = unitFile(unit);
  const parent = where.slice(0, where.lastIndexOf('/'));
  return {
    id: `storage.mount.${where}`,
    title: noted`Mount ${source} at ${where}, now and whenever the host starts`,
    why: noted('The guest’s disk is a file in that folder of the file server.'),
    effect: 'creates',
    touches: [file, where],
    // It is so too when somebody has mounted something there by hand.
    check: { run: ['systemctl', 'is-active', '--quiet', '--', unit] },
    do: [
      { write: file, mode: 0o644, text: fill('storage/nfs.mount', { ...share, source }, quoteUnitValue) },
      { run: ['systemctl', 'daemon-reload'] },
      { run: ['systemctl', 'enable', '--quiet', '--', unit] },
      { run: ['systemctl', 'start', '--', unit], timeoutMs: ANSWER_MS, trouble: cannotMount(share) },
    ],
    undo: [
      {
        run: ['systemctl', 'stop', '--', unit],
        ok: [0, NO_SUCH_UNIT],
        timeoutMs: ANSWER_MS,
        trouble: cannotStop(share),
      },
      // 1: there is no such unit.
      { run: ['systemctl', 'disable', '--quiet', '--', unit], ok: [0, 1] },
      { run: ['rm', '-f', '--', file] },
      { run: ['systemctl', 'daemon-reload'] },
      { run: ['systemctl', 'reset-failed', '--', unit], ok: [0, 1] },
      // Other guests' mounts may be beside it.
      { run: ['rmdir', '--ignore-fail-on-non-empty', '--', where, parent], ok: [0, 1] },
    ],
    verify: {
      kind: 'run',
      check: {
        run: ['findmnt', '--noheadings', '--bytes', '--output', 'AVAIL', '--mountpoint', where],
        atLeast: bytes,
        timeoutMs: 5_000,
        trouble: {
          message: noted`${source} has less than ${roundSize(bytes)} free`,
          remedy: noted`Make room on ${server} (df -h ${share.export} there), or choose a smaller size.`,
        },
      },
    },
  };
}

/**
 * Whether the name is free can only be seen once the folder is mounted. An action of its own, so that what takes the
 * file away is not even noted before: the script prints that for a person.
 */
export function seeThatNameIsFree(share: Share, path: string): Action {
  return {
    id: `storage.free.${path}`,
    title: noted`See that there is no ${path} yet`,
    why: noted('Another host may have made a file of that name on the server; it must not be written over.'),
    effect: 'reads',
    touches: [],
    do: [],
    undo: [],
    verify: {
      kind: 'run',
      check: {
        run: ['test', '!', '-e', path],
        timeoutMs: 10_000,
        trouble: isTaken(share, path),
      },
    },
  };
}

const isTaken = ({ server }: Share, path: string): Trouble => ({
  message: noted`${path} is there already on the file server ${server}, and xenguide did not make it`,
  remedy: noted('It is not touched. Choose another name for the guest, or look whether the file can go.'),
});

/** What is special about a file on a file server, which other hosts see too, and which may refuse, and may stop answering. */
export function fileSteps(share: Share, path: string): FileSteps {
  const unit = unitOfPath(share.where, 'mount');
  const gone: RunStep['trouble'] = cannotRemove(share);
  return {
    where: ` ${noted`on ${share.server}`}`,
    taken: { theirs: true, when: ['File exists'], ...isTaken(share, path) },
    making: { timeoutMs: WRITE_MS, trouble: cannotWrite(share) },
    // After a reboot without the server it may not be mounted: the file must not be forgotten there.
    beforeRemoving: [
      { run: ['systemctl', 'start', '--', unit], ok: [0, NO_SUCH_UNIT], timeoutMs: ANSWER_MS, trouble: gone },
      // One that has gone silent since makes everything wait that looks at its files.
      {
        run: ['stat', '-f', '-c', '%T', '--', share.where],
        ok: [0, 1],
        to: '/dev/null',
        // One that is back is not heard at once.
        timeoutMs: WRITE_MS,
        trouble: gone,
      },
    ],
    removing: { timeoutMs: WRITE_MS, trouble: gone },
  };
}

const unitFile = (unit: string): string => `/etc/systemd/system/${unit}`;

function cannotMount(share: Share): Trouble[] {
  const { server, export: folder, options } = share;
  const source = sourceOf(share);
  return [
    {
      when: ['access denied', 'Permission denied', 'Operation not permitted'],
      message: noted`the file server ${server} does not let this host mount ${folder}`,
      remedy: noted`On the server, name this host in /etc/exports – ${folder} HOST(rw,sync,no_subtree_check,no_root_squash) – then: exportfs -ra.`,
    },
    {
      when: ['No such file or directory'],
      message: noted`the file server ${server} has no export ${folder}, or none for this host`,
      remedy: noted`See what it exports, and to whom: exportfs -v on the server, or showmount -e ${server} here.`,
    },
    {
      when: ['resolve', 'Name or service not known', 'Temporary failure in name resolution'],
      message: noted`the name ${server} is not known to this host`,
      remedy: noted('Name the file server by its address, or add it to /etc/hosts.'),
    },
    {
      when: ['mount option', 'Protocol not supported', 'Invalid argument', 'RPC prog. not avail'],
      message: noted`${source} cannot be mounted with the options ${options}`,
      remedy: noted('An older server may want nfsvers=4.1, 4.0 or 3: answer it under options.'),
    },
    {
      when: ['did not end', 'timed out', 'Connection refused', 'No route to host', 'is unreachable', 'Host is down'],
      message: noted`the file server ${server} does not answer`,
      remedy: noted`See that it is up (ping ${server}), that NFS runs on it, and that no firewall is between: TCP port 2049.`,
    },
    {
      message: noted`${source} could not be mounted`,
      remedy: noted`Try it by hand: mount -t nfs -o ${options} ${source} /mnt`,
    },
  ];
}

function cannotWrite(share: Share): Trouble[] {
  const { server, export: folder } = share;
  return [
    {
      when: ['Read-only file system'],
      message: noted`${folder} is exported read-only by the file server ${server}`,
      remedy: noted`On the server, write rw in place of ro behind ${folder} in /etc/exports, then: exportfs -ra.`,
    },
    {
      when: ['Permission denied', 'Operation not permitted'],
      message: noted`the file server ${server} lets root of this host make nothing in ${folder}`,
      remedy: noted`On the server, add no_root_squash behind ${folder} in /etc/exports, then: exportfs -ra. Or give the folder to the user that root is turned into.`,
    },
    {
      when: ['No space left', 'Disk quota exceeded'],
      message: noted`there is no space left in ${folder} on the file server ${server}`,
      remedy: noted('Make room on the server, or choose another export.'),
    },
    {
      when: ['File too large'],
      message: noted`the file system below ${folder} on the file server ${server} cannot hold a file of that size`,
      remedy: noted('Choose a smaller size, or another export.'),
    },
    {
      message: noted`the guest’s disk could not be made on the file server ${server}`,
      remedy: noted`See whether the server still answers: ls ${share.where}`,
    },
  ];
}

/** A person alone can know whether the server comes back. */
function cannotRemove({ server, where }: Share): Trouble {
  const file = unitFile(unitOfPath(where, 'mount'));
  return {
    message: noted`the file server ${server} does not answer, so that the guest’s disk on it cannot be removed`,
    remedy: noted`Bring the server back. If it is gone for good, give the disk up: umount -f -l ${where}; rm '${file}'; systemctl daemon-reload.`,
  };
}

const cannotStop = ({ server, where }: Share): Trouble => ({
  message: noted`${where} cannot be unmounted: something uses it, or the file server ${server} does not answer`,
  remedy: noted`See what uses it: fuser -vm ${where}, losetup -a. If the server is gone for good: umount -f -l ${where}.`,
});
