import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { HostLost, type Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { GuestPaths, Shelf } from './paths.ts';
import { lastWords } from './words.ts';
import { cannotKeep, nextCommand } from './work.ts';

/** Who holds the lock. The process is on the machine of the person, which need not be the host. */
interface Owner {
  token: string;
  pid: number;
  /** Start time of that process in clock ticks: a number that is given to a new process does not keep the lock. */
  started: string;
  machine: string;
  /** Tells machines of one name apart. Absent: of an older xenguide; empty: it has none. */
  machineId?: string;
  /** Boot ids: a lock from before a reboot is nobody's. */
  boot: string;
  hostBoot: string;
  since: string;
}

export interface Lock {
  release(): Promise<void>;
  /** The host is lost: the lock stays there, but whoever finds it may take it over. */
  abandon(): void;
}

/** Locks of this very process: a second apply in it must wait like one in another. */
const held = new Set<string>();

/**
 * Two applies of one guest must not run at once. The lock is a symbolic link whose target names its owner: made in one
 * atomic step on every file system, also over ssh. A lock whose owner is gone (killed, rebooted) is taken over. Rejects
 * with UserError: somebody holds it (conflict), or nothing can be written there (notReady).
 */
export async function takeLock(runner: Runner, { lock: path, shelf }: GuestPaths, name: string): Promise<Lock> {
  const owner = await ownerOf(runner);
  const { token } = owner;
  held.add(token);
  try {
    let why = '';
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const made = await runner.run({ argv: ['ln', '-s', '-T', '--', JSON.stringify(owner), path] });
      if (made.code === 0) {
        return { release: () => release(runner, path, token), abandon: () => void held.delete(token) };
      }
      why = lastWords(made);
      const other = await readOwner(runner, path);
      if (other && !isGone(other, owner)) throw busy(other, name, { path, shelf, runner });
      await takeAway(runner, path, other?.token, `${path}.${token}`);
    }
    throw cannotKeep(runner, why);
  } catch (error) {
    held.delete(token);
    throw error;
  }
}

async function release(runner: Runner, path: string, token: string): Promise<void> {
  held.delete(token);
  await runner.run({ argv: ['rm', '-f', '--', path] });
}

/** Only the lock that was looked at is taken away: if another one took its place meanwhile, it is put back. */
async function takeAway(runner: Runner, path: string, token: string | undefined, aside: string): Promise<void> {
  if ((await runner.run({ argv: ['mv', '-f', '-T', '--', path, aside] })).code !== 0) return;
  const moved = await readOwner(runner, aside);
  if (moved && moved.token !== token) await runner.run({ argv: ['mv', '-n', '-T', '--', aside, path] });
  await runner.run({ argv: ['rm', '-f', '--', aside] });
}

async function ownerOf(runner: Runner): Promise<Owner> {
  return {
    token: randomBytes(8).toString('hex'),
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    machine: hostname(),
    machineId: machineId(),
    boot: readHere('/proc/sys/kernel/random/boot_id'),
    hostBoot: ((await runner.readText('/proc/sys/kernel/random/boot_id')) ?? '').trim(),
    since: new Date().toISOString(),
  };
}

/** Undefined: it is not there, or nothing that we made. */
async function readOwner(runner: Runner, path: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse((await runner.run({ argv: ['readlink', '-n', '--', path] })).stdout) as Owner;
    return typeof owner?.token === 'string' ? owner : undefined;
  } catch (error) {
    if (error instanceof HostLost) throw error;
    return undefined;
  }
}

function isGone(owner: Owner, me: Owner): boolean {
  // The host was rebooted: whoever worked on it then has lost it.
  if (owner.hostBoot !== me.hostBoot) return true;
  if (!isSameMachine(owner, me)) return false;
  if (owner.boot !== me.boot) return true;
  if (owner.pid === me.pid && owner.started === me.started) return !held.has(owner.token);
  return !runs(owner);
}

/** Debian's installer calls every machine `debian`: another one of that name was not rebooted, it is at work. */
function isSameMachine(owner: Owner, me: Owner): boolean {
  const isOther = owner.machineId && me.machineId && owner.machineId !== me.machineId;
  return owner.machine === me.machine && !isOther;
}

/** The id itself is not to be shown to other machines (machine-id(5)), so what is made of it goes there. */
function machineId(): string {
  const id = readHere('/etc/machine-id');
  return /^[0-9a-f]{32}$/.test(id) ? createHmac('sha256', 'xenguide').update(id).digest('hex').slice(0, 16) : '';
}

function runs({ pid, started }: Owner): boolean {
  // Without /proc (the person's machine need not be Linux) only the number is known.
  if (started !== '') return startOf(pid) === started;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat, after the name in brackets, which may hold anything. Undefined: no such process. */
function startOf(pid: number): string | undefined {
  const stat = readHere(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function readHere(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function busy(
  owner: Owner,
  name: string,
  { path, shelf, runner }: { path: string; shelf: Shelf; runner: Runner },
): UserError {
  const who = noted`process ${owner.pid} on ${owner.machine}, since ${owner.since}`;
  return new UserError(EXIT.conflict, {
    field: '',
    message: noted`another xenguide is at work on ${name} just now (${who})`,
    remedy: noted`Wait until it is through, then: ${nextCommand('apply', name, runner, shelf)}. If that process is gone for good, remove ${path} on the host.`,
  });
}
