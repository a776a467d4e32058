import type { DiscView } from '../face/disc-driver.ts';
import type { Runner } from '../host/runner.ts';
import { t } from '../text/t.ts';
import { bad, goneWords, good, type Said, saying, shownDiscs } from './copilot-view.ts';
import { InstallWatch } from './install.ts';
import { findLibrary, inDrives } from './library.ts';
import { type Discs, type discPaths, readDiscs } from './record-file.ts';
import { readState } from './state.ts';

interface Options {
  runner: Runner;
  guest: string;
  paths: ReturnType<typeof discPaths> | undefined;
}

/** Looks at a guest for the co-pilot: its drives, the discs there are, how far its install is. */
export class Looker {
  readonly #options: Options;
  /** What the plan left; undefined: nothing. */
  discs: Discs | undefined;
  #read = false;
  #library: string[] | undefined;
  #watch: InstallWatch | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The discs on the host are looked for again with the next look. */
  forgetLibrary(): void {
    this.#library = undefined;
  }

  /** Rejects as readDiscs does. */
  async readDiscs(): Promise<void> {
    const { runner, paths } = this.#options;
    const found = paths && (await readDiscs(runner, paths));
    // The install watch holds on to the object.
    this.discs = found && Object.assign(this.discs ?? found, found);
    this.#read = true;
  }

  lists(drives: DiscView['drives']): Pick<DiscView, 'discs' | 'installing'> {
    return shownDiscs(this.discs, this.#library, drives);
  }

  /** What is to be shown differently from now on; `before` is what is shown. Rejects with UserError and HostLost. */
  async look(before: DiscView['phase']): Promise<Partial<DiscView>> {
    const { runner, guest } = this.#options;
    if (!this.#read) await this.readDiscs();
    const said = await this.#followInstall();
    const state = await readState(runner, guest, this.discs?.record);
    const queue = this.discs?.record.queue ?? [];
    this.#library ??= await findLibrary(runner, [...queue, ...(state && state !== 'between' ? inDrives(state) : [])]);
    if (state === 'between') return saying(said);
    if (!state) {
      const gone: Said =
        before === 'gone' ? undefined : { text: await goneWords(runner, guest, before), tone: 'plain' as const };
      return { phase: 'gone', drives: [], ...this.lists([]), ...saying(said ?? gone) };
    }
    const { type, drives } = state;
    const back =
      before === 'gone' ? t`${guest} runs again.` : before === 'lost' ? t`${runner.where} answers again.` : undefined;
    return {
      phase: 'here',
      type,
      drives,
      ...this.lists(drives),
      ...saying(said ?? (back === undefined ? undefined : good(back))),
    };
  }

  /** What there is to say about the install; undefined: nothing. */
  async #followInstall(): Promise<Said> {
    const { runner, guest, paths } = this.#options;
    if (!this.discs?.record.install || !paths) return undefined;
    this.#watch ??= new InstallWatch(runner, guest, this.discs, paths);
    const step = await this.#watch.look();
    if (step.kind === 'under way') return undefined;
    return step.kind === 'stuck' ? bad(`${step.why} ${step.remedy}`) : good(step.why);
  }
}
