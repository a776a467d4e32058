import type { Answers } from '../../guest/answers.ts';
import type { GuestSpec } from '../../guest/spec.ts';
import type { HostChoices, World } from '../../guest/world.ts';
import type { Facts } from '../../host/facts.ts';
import { type Problem, UserError } from '../../problem.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { begin, settleAt, step, type WizardState } from '../../wizard/engine.ts';
import type { WizardEvent } from '../../wizard/event.ts';
import { type Outcome, outcomeOf } from '../../wizard/outcome.ts';
import { suggestHost } from '../../wizard/sections/host.ts';
import { view, type WizardView } from '../../wizard/view.ts';

/** What the session asks the outside for. Everything may take its time; the person goes on answering. */
export interface Outside {
  /** Answers that were left half-way. */
  draft?: Answers | undefined;
  /** Which hosts can be chosen; undefined: it is settled, and `host` is asked at once. */
  hosts: HostChoices | undefined;
  /** The facts of the host that the answers choose; rejects with a UserError when it cannot be had. */
  host(answers: Answers): Promise<{ facts: Facts; problem?: Problem }>;
  /** Changes whenever the image must be looked at anew; undefined: there is nothing to look at yet. */
  imageKey(answers: Answers): string | undefined;
  /** Looks at what `source.path` names, telling what it is about; the signal says that nobody wants to know any more. */
  image(answers: Answers, signal: AbortSignal, tell: (doing: string) => void): Promise<ImageFindings | undefined>;
  keys(answers: Answers): Map<string, string | null>;
  /** Called after each answer: the draft. */
  keep(answers: Answers): void;
}

/** What is being waited for, by what it is about. */
type Wait = 'host' | 'image';
const WAITS: Record<Wait, string> = { host: 'looking at the host', image: 'looking into the image' };

/** One run of the wizard: the state, the world as it becomes known, and who wants to hear of changes. */
export class Session {
  #state: WizardState;
  #world: World;
  #view: WizardView | undefined;
  #outcome: Outcome | undefined;
  #render: (spec: GuestSpec) => string = () => '';
  readonly #host: Inquiry<{ facts: Facts; problem?: Problem }>;
  readonly #image: Inquiry<ImageFindings | undefined>;
  #touched = false;
  readonly #waiting = new Map<Wait, string>();
  readonly #listeners = new Set<() => void>();
  readonly #outside: Outside;
  /** A fault of our own that happened behind the person's back; the command ends with it. */
  failure: unknown;

  constructor(answers: Answers, outside: Outside) {
    this.#outside = outside;
    this.#world = {
      facts: undefined,
      image: undefined,
      keys: outside.keys(answers),
      waiting: [],
      ...(outside.hosts ? { hosts: outside.hosts } : {}),
      ...(outside.draft ? { draft: describe(outside.draft) } : {}),
    };
    this.#host = new Inquiry((what) => outside.host(what));
    this.#image = new Inquiry((what, signal) => outside.image(what, signal, (doing) => this.#tell(signal, doing)));
    this.#state = begin(answers, this.#world);
    this.#inquire();
  }

  get answers(): Answers {
    return this.#state.answers;
  }

  get world(): World {
    return this.#world;
  }

  /** From now on the preview can be drawn. */
  set render(render: (spec: GuestSpec) => string) {
    this.#render = render;
    this.#changed();
  }

  view(): WizardView {
    this.#view ??= view(this.#state, this.#world, this.#render);
    return this.#view;
  }

  outcome(): Outcome {
    this.#outcome ??= outcomeOf(this.#state.answers, this.#world);
    return this.#outcome;
  }

  send(event: WizardEvent): void {
    const before = this.#state;
    this.#touched = true;
    this.#state = step(before, event, this.#world);
    if (this.#state === before) return;
    if (before.at === 'draft' && this.#state.at !== 'draft') this.#settleDraft();
    if (this.#state.answers !== before.answers) {
      this.#outside.keep(this.#state.answers);
      this.#world = { ...this.#world, keys: this.#outside.keys(this.#state.answers) };
    }
    this.#inquire();
    this.#changed();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#host.forget();
    this.#image.forget();
    this.#listeners.clear();
  }

  /** Asks the outside whatever the present answers make worth asking, unless that was asked already. */
  #inquire(): void {
    const answers = this.#state.answers;
    const settled = this.#outside.hosts === undefined;
    const kind = settled ? 'settled' : this.#chosenHost();
    const url = answers.get('host.url');
    const hostKey = kind !== 'ssh' ? kind : url === undefined ? undefined : `ssh ${String(url)}`;
    if (this.#host.differs(hostKey)) {
      const { hostProblem: _, ...world } = this.#world;
      this.#world = { ...world, facts: undefined, image: undefined };
      this.#wait('host', hostKey !== undefined);
      this.#image.forget();
      this.#host.ask(
        hostKey,
        answers,
        ({ facts, problem }) => this.#learn({ facts, ...(problem ? { hostProblem: problem } : {}) }, 'host'),
        (error) => this.#hostFailed(error),
      );
    }
    const imageKey = hostKey === undefined ? undefined : this.#outside.imageKey(answers);
    if (this.#image.differs(imageKey)) {
      this.#world = { ...this.#world, image: undefined };
      this.#wait('image', imageKey !== undefined);
      this.#image.ask(
        imageKey,
        answers,
        (image) => this.#learn({ image }, 'image'),
        (error) => this.#failed(error, 'image'),
      );
    }
  }

  #wait(what: Wait, on: boolean, words: string = WAITS[what]): void {
    if (on) this.#waiting.set(what, words);
    else this.#waiting.delete(what);
    this.#world = { ...this.#world, waiting: [...this.#waiting.values()] };
  }

  #tell(signal: AbortSignal, doing: string): void {
    if (signal.aborted || !this.#waiting.has('image') || this.#waiting.get('image') === doing) return;
    this.#wait('image', true, doing);
    this.#changed();
  }

  /** The question of the draft is asked once: then it is either these answers or none. */
  #settleDraft(): void {
    const goOn = this.#state.answers.get('draft') !== 'fresh';
    const { draft: _, ...world } = this.#world;
    this.#world = world;
    this.#state = begin(goOn ? (this.#outside.draft ?? new Map()) : new Map(), world);
  }

  /** The host that was answered, or whose suggestion has been accepted. */
  #chosenHost(): string | undefined {
    const answered = this.#state.answers.get('host.kind');
    if (answered !== undefined) return String(answered);
    const { hosts } = this.#outside;
    return hosts && this.#state.seen.has('host.kind') ? suggestHost(hosts).value : undefined;
  }

  #hostFailed(error: unknown): void {
    if (error instanceof UserError) {
      const problem = { ...error.problems[0]!, field: this.#outside.hosts ? 'host.url' : 'host' };
      this.#learn({ hostProblem: problem }, 'host');
    } else {
      this.#failed(error, 'host');
    }
  }

  /** Notes a fault; the faces learn that something changed, and the command ends with it. */
  fail(error: unknown): void {
    this.failure ??= error;
    this.#changed();
  }

  #failed(error: unknown, waiting: Wait): void {
    this.#learn({}, waiting);
    this.fail(error);
  }

  #learn(news: Partial<World>, arrived: Wait): void {
    this.#world = { ...this.#world, ...news };
    this.#wait(arrived, false);
    // Nobody has done anything yet: with more known, another question may be the first open one.
    this.#state = this.#touched ? settleAt(this.#state, this.#world) : begin(this.#state.answers, this.#world);
    this.#changed();
  }

  #changed(): void {
    this.#view = undefined;
    this.#outcome = undefined;
    for (const listener of this.#listeners) listener();
  }
}

/** A question to the outside under a key: asked once a key; an answer that comes when the key has changed is dropped. */
class Inquiry<T> {
  #key: string | undefined;
  #abort = new AbortController();
  readonly #put: (answers: Answers, signal: AbortSignal) => Promise<T>;

  constructor(put: (answers: Answers, signal: AbortSignal) => Promise<T>) {
    this.#put = put;
  }

  differs(key: string | undefined): boolean {
    return key !== this.#key;
  }

  forget(): void {
    this.#abort.abort();
    this.#key = undefined;
  }

  ask(key: string | undefined, answers: Answers, got: (value: T) => void, failed: (error: unknown) => void): void {
    this.#abort.abort();
    this.#key = key;
    if (key === undefined) return;
    const abort = new AbortController();
    this.#abort = abort;
    const current = (): boolean => this.#abort === abort && !abort.signal.aborted;
    this.#put(answers, abort.signal).then(
      (value) => current() && got(value),
      (error: unknown) => current() && failed(error),
    );
  }
}

const describe = (draft: Answers): string =>
  ['name', 'source.path', 'storage.backend']
    .flatMap((key) => (draft.has(key) ? [String(draft.get(key))] : []))
    .join(', ') || `${draft.size} answered questions`;
