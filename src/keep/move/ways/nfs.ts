import type { Action, RunStep, Step } from '../../../plan/action.ts';
import { unitOfPath } from '../../../plan/systemd.ts';
import { badExport, badServer, sourceOf } from '../../../storage/nfs-export.ts';
import { mountShare, type Share } from '../../../storage/nfs-mount.ts';
import { mountOptions } from '../../../storage/nfs-options.ts';
import { noted, t } from '../../../text/t.ts';
import { type MoveCheck, no, ok } from '../checks/check.ts';
import { onSide } from '../elsewhere.ts';
import type { DiskLook, MoveLook, MoveSide } from '../seen.ts';
import { at, thing } from '../sides.ts';
import type { Way } from './way.ts';

/**
 * A raw file on a file server that both hosts mount at the same place; the plan mounts it there where it is not.
 *
 * Xen attaches it through a loop device, and each host keeps a part of it in its own memory. So the guest is sent without being let go
 * (`xl migrate -p`): first the old host has written everything out (its guest is taken down, which closes the file), then the new one forgets
 * what it has read of it, and only then the guest goes on. A qcow2 file is read by qemu as soon as the copy is built, while the guest still
 * writes at the other host: it would go on with an old table of contents, and is refused.
 */
export const nfs: Way = {
  id: 'nfs',
  label: noted('on a file server that both hosts reach'),
  settlesBefore: true,
  takes: ({ target, script, access, cdrom }, from) =>
    script === undefined && access === 'rw' && cdrom !== true && mountOf(target ?? '', from) !== undefined,

  async look({ target }, from, to, fromSide) {
    const mount = mountOf(target ?? '', fromSide)!;
    const [own, other, size] = await Promise.all([
      from.run({ argv: ['findmnt', '-n', '-o', 'OPTIONS', '--mountpoint', mount.mount], timeoutMs: 30_000 }),
      to.run({ argv: ['findmnt', '-n', '-o', 'SOURCE', '--mountpoint', mount.mount], timeoutMs: 30_000 }),
      from.run({ argv: ['stat', '-c', '%s', '--', target ?? ''], timeoutMs: 30_000 }),
    ]);
    return {
      own: {
        ...mount,
        options: optionsOf(own.stdout.trim()),
        there: other.code === 0 ? other.stdout.trim() : null,
        bytes: Number(size.stdout.trim()) || 0,
      },
    };
  },

  checks(disk, look) {
    const id = `disk.${disk.disk.vdev}`;
    const problem = nfsProblem(id, disk, look);
    if (problem) return [problem];
    const { source, there } = seenNfs(disk);
    return [
      ok(
        id,
        there === null
          ? t`${disk.disk.vdev} lies on ${source}, which is mounted on ${look.to.name} too.`
          : t`${disk.disk.vdev} lies on ${source}, which has been mounted on ${look.to.name} too.`,
      ),
    ];
  },

  prepare(disk, look, fill) {
    const { there, share } = { ...seenNfs(disk), share: shareOf(disk, look) };
    if (there !== null || !share) return [];
    const action = mountShare(share, 0, fill);
    // How much is free there was asked when the disk was made.
    const { verify: _, ...rest } = onSide(action, look.to);
    if (share.where.startsWith(`${MOUNTS}/`)) return [rest];
    // The folder above is not ours: it may be /mnt.
    const isFolder = (step: Step): boolean => 'run' in step && step.run[0] === 'rmdir';
    const folder: Step = {
      run: ['rmdir', '--ignore-fail-on-non-empty', '--', share.where],
      ok: [0, 1],
      ...at(look.to),
    };
    return [{ ...rest, undo: [...rest.undo.filter((step) => !isFolder(step)), folder] }];
  },

  leave: (disk, look) => [leaveMount(seenNfs(disk).mount, look)],
};

/** Of a unit that xenguide made for this guest, where no other guest has a disk in the folder. */
function leaveMount(mount: string, { guest, from }: MoveLook): Action {
  const unit = unitOfPath(mount, 'mount');
  const file = `/etc/systemd/system/${unit}`;
  const ours = { run: ['grep', '-qsF', '-e', `xenguide undo ${guest.name}`, file] as const };
  const unused = { run: ['grep', '-rqsF', '-e', `${mount}/`, '/etc/xen'] as const, ok: [1] };
  const step = (run: RunStep['run'], okCodes: readonly number[] = [0]): RunStep => ({
    ...{ run, ok: okCodes, ...at(from), timeoutMs: 60_000 },
    onlyIf: [ours, unused],
  });
  return {
    id: `leave.mount.${mount}`,
    title: noted`Unmount ${mount} on ${from.name}, if xenguide mounted it for this guest`,
    why: noted('The guest is not here any more.'),
    effect: 'changes',
    touches: [thing(mount, from)],
    do: [
      step(['systemctl', 'stop', '--', unit], [0, 5]),
      step(['systemctl', 'disable', '--quiet', '--', unit], [0, 1]),
      step(['rm', '-f', '--', file]),
      { run: ['systemctl', 'daemon-reload'], ...at(from) },
    ],
    undo: [],
  };
}

/** Of mounts that xenguide makes: the folder above them is its own too. */
const MOUNTS = '/var/lib/xen/nfs';

interface SeenNfs {
  mount: string;
  source: string;
  options: string;
  /** What is mounted at that place at the target; null: nothing. */
  there: string | null;
  bytes: number;
}

const seenNfs = ({ seen: { own } }: DiskLook): SeenNfs => own as unknown as SeenNfs;

/** The NFS mount that a file lies in. */
function mountOf(path: string, { facts }: MoveSide): { mount: string; source: string } | undefined {
  const inside = facts.fileSystems.filter(
    ({ mount }) => mount === '/' || path === mount || path.startsWith(`${mount}/`),
  );
  const [deepest] = inside.sort((a, b) => b.mount.length - a.mount.length);
  return deepest && /^nfs4?$/.test(deepest.type) ? { mount: deepest.mount, source: deepest.source } : undefined;
}

function nfsProblem(id: string, disk: DiskLook, look: MoveLook): MoveCheck | undefined {
  const { vdev, target, format, backendtype } = disk.disk;
  const { mount, source, there } = seenNfs(disk);
  if (format !== 'raw' || backendtype === 'qdisk') {
    return no(
      id,
      t`${vdev} (${target}) is read by qemu on both hosts at once while the guest is sent, and would be broken by that`,
      t(
        'Make it a raw file, with the guest off: qemu-img convert -O raw OLD NEW, and format=raw in the config. Or shut the guest down, and start it there.',
      ),
    );
  }
  if (there !== null && there !== source) {
    return no(
      id,
      t`at ${mount}, where ${vdev} lies, ${look.to.name} has ${there} mounted, and ${look.from.name} has ${source}`,
      t`Mount ${source} there too, under the same name of the server.`,
    );
  }
  if (there === null && !shareOf(disk, look)) {
    return no(
      id,
      t`${source} is not mounted at ${mount} on ${look.to.name}`,
      t`Mount it there: mount ${source} ${mount}`,
    );
  }
  return undefined;
}

/** Undefined: of a kind that only a person should mount. */
function shareOf(disk: DiskLook, { guest }: MoveLook): Share | undefined {
  const { mount, source, options } = seenNfs(disk);
  const [, server, folder] = /^\[?([^[\]]+?)\]?:(\/.*)$/.exec(source) ?? [];
  if (server === undefined || folder === undefined || badServer(server) || badExport(folder)) return undefined;
  const share = { guest: guest.name, server, export: folder, options: mountOptions(options), where: mount };
  return sourceOf(share) === source && /^\/[A-Za-z0-9/._+@%-]+$/.test(mount) ? share : undefined;
}

/** What of the options in use is a choice, and not what the two machines agreed on. */
const optionsOf = (used: string): string =>
  used
    .split(',')
    .flatMap((option) => {
      const version = /^vers=(.+)$/.exec(option)?.[1];
      return version === undefined
        ? /^(proto|sec|nconnect|port)=[A-Za-z0-9]+$/.test(option)
          ? [option]
          : []
        : [`nfsvers=${version}`];
    })
    .join(',');
