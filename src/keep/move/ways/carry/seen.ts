import { whyInUse } from '../../../../host/in-use/in-use.ts';
import type { Result, Runner } from '../../../../host/runner.ts';
import { runAll } from '../../../../plan/apply/ask.ts';
import { kindOf } from '../../../disk-kind.ts';
import type { DiskLook, MoveSide } from '../../seen.ts';
import type { Argv, Way } from '../way.ts';
import { CARRIED, type CarriedKind, carriedKind } from './carried-places.ts';

/** What is seen of a disk that is to be carried, on both hosts. */

export interface OldDisk {
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

export interface SeenCarry {
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

/** What `lookAtDisk` saw. */
export const seenCarry = ({ seen: { own } }: DiskLook): SeenCarry => own as unknown as SeenCarry;

/** Sees the disk at the source, and what has its name at the target. Changes nothing. */
export const lookAtDisk: Way['look'] = async ({ target }, from, to, fromSide, toSide) => {
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
};

const SAMPLE = 64;

/** How quick a disk is read, past the host’s memory. */
const read = (path: string): Argv => ['dd', `if=${path}`, 'of=/dev/null', 'bs=1M', `count=${SAMPLE}`, 'iflag=direct'];

/** `67108864 bytes (67 MB, 64 MiB) copied, 0.0523 s, 1.3 GB/s` */
function speedOf(stderr: string): number | null {
  const [, bytes, seconds] = /^(\d+) bytes .* copied, ([\d.e+-]+) s,/m.exec(stderr) ?? [];
  return Number(seconds) > 0 ? Number(bytes) / Number(seconds) : null;
}
