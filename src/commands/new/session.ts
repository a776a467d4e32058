import type { Answers } from '../../guest/answers.ts';
import type { GuestSpec } from '../../guest/spec.ts';
import type { World } from '../../guest/world.ts';
import type { Facts } from '../../host/facts.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { begin, settleAt, step, type WizardState } from '../../wizard/engine.ts';
import type { WizardEvent } from '../../wizard/event.ts';
import { type Outcome, outcomeOf } from '../../wizard/outcome.ts';
import { view, type WizardView } from '../../wizard/view.ts';

/** What the session asks the outside for. Everything may take its time; the person goes on answering. */
export interface Outside {
  facts(): Promise<Facts>;
  /** Looks at what `source.path` names; called again when that answer changes, the old look being aborted. */
  image(answers: Answers, signal: AbortSignal): Promise<ImageFindings | undefined>;
  keys(answers: Answers): Map<string, string | null>;
  /** The config's text for the preview. */
  renderer(): Promise<(spec: GuestSpec) => string>;
  /** Called after each event with the answers so far: the draft. */
  keep(answers: Answers): void;
}

/** One run of the wizard: the state, the world as it becomes known, and who wants to hear of changes. */
export class Session {
  #state: WizardState;
  #world: World;
  #render: ((spec: GuestSpec) => string) | undefined;
  #view: WizardView | undefined;
  #outcome: Outcome | undefined;
  #looking: { path: string; abort: AbortController } | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #outside: Outside;
  /** What could not be found out, if something could not; the faces end with it. */
  failure: unknown;

  constructor(answers: Answers, outside: Outside) {
    this.#outside = outside;
    this.#world = { facts: undefined, image: undefined, keys: outside.keys(answers), waiting: ['looking at the host'] };
    this.#state = begin(answers, this.#world);
  }

  /** Starts to look at the host and the image; resolves when the host is known. */
  async open(): Promise<void> {
    this.#lookAtImage();
    try {
      const [facts, render] = await Promise.all([this.#outside.facts(), this.#outside.renderer()]);
      this.#render = render;
      this.#learn({ facts, waiting: this.#world.waiting.filter((what) => what !== 'looking at the host') });
    } catch (error) {
      this.failure = error;
      this.#learn({});
    }
  }

  get answers(): Answers {
    return this.#state.answers;
  }

  get world(): World {
    return this.#world;
  }

  view(): WizardView {
    this.#view ??= view(this.#state, this.#world, this.#render ?? (() => ''));
    return this.#view;
  }

  outcome(): Outcome {
    this.#outcome ??= outcomeOf(this.#state.answers, this.#world);
    return this.#outcome;
  }

  send(event: WizardEvent): void {
    const before = this.#state;
    this.#state = step(before, event, this.#world);
    if (this.#state === before) return;
    if (this.#state.answers !== before.answers) {
      this.#outside.keep(this.#state.answers);
      const keys = this.#outside.keys(this.#state.answers);
      this.#world = { ...this.#world, keys };
      this.#lookAtImage();
    }
    this.#changed();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#looking?.abort.abort();
    this.#listeners.clear();
  }

  #lookAtImage(): void {
    const path = this.#state.answers.get('source.path');
    if (typeof path !== 'string' || path === this.#looking?.path) return;
    this.#looking?.abort.abort();
    const looking = { path, abort: new AbortController() };
    this.#looking = looking;
    const waiting = `looking into ${path.slice(path.lastIndexOf('/') + 1)}`;
    this.#world = { ...this.#world, image: undefined, waiting: [...this.#world.waiting.filter(isHost), waiting] };
    const arrived = (image: ImageFindings | undefined): void => {
      if (this.#looking === looking) this.#learn({ image, waiting: this.#world.waiting.filter(isHost) });
    };
    this.#outside.image(this.#state.answers, looking.abort.signal).then(arrived, (error: unknown) => {
      if (looking.abort.signal.aborted) return;
      this.failure = error;
      arrived(undefined);
    });
  }

  #learn(news: Partial<World>): void {
    this.#world = { ...this.#world, ...news };
    this.#state = settleAt(this.#state, this.#world);
    this.#changed();
  }

  #changed(): void {
    this.#view = undefined;
    this.#outcome = undefined;
    for (const listener of this.#listeners) listener();
  }
}

const isHost = (waiting: string): boolean => waiting === 'looking at the host';
