import { badName } from '../guest/name.ts';
import { localRunner } from '../host/local.ts';
import { type NetworkFacts, readNetworkFacts } from '../host/network-facts.ts';
import type { Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import { isOutside } from '../network/test/inside-tests.ts';
import { readStore, STORE_ARGV } from '../network/test/store.ts';
import { readRecord } from '../plan/apply/read.ts';
import { EXIT, type ExitCode, UserError } from '../problem.ts';
import { listed } from '../text/listed.ts';
import { nearest } from '../text/nearest.ts';
import { t } from '../text/t.ts';
import { VERSION } from '../version.ts';
import { testCards } from './network-test/look.ts';
import { reportJson, reportLines } from './network-test/report.ts';
import { foundSubject, ownSubject, type Subject } from './network-test/subject.ts';
import { noXen } from './no-xen.ts';

export interface DoctorGuestArgs {
  name: string;
  runner: Runner;
  /** The host’s ssh URL; absent: this machine. */
  via?: string | undefined;
  json: boolean;
  /** A machine outside that may be asked; nobody is unless it is named. */
  outside?: string | undefined;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
  /** Default: this machine. */
  here?: Runner;
  /** For `ssh -F`. Default: the variable XENGUIDE_SSH_CONFIG. */
  configFile?: string | undefined;
}

/**
 * `xenguide doctor NAME`: tests the network of one guest from near to far, and changes nothing. Exit 0 when nothing fails,
 * else 3. Rejects with UserError for a guest that is not there (usage) and a host that does not run Xen (notReady).
 */
export async function doctorGuest(args: DoctorGuestArgs): Promise<{
  exitCode: ExitCode;
  stdout: string;
  stderr: string;
}> {
  const { name, runner, via, json, outside, here = localRunner() } = args;
  if (outside !== undefined && !isOutside(outside)) {
    throw new UserError(EXIT.usage, {
      field: '--outside',
      message: t`${JSON.stringify(outside)} is neither a name nor an address`,
      remedy: t('Name a machine outside, like --outside deb.debian.org.'),
    });
  }
  const place = args.stateDir === undefined ? {} : { stateDir: args.stateDir };
  const [list, store, facts, record] = await Promise.all([
    runner.run({ argv: ['xl', 'list'], timeoutMs: 30_000 }),
    runner.run({ argv: STORE_ARGV, timeoutMs: 30_000 }),
    readNetworkFacts(runner),
    // A record that cannot be read is no reason not to look.
    badName(name) ? undefined : readRecord(name, runner, place).catch(() => undefined),
  ]);
  if (list.code !== 0) throw noXen(list, runner, t('A guest’s network is tested'));
  const subject =
    // One that was restored from a backup has no answers.
    record?.plan?.answers && record.inPlace.length > 0
      ? ownSubject(record.plan, await import('yaml'), facts)
      : await anyGuest(name, facts, runner);
  const configFile = args.configFile ?? (process.env.XENGUIDE_SSH_CONFIG || undefined);
  const cards = await testCards(
    subject,
    facts,
    readStore(store.stdout),
    { host: runner, here, via, configFile },
    { outside },
  );
  const failed = cards.some(({ checks }) => checks.some(({ verdict }) => verdict === 'fail'));
  const stdout = json
    ? `${JSON.stringify({ xenguide: VERSION, guest: name, ok: !failed, ...reportJson(cards) }, null, 2)}\n`
    : reportLines(name, runner.where, cards)
        .map((line) => `${line}\n`)
        .join('');
  return { exitCode: failed ? EXIT.invalid : EXIT.done, stdout, stderr: '' };
}

/** A guest that xenguide did not make: one that runs, or that a file in /etc/xen describes. */
async function anyGuest(name: string, facts: NetworkFacts, runner: Runner): Promise<Subject> {
  const guest = facts.guests.find((each) => each.name === name);
  if (!guest) throw unknown(name, facts, runner);
  if (guest.domid !== null) {
    const { code, stdout } = await runner.run({ argv: ['xl', 'list', '-l', String(guest.domid)], timeoutMs: 30_000 });
    if (code === 0) return foundSubject(name, { json: stdout }, facts);
  }
  const config = guest.config === null ? undefined : await runner.readText(guest.config);
  return foundSubject(name, { config: config ?? '' }, facts);
}

function unknown(name: string, { guests }: NetworkFacts, runner: Runner): UserError {
  const names = guests.map((guest) => guest.name).filter((each) => each !== '');
  const near = nearest(name, names);
  const few = names.slice(0, 8);
  return new UserError(EXIT.usage, {
    field: 'name',
    message: t`there is no guest ${JSON.stringify(name)} on ${onHost(runner.where)}`,
    remedy:
      near.length > 0
        ? t`Did you mean ${listed(near, t('or'))}? xl list shows those that run.`
        : names.length > 0
          ? t`Those that are there: ${few.join(', ')}${names.length > few.length ? ` ${t('and others')}` : ''}.`
          : t('No guest runs there, and no file in /etc/xen describes one.'),
  });
}
