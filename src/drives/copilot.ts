import type { DiscDriver, DiscView } from '../face/disc-driver.ts';
import type { Page } from '../guide/page.ts';
import { HostLost, type Runner } from '../host/runner.ts';
import { UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { type Changed, changeDisc } from './change.ts';
import { bad, good, NOTHING_YET, saidOf } from './copilot-view.ts';
import { Looker } from './looker.ts';
import type { Patience } from './patience.ts';
import { nextDisc } from './queue.ts';
import type { discPaths } from './record-file.ts';
import { changedWords } from './words.ts';

export interface CopilotOptions {
  runner: Runner;
  guest: string;
  patience: Patience;
  page: (id: string) => Page | undefined;
  /** Undefined: the guest’s name cannot be one of ours. */
  paths: ReturnType<typeof discPaths> | undefined;
}

/** Watches a guest’s drives, changes its discs one at a time, and sees an install through to its end. */
export class Copilot implements DiscDriver {
  readonly guest: string;
  readonly host: string;
  readonly page: DiscDriver['page'];
  readonly #options: CopilotOptions;
  readonly #listeners = new Set<() => void>();
  readonly #end = new AbortController();
  #view = NOTHING_YET;
  #failure: unknown;
  readonly #looker: Looker;
  #wake = new AbortController();
  #giveUp = new AbortController();
  /** All looks and changes, one after the other. */
  #work: Promise<void> = Promise.resolve();
  readonly #loop: Promise<void>;

  constructor(options: CopilotOptions) {
    this.#options = options;
    this.#looker = new Looker(options);
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
      const { discs } = this.#looker;
      if (!discs) return t('There is no list of discs for this guest: insert one by its number.');
      const next = nextDisc(discs.record, discs.events, this.#view.drives);
      return 'nothing' in next ? next.nothing : next;
    });
  }

  look(): void {
    this.#looker.forgetLibrary();
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
      this.#wake = new AbortController();
      await this.#oneAtATime(async () => this.#set(await this.#looker.look(this.#view.phase)));
      if (this.#end.signal.aborted) return;
      await patience.pause(patience.everyMs, this.#wake.signal);
    }
  }

  /** `wanted` is asked when it is our turn: by then another change may have been made. A text: there is nothing to do. */
  #change(wanted: () => { drive: string; disc: string | null; because?: string } | string): void {
    if (this.#view.busy || this.#end.signal.aborted) return;
    if (this.#view.phase !== 'here') {
      this.#set({ said: bad(t`${this.guest} does not run, or cannot be reached: nothing can be changed now.`) });
      return;
    }
    this.#giveUp = new AbortController();
    this.#set({ busy: { text: t('changing the disc'), waiting: false }, said: undefined });
    void this.#oneAtATime(async () => {
      // Another xenguide may have changed one meanwhile.
      await this.#looker.readDiscs();
      const meant = wanted();
      if (typeof meant === 'string') this.#set({ said: { text: meant, tone: 'plain' } });
      else this.#changed(await this.#changeNow(meant), meant.because);
    }).finally(() => this.#set({ busy: undefined }));
  }

  #changeNow({ drive, disc }: { drive: string; disc: string | null }): Promise<Changed> {
    const { runner, guest, patience, paths } = this.#options;
    const signal = this.#giveUp.signal;
    const tell = (text: string): void => this.#set({ busy: { text, waiting: true } });
    const { discs } = this.#looker;
    return changeDisc({ runner, guest, discs, paths, patience, signal, tell }, drive, disc);
  }

  #changed(changed: Changed, because: string | undefined): void {
    const { drives } = changed.state;
    const words = changedWords(changed);
    this.#set({
      drives,
      ...this.#looker.lists(drives),
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
      const said = bad(t`${this.host} does not answer any more: trying again. The guest is not touched by that.`);
      this.#set({ phase: 'lost', ...(this.#view.phase === 'lost' ? {} : { said }) });
    } else if (error instanceof UserError) {
      this.#set({ said: saidOf(error) });
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
