import type { Runner } from '../../host/runner.ts';
import type { Action } from '../../plan/action.ts';

/** A disk that a host still has of a guest which left it with a cold move: a copy that has not moved on. */
export interface FormerDisk {
  /** The host that has it, an ssh URL; null: the one that keeps these records. */
  host: string | null;
  path: string;
  /** Tells it from any other that has its name later (carried-places.ts). */
  mark: string;
}

/** Which two hosts a guest was moved between, kept on the host that the command was given for: `--back` and `--status` go by it. */
export interface MoveMemory {
  version: 1;
  name: string;
  uuid: string;
  /** The other host, an ssh URL. */
  peer: string;
  /** What each host is called by the other one; null: it does not reach it. */
  wires: { toPeer: string | null; toOwn: string | null };
  /** DRBD resources of the guest. */
  resources: string[];
  /** Its config, the same path on both. */
  config: string;
  /** The guest is let go at the target only once its disks have settled there. */
  waits: boolean;
  /** It was shut down and started: there is no memory of it that could go on, and the disks may be half copied. */
  cold: boolean;
  /** Its disks that the host which it left still has. */
  leftDisks: string[];
  /** Those with what they are known by. Absent: this memory was written before they were. */
  leaving?: FormerDisk[];
  /** Of earlier moves that came off: what the guest may find again where it comes back to. */
  former?: FormerDisk[];
  /** What the host that it left need not have any more, once it has arrived: mounts, sessions. */
  leave: Action[];
  /** Which way the last move went. */
  toward: 'peer' | 'own';
}

export const MOVED_FOLDER = '/var/lib/xenguide/moved';

export const memoryPath = (name: string, stateDir?: string): string =>
  `${stateDir === undefined ? MOVED_FOLDER : `${stateDir}/moved`}/${name}.json`;

/** Undefined: this host knows of no move of it. */
export async function readMemory(runner: Runner, name: string, stateDir?: string): Promise<MoveMemory | undefined> {
  const text = await runner.readText(memoryPath(name, stateDir));
  try {
    const memory = JSON.parse(text ?? '') as MoveMemory;
    const whole = memory?.version === 1 && typeof memory.peer === 'string' && typeof memory.uuid === 'string';
    return whole && Array.isArray(memory.resources) && Array.isArray(memory.leave) ? memory : undefined;
  } catch {
    return undefined;
  }
}

export async function writeMemory(runner: Runner, memory: MoveMemory, stateDir?: string): Promise<void> {
  const path = memoryPath(memory.name, stateDir);
  await runner.run({ argv: ['install', '-d', '-m', '0700', '--', path.slice(0, path.lastIndexOf('/'))] });
  await runner.writeFile(path, `${JSON.stringify(memory, null, 2)}\n`, 0o600);
}

/** The memory once the guest has arrived: the disks that it left are its former ones from then on, and those of the host that it is on are not. */
export function arrivedMemory(memory: MoveMemory): MoveMemory {
  const { leaving = [], former = [], toward, peer } = memory;
  const isOn = toward === 'peer' ? peer : null;
  const isLeft = (disk: FormerDisk): boolean =>
    disk.host !== isOn && !leaving.some(({ host, path }) => host === disk.host && path === disk.path);
  return { ...memory, former: [...former.filter(isLeft), ...leaving], leaving: [] };
}
