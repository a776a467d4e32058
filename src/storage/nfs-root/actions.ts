import type { Action, Condition, Step, Trouble } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { Volume } from '../backend.ts';
import { sourceOf } from '../nfs-export.ts';
import { momentOptions } from './mount-options.ts';
import { cannotMount } from './mount-trouble.ts';
import { folderIn, type RootFolder } from './root-folder.ts';

const MOUNT_MS = 30_000;
/** Longer than the 90 seconds that an NFS 4 server keeps new files waiting after it came up. */
const WRITE_MS = 120_000;
/** A question is put again and again for this long: what is not so stays so. */
const SEE_MS = 5_000;
/** Says whose root the folder is: no other host can know. */
const NOTE = '.xenguide-guest';
const INITS = ['sbin/init', 'usr/sbin/init', 'etc/init', 'bin/init', 'lib/systemd/systemd', 'usr/lib/systemd/systemd'];

/** Mounts the folder for the time of the apply, sees that it can be this guest's root, and notes in it that it is. */
export function takeFolder(volume: Volume): Action[] {
  const folder = folderIn(volume);
  const { path } = volume;
  return [
    mountIt(folder, path),
    seeThatSystemIsThere(folder, path),
    seeThatItIsFree(folder, path),
    note(folder, volume),
  ];
}

function mountIt(folder: RootFolder, where: string): Action {
  return {
    id: `storage.root.mount.${where}`,
    title: noted`Mount ${sourceOf(folder)} at ${where} for a moment`,
    why: noted('The guest mounts it by itself; the host only looks into it, and copies the kernel out of it.'),
    effect: 'creates',
    touches: [where],
    do: mountSteps(folder, where),
    undo: unmountSteps(folder, where),
  };
}

function seeThatSystemIsThere(folder: RootFolder, where: string): Action {
  const paths = INITS.map((init) => `${where}/${init}`);
  return {
    id: `storage.root.system.${where}`,
    title: noted`See that a system is in ${sourceOf(folder)}`,
    why: noted('Without its first program, init, the kernel would give up.'),
    effect: 'reads',
    touches: [],
    do: [],
    undo: [],
    verify: {
      kind: 'run',
      check: {
        // Links are not followed: in the guest an absolute one leads elsewhere than here. 1: not all of them are there.
        run: ['find', ...(paths as [string, ...string[]]), '-maxdepth', '0', '-printf', '1'],
        ok: [0, 1],
        atLeast: 1,
        timeoutMs: SEE_MS,
        trouble: {
          message: noted`${sourceOf(folder)} holds no system: neither /sbin/init nor systemd is in it`,
          remedy: noted(
            'Name the folder that is to be the guest’s /, or put a system into it first (xenguide guide nfs-root).',
          ),
        },
      },
    },
  };
}

function seeThatItIsFree(folder: RootFolder, where: string): Action {
  return {
    id: `storage.root.free.${where}`,
    title: noted`See that ${sourceOf(folder)} is no other guest’s root`,
    why: noted('Two guests on one root destroy each other’s files, and neither host would notice.'),
    effect: 'reads',
    touches: [],
    do: [],
    undo: [],
    verify: {
      kind: 'run',
      check: {
        run: ['test', '!', '-e', `${where}/${NOTE}`, '-a', '!', '-L', `${where}/${NOTE}`],
        timeoutMs: SEE_MS,
        trouble: {
          message: noted`${sourceOf(folder)} is another guest’s root already: ${folder.export}/${NOTE} on ${folder.server} says whose`,
          remedy: noted`Give this guest a folder of its own. If that guest is gone for good, remove the file on the server: rm ${folder.export}/${NOTE}.`,
        },
      },
    },
  };
}

/** Root must stay root there, or the guest's own system could not run: whose the note is shows it. */
function note(folder: RootFolder, { path: where, own }: Volume): Action {
  const file = `${where}/${NOTE}`;
  const text = own?.note ?? '';
  const isOurs: Condition = { run: ['cat', '--', file], says: text };
  return {
    id: `storage.root.note.${where}`,
    title: noted`Note in ${folder.export}/${NOTE} on ${folder.server} whose root it is`,
    why: noted('A host that is asked to give another guest the same root then sees it, and refuses.'),
    effect: 'creates',
    touches: [file],
    do: [
      // What was taken back half-done is not mounted any more.
      ...mountSteps(folder, where),
      // excl: of two hosts that come at the same time one fails, and a link that somebody put there is not followed.
      {
        run: ['dd', `of=${file}`, 'conv=excl', 'status=none'],
        stdin: `${text}\n`,
        timeoutMs: WRITE_MS,
        trouble: cannotWrite(folder),
      },
    ],
    undo: [
      ...mountSteps(folder, where, cannotUndo(folder, where)),
      { run: ['rm', '-f', '--', file], onlyIf: [isOurs], timeoutMs: WRITE_MS },
      ...unmountSteps(folder, where),
    ],
    verify: {
      kind: 'run',
      check: { run: ['stat', '-c', '%u', '--', file], says: '0', timeoutMs: SEE_MS, trouble: isSquashed(folder) },
    },
  };
}

/** What remains once the kernel has been copied: the guest needs no mount of the host's. */
export function leaveFolder(volume: Volume): Action {
  const folder = folderIn(volume);
  return {
    id: `storage.root.unmount.${volume.path}`,
    title: noted`Unmount ${sourceOf(folder)} again`,
    why: noted('From here on only the guest uses it.'),
    effect: 'changes',
    touches: [volume.path],
    do: unmountSteps(folder, volume.path),
    undo: [],
  };
}

const isMounted = (where: string): Condition => ({ run: ['mountpoint', '-q', where] });
/** 1 or, from util-linux 2.37 on, 32. */
const isNotMounted = (where: string): Condition => ({ run: ['mountpoint', '-q', where], ok: [1, 32] });

/** Can be done again, also when it is mounted already. */
const mountSteps = (folder: RootFolder, where: string, trouble: Trouble | Trouble[] = cannotMount(folder)): Step[] => [
  { run: ['mkdir', '-p', '-m', '0700', '--', where] },
  {
    run: ['mount', '-t', 'nfs', '-o', momentOptions(folder.version, 'rw'), '--', sourceOf(folder), where],
    onlyIf: [isNotMounted(where)],
    timeoutMs: MOUNT_MS,
    trouble,
  },
];

const unmountSteps = ({ server }: RootFolder, where: string): Step[] => [
  {
    run: ['umount', '--', where],
    onlyIf: [isMounted(where)],
    timeoutMs: MOUNT_MS,
    trouble: {
      message: noted`${where} cannot be unmounted: something uses it, or the file server ${server} does not answer`,
      remedy: noted`See what uses it: fuser -vm ${where}. If the server is gone for good: umount -f -l ${where}.`,
    },
  },
  // Other guests' mounts may be beside it. 1: it is gone already.
  { run: ['rmdir', '--', where], ok: [0, 1] },
  { run: ['rmdir', '--ignore-fail-on-non-empty', '--', where.slice(0, where.lastIndexOf('/'))], ok: [0, 1] },
];

const isSquashed = ({ server, export: folder }: RootFolder): Trouble => ({
  message: noted`the file server ${server} turns root into a nobody in ${folder} (root_squash): a system cannot run from it`,
  remedy: noted`On the server, add no_root_squash behind ${folder} in /etc/exports, for this host and for the guest, then: exportfs -ra.`,
});

const cannotWrite = (folder: RootFolder): Trouble[] => [
  {
    when: ['Read-only file system'],
    message: noted`${folder.export} is exported read-only by the file server ${folder.server}`,
    remedy: noted`On the server, write rw in place of ro behind ${folder.export} in /etc/exports, then: exportfs -ra.`,
  },
  { when: ['Permission denied', 'Operation not permitted'], ...isSquashed(folder) },
  {
    when: ['File exists'],
    message: noted`${sourceOf(folder)} has become another guest’s root just now`,
    remedy: noted('Give this guest a folder of its own.'),
  },
  {
    when: ['No space left', 'Disk quota exceeded'],
    message: noted`there is no space left in ${folder.export} on the file server ${folder.server}`,
    remedy: noted('Make room on the server.'),
  },
];

/** Only a person can know whether the server comes back. An empty stand-in lets undo go on without it. */
const cannotUndo = (folder: RootFolder, where: string): Trouble => ({
  message: noted`${sourceOf(folder)} cannot be mounted, so that the note ${NOTE} in it cannot be removed`,
  remedy: noted`Bring the file server back, and undo again. If it is gone for good: mount -t tmpfs none ${where}, and undo again.`,
});
