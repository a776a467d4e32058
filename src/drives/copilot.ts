import type { DiscDriver, DiscView } from '../face/disc-driver.ts';
import type { Page } from '../guide/page.ts';
import { HostLost, type Runner } from '../host/runner.ts';
import { EXIT, UserError } from '../problem.ts';
import { type Changed, changeDisc } from './change.ts';
import { InstallWatch } from './install.ts';
import { findLibrary } from './library.ts';
import type { Patience } from './patience.ts';
import { nextDisc, queueOf } from './queue.ts';
import { type Discs, type discPaths, readDiscs } from './record-file.ts';
import { ENDING_WORDS, logArgv, readEnding } from './shutdown-log.ts';
import { readState } from './state.ts';
import { changedWords } from './words.ts';

export interface CopilotOptions {
  runner: Runner;
  guest: string;
  patience: Patience;
  page: (id: string) => Page | undefined;
  /** Undefined: the guest’s name cannot be one of ours. */
  paths: ReturnType<typeof discPaths> | undefined;
}

type Said = DiscView['said'];

const good = (text: string): Said => ({ text, tone: 'good' });
const bad = (text: string): Said => ({ text, tone: 'bad' });

/** Watches a guest’s drives, changes its discs one at a time, and sees an install through to its end. */
export class Copilot implements DiscDriver {
  readonly guest: string;
  readonly host: string;
  readonly page: DiscDriver['page'];
  readonly #options: CopilotOptions;
  readonly #listeners = new Set<() => void>();
  readonly #end = new AbortController();
  #view: DiscView = {
    phase: 'looking',
    type: undefined,
    drives: [],
    discs: [],
    installing: false,
    busy: undefined,
    said: undefined,
  };
  #failure: unknown;
  /** Null: not read yet. */
  #discs: Discs | undefined | null = null;
  #library: string[] | undefined;
  #watch: InstallWatch | undefined;
  #wake = new AbortController();
  #giveUp = new AbortController();
  /** All looks and changes, one after the other. */
  #work: Promise<void> = Promise.resolve();
  readonly #loop: Promise<void>;

  constructor(options: CopilotOptions) {
    this.#options = options;
    this.guest = options.guest;
    this.host = options.runner.where;
    this.page = options.page;
    this.#loop = this.#keepLooking();
  }

  view(): DiscView {
    return this.#view;
  }

  get failure(): unknown {
    return this.#failure;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  insert(drive: string, disc: string): void {
    this.#change(() => ({ drive, disc }));
  }

  eject(drive: string): void {
    this.#change(() => ({ drive, disc: null }));
  }

  next(): void {
    this.#change(() => {
      if (!this.#discs) return 'There is no list of discs for this guest: insert one by its number.';
      const next = nextDisc(this.#discs.record, this.#discs.events, this.#view.drives);
      return 'nothing' in next ? next.nothing : next;
    });
  }

  look(): void {
    this.#library = undefined;
    this.#wake.abort();
  }

  giveUp(): void {
    this.#giveUp.abort();
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#giveUp.abort();
    this.#wake.abort();
    await this.#loop;
    await this.#work;
  }

  async #keepLooking(): Promise<void> {
    const { patience } = this.#options;
    while (!this.#end.signal.aborted) {
      await this.#oneAtATime(() => this.#lookOnce());
      if (this.#end.signal.aborted) return;
      this.#wake = new AbortController();
      await patience.pause(patience.everyMs, this.#wake.signal);
    }
  }

  async #lookOnce(): Promise<void> {
    const { runner, guest, paths } = this.#options;
    if (this.#discs === null) this.#discs = paths && (await readDiscs(runner, paths));
    const said = await this.#followInstall();
    const state = await readState(runner, guest, this.#discs?.record);
    this.#library ??= await findLibrary(runner, this.#discs?.record.queue ?? []);
    if (state === 'between') return;
    const before = this.#view.phase;
    const back = before === 'lost' ? good(`${this.host} answers again.`) : undefined;
    if (state) {
      const runsAgain = before === 'gone' ? good(`${guest} runs again.`) : undefined;
      const { type, drives } = state;
      this.#set({ phase: 'here', type, drives, ...this.#lists(drives), ...saying(said ?? runsAgain ?? back) });
      return;
    }
    const gone = before === 'gone' ? undefined : { text: await this.#goneWords(before), tone: 'plain' as const };
    this.#set({ phase: 'gone', drives: [], ...this.#lists([]), ...saying(said ?? gone) });
  }

  /** What there is to say about the install; undefined: nothing, or nothing new. */
  async #followInstall(): Promise<Said> {
    const { runner, guest, paths } = this.#options;
    if (!this.#discs?.record.install || !paths) return undefined;
    this.#watch ??= new InstallWatch(runner, guest, this.#discs, paths);
    const step = await this.#watch.look();
    if (step.kind === 'under way') return undefined;
    return step.kind === 'stuck' ? bad(`${step.why} ${step.remedy}`) : good(step.why);
  }

  async #goneWords(before: DiscView['phase']): Promise<string> {
    const { runner, guest } = this.#options;
    if (before === 'looking') return `${guest} does not run: its drives can be changed once it does.`;
    const log = await runner.run({ argv: logArgv(guest), timeoutMs: 15_000 });
    const ending = log.code === 0 ? readEnding(log.stdout) : undefined;
    return `${guest} stopped${ending ? `: ${ENDING_WORDS[ending.how]}` : ''}. It is shown again when it runs.`;
  }

  #lists(drives: DiscView['drives']): Pick<DiscView, 'discs' | 'installing'> {
    const queue = this.#discs ? queueOf(this.#discs.record, this.#discs.events, drives) : [];
    const others = (this.#library ?? []).filter((path) => !queue.some((each) => each.path === path));
    return {
      installing: this.#discs?.record.install != null,
      discs: [
        ...queue.map(({ path, done }) => ({ path, done, from: 'queue' as const })),
        ...others.map((path) => ({ path, done: false, from: 'library' as const })),
      ],
    };
  }

  /** `wanted` is asked when it is our turn: by then another change may have been made. A text: there is nothing to do. */
  #change(wanted: () => { drive: string; disc: string | null; because?: string } | string): void {
    if (this.#view.busy || this.#end.signal.aborted) return;
    if (this.#view.phase !== 'here') {
      this.#set({ said: bad(`${this.guest} does not run, or cannot be reached: nothing can be changed now.`) });
      return;
    }
    this.#giveUp = new AbortController();
    this.#set({ busy: { text: 'changing the disc', waiting: false }, said: undefined });
    void this.#oneAtATime(async () => {
      const meant = wanted();
      if (typeof meant === 'string') this.#set({ said: { text: meant, tone: 'plain' } });
      else this.#changed(await this.#changeNow(meant), meant.because);
    }).finally(() => this.#set({ busy: undefined }));
  }

  #changeNow({ drive, disc }: { drive: string; disc: string | null }): Promise<Changed> {
    const { runner, guest, patience, paths } = this.#options;
    const signal = this.#giveUp.signal;
    const tell = (text: string): void => this.#set({ busy: { text, waiting: true } });
    return changeDisc({ runner, guest, discs: this.#discs ?? undefined, paths, patience, signal, tell }, drive, disc);
  }

  #changed(changed: Changed, because: string | undefined): void {
    const { drives } = changed.state;
    const words = changedWords(changed);
    this.#set({
      drives,
      ...this.#lists(drives),
      said: good(because === undefined ? words : `${words} (${because})`),
    });
  }

  #oneAtATime(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#failed(error));
    return this.#work;
  }

  #failed(error: unknown): void {
    if (error instanceof HostLost) {
      this.#options.runner.renew?.();
      const said = bad(`${this.host} does not answer any more: trying again. The guest is not touched by that.`);
      this.#set({ phase: 'lost', ...(this.#view.phase === 'lost' ? {} : { said }) });
    } else if (error instanceof UserError) {
      const text = error.problems.map(({ message, remedy }) => `${message}. ${remedy}`).join(' ');
      const tone = error.exitCode === EXIT.interrupted ? 'plain' : 'bad';
      this.#set({ said: { text: text.replace(/^\w/, (letter) => letter.toUpperCase()), tone } });
    } else {
      this.#failure = error;
      this.#end.abort();
      for (const listener of [...this.#listeners]) listener();
    }
  }

  #set(change: Partial<DiscView>): void {
    const view = { ...this.#view, ...change };
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = view;
    for (const listener of [...this.#listeners]) listener();
  }
}

const saying = (said: Said): Pick<DiscView, 'said'> | Record<string, never> => (said ? { said } : {});
