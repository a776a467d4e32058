import { HostLost, type Runner } from '../host/runner.ts';
import { t } from '../text/t.ts';
import { parseConfig } from '../xl/parse.ts';
import type { Domain } from './domain.ts';
import type { Patience } from './patience.ts';
import type { DiscRecord } from './record.ts';
import { type Discs, type discPaths, saveRecord } from './record-file.ts';
import { ENDING_WORDS, type Ending, logArgv, readEnding } from './shutdown-log.ts';
import { findDomain } from './state.ts';
import { xlWords } from './words.ts';

/** How far an install is. */
export type InstallStep =
  /** The guest is being installed, or is just on its way from one life to the next. */
  | { kind: 'under way' }
  /** Nothing is being installed (any more). */
  | { kind: 'over'; why: string }
  /** It was over just now, and the guest runs from its own disk. */
  | { kind: 'switched'; why: string }
  /** It cannot go on by itself. */
  | { kind: 'stuck'; why: string; remedy: string };

/** Looks at which a guest may be missing, or its log without an answer, before that counts. */
const ABSENT_LOOKS = 3;
/** xl waits for memory, scripts and qemu, each with a limit of its own; together they stay below this. */
const START_MS = 300_000;

/**
 * Follows the install of a guest, a look at a time: once the guest is gone because it rebooted or switched itself off, it is
 * started from the config that boots its own disk, and the record says that the install is over.
 */
export class InstallWatch {
  readonly #runner: Runner;
  readonly #guest: string;
  readonly #discs: Discs;
  readonly #paths: ReturnType<typeof discPaths>;
  #absent = 0;
  /** What was said about a guest that is down: it is not tried again and again. */
  #stopped: InstallStep | undefined;
  /** The install’s own config leaves the guest down when it reboots; only then a guest that is not so runs from the other. */
  #staysDown: boolean | undefined;

  constructor(runner: Runner, guest: string, discs: Discs, paths: ReturnType<typeof discPaths>) {
    this.#runner = runner;
    this.#guest = guest;
    this.#discs = discs;
    this.#paths = paths;
  }

  /** Rejects with UserError where xl cannot be asked, and with HostLost. */
  async look(): Promise<InstallStep> {
    const { install } = this.#discs.record;
    if (!install) return { kind: 'over', why: t`Nothing is being installed in ${this.#guest}.` };
    const domain = await findDomain(this.#runner, this.#guest);
    if (domain !== undefined) {
      this.#absent = 0;
      this.#stopped = undefined;
      if (domain === 'between' || !(await this.#runsInstalled(domain, install.config))) return { kind: 'under way' };
      await this.#over();
      return { kind: 'over', why: t`The install is over: ${this.#guest} runs from its own disk.` };
    }
    if (this.#stopped) return this.#stopped;
    const step = await this.#gone(install);
    if (step.kind === 'stuck') this.#stopped = step;
    return step;
  }

  async #gone(install: NonNullable<DiscRecord['install']>): Promise<InstallStep> {
    this.#absent += 1;
    const log = await this.#runner.run({ argv: logArgv(this.#guest), timeoutMs: 15_000 });
    const ending = log.code === 0 ? readEnding(log.stdout) : undefined;
    if (ending && !ending.again && (ending.how === 'reboot' || ending.how === 'poweroff')) {
      return this.#switch(install.run, ending);
    }
    if (ending && !ending.again) return this.#stuck(ENDING_WORDS[ending.how], install);
    // xl is a moment behind, or starts it anew itself.
    if (this.#absent < ABSENT_LOOKS) return { kind: 'under way' };
    return this.#stuck(t('no log tells why it does not run'), install);
  }

  async #runsInstalled({ restarts }: Domain, config: string): Promise<boolean> {
    if (!restarts) return false;
    if (this.#staysDown === undefined) {
      const text = await this.#runner.readText(config);
      const action = text === undefined ? undefined : parseConfig(text).settings.get('on_reboot');
      this.#staysDown = typeof action === 'string' && !action.includes('restart');
    }
    return this.#staysDown;
  }

  async #switch(run: string, ending: Ending): Promise<InstallStep> {
    const guest = this.#guest;
    const started = await this.#runner.run({ argv: ['xl', 'create', '-q', run], timeoutMs: START_MS });
    // It counts what runs: somebody else may have been quicker.
    const domain = await findDomain(this.#runner, guest);
    if (domain === undefined) {
      const words = xlWords(started);
      return {
        kind: 'stuck',
        why: t`The install of ${guest} is over (${ENDING_WORDS[ending.how]}), but it could not be started from its own disk${words === '' ? '' : `: ${words}`}.`,
        remedy: t`See why (/var/log/xen/xl-${guest}.log), then start it: xl create ${run}`,
      };
    }
    await this.#over();
    return {
      kind: 'switched',
      why: t`The install of ${guest} is over (${ENDING_WORDS[ending.how]}): it was started again, now from its own disk (${run}).`,
    };
  }

  async #over(): Promise<void> {
    this.#discs.record = { ...this.#discs.record, install: null };
    await saveRecord(this.#runner, this.#paths, this.#discs.record);
  }

  #stuck(why: string, { config, run }: { config: string; run: string }): InstallStep {
    return {
      kind: 'stuck',
      why: t`${this.#guest} is gone in the middle of its install: ${why}. Nothing was started.`,
      remedy: t`To install anew: xl create ${config}. If the install was finished: xl create ${run}`,
    };
  }
}

/**
 * Looks again and again until the install is over, one way or another, or the signal comes: then it is under way still. A
 * connection that breaks meanwhile is made anew; `tell` hears of it once each time.
 */
export async function waitForInstall(
  watch: InstallWatch,
  runner: Pick<Runner, 'renew' | 'where'>,
  patience: Pick<Patience, 'everyMs' | 'pause'>,
  signal: AbortSignal,
  tell: (text: string) => void,
): Promise<InstallStep> {
  let lost = false;
  for (;;) {
    const step = await watch.look().catch((error: unknown): InstallStep => {
      if (!(error instanceof HostLost)) throw error;
      runner.renew?.();
      if (!lost) tell(t`${runner.where} does not answer any more: trying again.`);
      lost = true;
      return { kind: 'under way' };
    });
    if (step.kind !== 'under way' || signal.aborted) return step;
    await patience.pause(patience.everyMs, signal);
    if (signal.aborted) return step;
  }
}
