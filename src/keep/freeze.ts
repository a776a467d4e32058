import { parse } from 'yaml';
import { quoteForShell } from '../host/quote.ts';
import type { Runner } from '../host/runner.ts';
import { parseSshUrl } from '../host/ssh-url.ts';
import { theHost } from '../host/where.ts';
import type { Plan, WriteStep } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { EXIT, UserError } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import type { KeptGuest } from './guest.ts';
import { sshTo } from './move/sides.ts';
import type { BackupPlaces } from './places.ts';
import type { Argv } from './snapshots/snapshot.ts';

/**
 * The way into a guest whose file systems are brought to rest there, by fsfreeze(8) of its own: Xen has no channel for that to a pv or pvh
 * guest, so that the host goes in over ssh. What is done in the guest stands in templates/keep/freeze-guest.sh.
 */

/** What was seen of it before a backup. */
export interface Freezing {
  /** As it is typed: `ssh://root@192.0.2.10`. */
  url: string;
  /** The guest’s, in small letters; any: nobody knows it. What answers must have it. */
  uuid: string;
  /** Mount points in the guest, in the order in which they are frozen. */
  frozen: readonly string[];
  /** File systems of kinds that cannot be frozen: `vfat /boot/efi`. */
  others: readonly string[];
}

const plain: (value: string) => string = (value) => value;
const guestScript = (fill: FillTemplate): string => fill('keep/freeze-guest.sh', {}, plain);

/** The host itself goes in, as a unit of its own does later: without an agent, a terminal or a question. */
const wireTo = (url: string): Argv => {
  const { host, user, port } = parseSshUrl(url);
  return sshTo({ host, user: user ?? 'root', port });
};

/** Another login must be able to become root without a password. */
const becomeRoot = (url: string): string[] =>
  ['root', undefined].includes(parseSshUrl(url).user) ? [] : ['sudo', '-n'];

/** The address as it is typed, with or without `ssh://`. Throws UserError (usage, field `--freeze`). */
export function freezeUrl(given: string): string {
  const url = given.startsWith('ssh://') ? given : `ssh://${given}`;
  parseSshUrl(url, '--freeze');
  return url;
}

/**
 * The address that a guest was given by the answers it was made with, as its first user, or root where it has none; undefined: it has an
 * address by DHCP, or was not made by xenguide.
 */
export function freezeAddress(plan: Plan | undefined): string | undefined {
  if (plan === undefined) return undefined;
  let answers: unknown;
  try {
    answers = parse(plan.answers);
  } catch {
    return undefined;
  }
  const { network, login } = (answers ?? {}) as { network?: unknown; login?: { user?: unknown } };
  const cards = (Array.isArray(network) ? network : []) as { ip?: unknown }[];
  const address = cards.map(({ ip }) => /^([0-9.]+|[0-9A-Fa-f:.]+)(?:\/\d+)?$/.exec(String(ip))?.[1]).find(Boolean);
  if (address === undefined) return undefined;
  const user = typeof login?.user === 'string' ? login.user : 'root';
  const url = `ssh://${user}@${address.includes(':') ? `[${address}]` : address}`;
  try {
    parseSshUrl(url);
    return url;
  } catch {
    return undefined;
  }
}

/**
 * Goes into the guest from the host, and looks what would be frozen there. Changes nothing. Rejects with UserError (notReady) where it
 * cannot be done, and with what would mend that.
 */
export async function lookAtFreeze(
  runner: Runner,
  url: string,
  guest: Pick<KeptGuest, 'name' | 'uuid'>,
  fill: FillTemplate,
): Promise<Freezing> {
  // Linux tells a guest its own (Documentation/ABI/stable/sysfs-hypervisor-xen).
  const uuid = guest.uuid?.toLowerCase() ?? 'any';
  const words = ['sh', '-c', guestScript(fill), 'xenguide-freeze', 'look', '0', uuid];
  const line = quoteForShell([...becomeRoot(url), ...words]);
  const argv = ['env', '-u', 'SSH_AUTH_SOCK', ...wireTo(url), line] as const;
  const { code, stdout, stderr, timedOut } = await runner.run({ argv, timeoutMs: 60_000 });
  const lines = stdout.split('\n');
  const after = (word: string): string[] =>
    lines.flatMap((each) => (each.startsWith(`${word} `) ? each.slice(word.length + 1) : []));
  if (lines.includes('stranger')) {
    throw refusal(
      t`what answers at ${url} is not ${guest.name}: it has not its UUID, and would be frozen in its place`,
      t('Look for its address inside the guest (ip address), and name that: --freeze ssh://USER@ADDRESS.'),
    );
  }
  const [missing] = after('missing');
  if (missing !== undefined) throw refusal(t`in the guest (${url}) nothing can be frozen: no ${missing}`, IN_GUEST);
  if (code !== 0) {
    const why = timedOut ? t('no answer within a minute') : (stderr.trim().split('\n').at(-1) ?? '');
    throw refusal(
      t`${theHost(runner.where)} does not get into the guest at ${url} without a question: ${why}`,
      t`As root of the host: ssh-copy-id to that address, and go in once by hand (ssh). Another address or user: --freeze ssh://USER@ADDRESS. Without it: --recipe pause.`,
    );
  }
  return { url, uuid, frozen: after('freezes'), others: after('other') };
}

const IN_GUEST = t(
  'In the guest: fsfreeze (util-linux), a user who is root or may become it (sudo) without a password, and a file system on one of its disks. Without it: --recipe pause.',
);

/** So long the guest is at rest at most, whatever becomes of the host: each snapshot may take its time on a slow one. seconds */
export const freezeSeconds = (disks: number): number => 20 + 10 * disks;

const programOf = ({ run }: BackupPlaces): string => `${run}/freeze.py`;
const counted = (argv: readonly string[]): string[] => [String(argv.length), ...argv];

const words = (deed: 'hold' | 'thaw', { url, uuid }: Freezing, places: BackupPlaces, seconds: number): Argv => [
  ...(['python3', '-I', programOf(places), deed, String(seconds), places.run, uuid] as const),
  ...[...counted(wireTo(url)), ...counted(becomeRoot(url))],
];

/** Freezes, takes the snapshots, thaws. */
export const holdCommand = (freezing: Freezing, places: BackupPlaces, seconds: number, takes: readonly Argv[]): Argv =>
  [...words('hold', freezing, places, seconds), ...takes.flatMap(counted)] as unknown as Argv;

/** Makes sure that it goes on. */
export const thawCommand = (freezing: Freezing, places: BackupPlaces, seconds: number): Argv =>
  words('thaw', freezing, places, seconds);

/** Both programs, into the folder that goes away with the backup’s other marks. */
export const writeFreezer = (places: BackupPlaces, fill: FillTemplate): WriteStep[] => [
  { write: programOf(places), mode: 0o600, text: fill('keep/freeze.py', {}, plain) },
  { write: `${places.run}/freeze-guest.sh`, mode: 0o600, text: guestScript(fill) },
];

/** What is not at rest in the snapshots, for people. */
export const notFrozen = ({ others }: Freezing): string[] =>
  others.map((each) => noted`${each} in the guest cannot be frozen: it is in the backup as after a power cut.`);

const refusal = (message: string, remedy: string): UserError =>
  new UserError(EXIT.notReady, { field: '--freeze', message, remedy });
