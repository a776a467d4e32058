import { whyInUse } from '../../../host/in-use/in-use.ts';
import { quoteForShell } from '../../../host/quote.ts';
import type { Result, Runner } from '../../../host/runner.ts';
import type { Action } from '../../../plan/action.ts';
import { runAll } from '../../../plan/apply/ask.ts';
import { noted, t } from '../../../text/t.ts';
import { roundSize } from '../../../units.ts';
import { kindOf } from '../../disk-kind.ts';
import { type MoveCheck, no, ok, taken } from '../checks/check.ts';
import type { MoveLook, MoveSide } from '../look.ts';
import { at, sshTo, thing, type Wire } from '../sides.ts';
import { CARRIED, type CarriedKind, carriedKind } from './carried-places.ts';
import type { Argv, DiskLook, Way } from './way.ts';

/**
 * A disk that only the source has, for a cold move: made anew at the target under the same name, copied while the guest runs, and once more,
 * only what differs, when it is off. rsync finds that by reading both, so that nothing depends on who wrote what when.
 */
export const carry: Way = {
  id: 'carry',
  label: noted('copied to the other host while the guest runs; what changed meanwhile once more while it is off'),
  takes: () => true,

  async look({ target }, from, to, fromSide, toSide) {
    const path = target ?? '';
    const found = path === '' ? undefined : kindOf(path, fromSide.facts);
    const kind = carriedKind(found?.kind);
    const folder = path.slice(0, path.lastIndexOf('/')) || '/';
    const [own, other] = await Promise.all([
      runAll(from, [
        kind ? CARRIED[kind].size(path) : ['true'],
        ['rsync', '--help'],
        read(path),
        kind ? CARRIED[kind].mark(path) : ['true'],
      ]),
      runAll(to, [
        ['test', '-e', path],
        ['rsync', '--help'],
        ['df', '-B1', '--output=avail', '--', folder],
      ]),
    ]);
    const [size, rsync, speed, mark] = own as [Result, Result, Result, Result];
    const [there, rsyncThere, room] = other as [Result, Result, Result];
    const vg = found?.own.vg ?? '';
    const folderFree = room.code === 0 ? Number(room.stdout.trim().split('\n').at(-1)) : null;
    return {
      own: {
        ...{ kind, vg, lv: found?.own.lv ?? '', there: there.code === 0 },
        mark: mark.code === 0 ? mark.stdout.trim() : '',
        old: kind && there.code === 0 ? await lookAtOld(to, path, kind, toSide) : null,
        bytes: size.code === 0 ? Number(size.stdout.trim()) : 0,
        rsync: [rsync, rsyncThere].every(
          ({ stdout }) => stdout.includes('--write-devices') && stdout.includes('--copy-devices'),
        ),
        free: kind ? CARRIED[kind].free({ vg }, toSide.facts, folderFree) : null,
        readBytesPerSecond: speedOf(speed.stderr),
      },
    };
  },

  checks(disk, look) {
    const id = `disk.${disk.disk.vdev}`;
    const { bytes, there } = seenCarry(disk);
    return [
      carryProblem(id, disk, look) ??
        ok(
          id,
          there
            ? t`${disk.disk.vdev} (${roundSize(bytes)}) is copied over what it left on ${look.to.name}.`
            : t`${disk.disk.vdev} (${roundSize(bytes)}) is copied to ${look.to.name}.`,
        ),
    ];
  },

  prepare: (disk, look) =>
    look.wire
      ? [seenCarry(disk).there ? reuse(disk, look) : make(disk, look), copyWhileItRuns(disk, look, look.wire)]
      : [],
  finish: (disk, { wire }) => (wire ? [rsync(disk, wire)] : []),
};

interface OldDisk {
  bytes: number;
  mark: string;
  /** Why it must not be written to, a clause each. */
  uses: string[];
}

/** By the mark that it was left with: whatever else may have its name there now, nothing is told of it but that it is there. */
async function lookAtOld(to: Runner, path: string, kind: CarriedKind, { former }: MoveSide): Promise<OldDisk | null> {
  const [size, mark] = (await runAll(to, [CARRIED[kind].size(path), CARRIED[kind].mark(path)])) as [Result, Result];
  const left = former.find((disk) => disk.path === path);
  const now = mark.stdout.trim();
  if (mark.code !== 0 || size.code !== 0 || now === '' || left?.mark !== now) return null;
  return { bytes: Number(size.stdout.trim()), mark: now, uses: await whyInUse(to, { mustBeFree: path, guest: '' }) };
}

interface SeenCarry {
  /** null: of a kind that is not carried. */
  kind: CarriedKind | null;
  vg: string;
  lv: string;
  bytes: number;
  /** Something has that name at the target. */
  there: boolean;
  /** What tells it from any other disk of its name. */
  mark: string;
  /** What has that name at the target is what the guest left there; null: it is not, or nobody knows. */
  old: OldDisk | null;
  /** Both have an rsync that can write into devices. */
  rsync: boolean;
  /** At the target; null: no such volume group or folder. */
  free: number | null;
  readBytesPerSecond: number | null;
}

export const seenCarry = ({ seen: { own } }: DiskLook): SeenCarry => own as unknown as SeenCarry;

const SAMPLE = 64;

/** How quick a disk is read, past the host’s memory. */
const read = (path: string): Argv => ['dd', `if=${path}`, 'of=/dev/null', 'bs=1M', `count=${SAMPLE}`, 'iflag=direct'];

/** `67108864 bytes (67 MB, 64 MiB) copied, 0.0523 s, 1.3 GB/s` */
function speedOf(stderr: string): number | null {
  const [, bytes, seconds] = /^(\d+) bytes .* copied, ([\d.e+-]+) s,/m.exec(stderr) ?? [];
  return Number(seconds) > 0 ? Number(bytes) / Number(seconds) : null;
}

function carryProblem(id: string, disk: DiskLook, look: MoveLook): MoveCheck | undefined {
  const { from, to } = look;
  const { vdev, target } = disk.disk;
  const { kind, vg, bytes, there, old, rsync: hasRsync, free } = seenCarry(disk);
  if (kind === null || disk.disk.script !== undefined) {
    return no(
      id,
      t`${vdev} (${target}) is of a kind that is not carried to another host`,
      t('Logical volumes and files are. Otherwise: a backup, restored there.'),
    );
  }
  if (there) {
    const problem = oldProblem(
      id,
      target ?? '',
      quoteForShell(CARRIED[kind].remove(target ?? '')),
      { old, bytes },
      look,
    );
    if (problem) return problem;
  } else if (free === null) {
    return no(
      id,
      CARRIED[kind].lacking({ vg, path: target ?? '' }, to.name),
      t('Make it there: the guest’s config names its disks by their full paths.'),
    );
  }
  if (!there && free !== null && free < bytes) {
    return no(
      id,
      t`${vdev} has ${roundSize(bytes)}, and ${to.name} has ${roundSize(free)} free for it`,
      t('Make room there.'),
    );
  }
  if (!hasRsync) {
    return no(
      id,
      t`rsync is missing on ${from.name} or ${to.name}, or too old to write into volumes`,
      t('On both: apt install rsync (3.2 or newer).'),
    );
  }
  return undefined;
}

/** Something has its name at the target: only what the guest itself left there is written over, and only if that was said. */
function oldProblem(
  id: string,
  target: string,
  remove: string,
  { old, bytes }: Pick<SeenCarry, 'old' | 'bytes'>,
  { to, overOld, guest }: MoveLook,
): MoveCheck | undefined {
  if (old === null) {
    return taken(
      id,
      `${target} is there already on ${to.name}`,
      `If it is an old copy of this guest’s disk, remove it there first; otherwise it belongs to somebody else.`,
    );
  }
  if (old.uses.length > 0) {
    return taken(
      id,
      noted`${target} on ${to.name} is what ${guest.name} left there, and something uses it: ${old.uses.join('; ')}`,
      noted('See to it first: nothing is written over that is in use.'),
    );
  }
  if (old.bytes !== bytes) {
    return taken(
      id,
      noted`${target} on ${to.name} is what ${guest.name} left there, with ${roundSize(old.bytes)}; its disk has ${roundSize(bytes)} now`,
      noted`Remove the old one there: ${remove}`,
    );
  }
  if (overOld) return undefined;
  return taken(
    id,
    noted`${target} on ${to.name} is what ${guest.name} left there when it was moved away; the guest has moved on since`,
    noted`Let it be written over (only what differs is copied): add --over-old-disks. Or remove it there: ${remove}`,
  );
}

/** Nothing is taken back of it: it stays what it was, an old copy, and a later try writes over it once more. */
function reuse(disk: DiskLook, { guest, to }: MoveLook): Action {
  const { kind, old } = seenCarry(disk);
  const path = disk.disk.target!;
  return {
    id: `move.reuse.${disk.disk.vdev}`,
    title: noted`Write over ${path} on ${to.name}, which ${guest.name} left there`,
    why: noted(
      'It is an old copy of the same disk: only what differs has to be copied. What it held is given up with that.',
    ),
    effect: 'destroys',
    touches: [thing(path, to)],
    do: to.on === undefined ? [{ mustBeFree: path, guest: guest.name }] : [],
    undo: [],
    verify: { kind: 'run', check: { run: CARRIED[kind!].mark(path), says: old!.mark, ...at(to) } },
  };
}

function make(disk: DiskLook, { to }: MoveLook): Action {
  const { kind, vg, lv, bytes } = seenCarry(disk);
  const path = disk.disk.target!;
  // Else the checks have refused it.
  const steps = CARRIED[kind!].make({ path, vg, lv, bytes }, to);
  return {
    id: `move.make.${disk.disk.vdev}`,
    title: noted`Make ${path} (${roundSize(bytes)}) on ${to.name}`,
    why: noted('The disk has the same name on both hosts, since the guest’s config names it.'),
    effect: 'creates',
    touches: [thing(path, to)],
    ...steps,
  };
}

function copyWhileItRuns(disk: DiskLook, { from, to }: MoveLook, wire: Wire): Action {
  return {
    id: `move.copy.${disk.disk.vdev}`,
    title: noted`Copy ${disk.disk.vdev} to ${to.name} while the guest runs`,
    why: noted('It is not of one instant, and need not be: what differs is copied once more when the guest is off.'),
    effect: 'changes',
    touches: [thing(disk.disk.target!, to)],
    do: [{ run: rsync(disk, wire), ...at(from) }],
    undo: [],
  };
}

/** Only what differs goes over the wire; whatever the times of the two say, both are read. */
function rsync(disk: DiskLook, wire: Wire): Argv {
  const [ssh, ...options] = sshTo(wire);
  const path = disk.disk.target!;
  const host = wire.host.includes(':') ? `[${wire.host}]` : wire.host;
  return [
    ...([
      'rsync',
      '--inplace',
      '--no-whole-file',
      '--ignore-times',
      '--copy-devices',
      '--write-devices',
      '--protect-args',
    ] as const),
    // The host itself is put in by rsync.
    ...['-e', [ssh, ...options.slice(0, -2)].join(' '), '--', path, `${host}:${path}`],
  ];
}

/** A clean shutdown of a small Linux, and the same to come up again. seconds */
const DOWN_AND_UP = 60;
/** What rsync compares, at most. bytes a second */
const COMPARED = 100 * 2 ** 20;

/** How long the guest will be off, as far as anybody can tell. seconds */
export const predictedSeconds = (disks: readonly DiskLook[]): number =>
  disks
    .filter(({ way }) => way === 'carry')
    .map(seenCarry)
    .reduce(
      (sum, { bytes, readBytesPerSecond }) => sum + bytes / Math.min(COMPARED, readBytesPerSecond ?? COMPARED / 5),
      DOWN_AND_UP,
    );
