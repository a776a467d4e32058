import type { Answers } from '../../guest/answers.ts';
import type { GuestSpec } from '../../guest/spec.ts';
import type { Peers, World } from '../../guest/world.ts';
import { HostLost } from '../../host/runner.ts';
import { type Problem, UserError } from '../../problem.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { many, t } from '../../text/t.ts';
import { begin, resume, settleAt, step, type WizardState } from '../../wizard/engine.ts';
import type { WizardEvent } from '../../wizard/event.ts';
import { type Outcome, outcomeOf } from '../../wizard/outcome.ts';
import { suggestHost } from '../../wizard/sections/host.ts';
import { view, type WizardView } from '../../wizard/view.ts';
import { Hearing, withoutBadNews } from './hearing.ts';
import { imageNews, wrongInImage } from './image-news.ts';
import { Inquiry } from './inquiry.ts';
import { badNews, Known } from './known.ts';
import { type HostLook, LOOKING_AT_DISCS, type Outside, type Wait } from './outside.ts';
import { isPeerKey, peersNews } from './peers.ts';

/** One run of the wizard: the state, what is asked of the world, and who wants to hear of changes. */
export class Session {
  #state: WizardState;
  readonly #known: Known;
  #view: WizardView | undefined;
  #outcome: Outcome | undefined;
  #render: (spec: GuestSpec) => string = () => '';
  readonly #host: Inquiry<HostLook>;
  readonly #image: Inquiry<ImageFindings | undefined>;
  readonly #peers: Inquiry<Peers>;
  readonly #hearing: Hearing;
  #touched = false;
  readonly #given: Answers;
  /** Something was typed or chosen since the look into the image was begun; taking what is suggested does not count. */
  #saidMore = false;
  readonly #listeners = new Set<() => void>();
  readonly #outside: Outside;
  /** A fault of our own that happened behind the person's back; the command ends with it. */
  failure: unknown;

  constructor(answers: Answers, outside: Outside) {
    this.#outside = outside;
    this.#given = answers;
    this.#known = new Known({
      facts: undefined,
      image: undefined,
      keys: outside.keys(answers),
      waiting: [],
      ...(outside.hosts ? { hosts: outside.hosts } : {}),
      ...(outside.draft ? { draft: describe(outside.draft.answers) } : {}),
    });
    this.#host = new Inquiry((what) => outside.host(what));
    this.#image = new Inquiry((what, signal) => outside.image(what, signal, (doing) => this.#tell(signal, doing)));
    this.#peers = new Inquiry((what) => outside.peers(what));
    this.#hearing = new Hearing(outside.hear?.bind(outside));
    this.#state = begin(answers, this.world);
    this.#inquire();
  }

  get answers(): Answers {
    return this.#state.answers;
  }

  get world(): World {
    return this.#known.world;
  }

  /** From now on the preview can be drawn. */
  set render(render: (spec: GuestSpec) => string) {
    this.#render = render;
    this.#changed();
  }

  view(): WizardView {
    this.#view ??= view(this.#state, this.world, this.#render);
    return this.#view;
  }

  outcome(): Outcome {
    this.#outcome ??= outcomeOf(this.#state.answers, this.world);
    return this.#outcome;
  }

  send(event: WizardEvent): void {
    const before = this.#state;
    this.#touched = true;
    if (event.type === 'accept' || event.type === 'answer') this.#askAnew(before.at);
    if (event.type === 'answer') {
      this.#saidMore = true;
      this.#hearing.saidMore();
    }
    if (event.type === 'answer' && event.key === 'login.ssh_keys') this.#readKeys(event.text);
    this.#state = step(before, event, this.world);
    if (this.#state === before) return;
    if (this.#state.past.length > before.past.length) this.#known.ageNews();
    if (before.at === 'draft' && this.#state.at !== 'draft') this.#settleDraft();
    const { answers, at } = this.#state;
    if (answers !== before.answers) this.#known.learn({ keys: this.#outside.keys(answers) });
    if (answers.size > 0 && (answers !== before.answers || at !== before.at)) this.#outside.keep({ answers, at });
    this.#inquire();
    this.#changed();
  }

  /** Before the answer is judged: that a file cannot be read is to be said at the question. */
  #readKeys(text: string): void {
    const named = this.#outside.keys(new Map([...this.#state.answers, ['login.ssh_keys', text]]));
    this.#known.learn({ keys: new Map([...this.world.keys, ...named]) });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#host.forget();
    this.#image.forget();
    this.#peers.forget();
    this.#hearing.forget();
    this.#listeners.clear();
  }

  /** Asks the outside whatever the present answers make worth asking, unless that was asked already. */
  #inquire(): void {
    this.#known.tryAgain();
    const answers = this.#state.answers;
    const settled = this.#outside.hosts === undefined;
    const kind = settled ? 'settled' : this.#chosenHost();
    const url = answers.get('host.url');
    const hostKey = kind !== 'ssh' ? kind : url === undefined ? undefined : `ssh ${String(url)}`;
    if (this.#host.differs(hostKey)) {
      this.#known.forget('hostProblem');
      // What another host said counts here no more.
      this.#known.learn({ facts: undefined, image: undefined, heard: new Map() });
      this.#known.wait('host', hostKey !== undefined);
      this.#image.forget();
      this.#host.ask(
        hostKey,
        answers,
        (look) => this.#hostFound(look),
        (error) => this.#hostFailed(error),
      );
    }
    const imageKey = hostKey === undefined ? undefined : this.#outside.imageKey(answers);
    if (this.#image.differs(imageKey)) {
      this.#saidMore = false;
      this.#known.learn({ image: undefined });
      const discs = answers.get('source.kind') === 'iso' ? LOOKING_AT_DISCS : undefined;
      this.#known.wait('image', imageKey !== undefined, discs);
      this.#image.ask(
        imageKey,
        answers,
        (image) => this.#imageFound(image),
        (error) => this.#failed(error, 'image'),
      );
    }
    this.#inquirePeers(hostKey);
    this.#askHost();
  }

  /** What only the host can tell about the answers: what a name means there, what a server offers. */
  #askHost(): void {
    const waiting = this.#hearing.ask(
      this.#state,
      this.world,
      ({ heard, news, leads }) => {
        this.#learn({ heard, ...(news ? { news } : {}) }, 'heard');
        if (leads !== undefined) this.#goTo(leads);
        this.#askHost();
      },
      (error) => this.#failed(error, 'heard'),
    );
    if (waiting) this.#known.wait('heard', waiting.length > 0, waiting.join(', '));
  }

  /** Other hosts that the storage names: their facts make its questions and its problems. */
  #inquirePeers(hostKey: string | undefined): void {
    const answers = this.#state.answers;
    const own = hostKey === undefined ? undefined : this.#outside.peersKey(answers);
    const key = own === undefined ? undefined : `${hostKey} ${own}`;
    if (!this.#peers.differs(key)) return;
    this.#known.forget('peers');
    this.#known.wait('peers', key !== undefined);
    this.#peers.ask(
      key,
      answers,
      (peers) => this.#learn({ peers, ...peersNews(peers) }, 'peers'),
      (error) => this.#failed(error, 'peers'),
    );
  }

  /** Enter on an answer that the outside found fault with: it may have been put right out there meanwhile. */
  #askAnew(at: string): void {
    const unreached = [...(this.world.peers?.values() ?? [])].some((look) => 'problem' in look);
    if (isPeerKey(at) && unreached) this.#peers.forget();
    this.#known.learn(withoutBadNews(this.#state.answers, this.world, at));
    if (at === 'host.url' && this.world.hostProblem) {
      this.#known.forget('hostProblem');
      this.#host.forget();
    }
    if (this.world.image?.problems.some(({ field }) => field === at)) {
      this.#known.learn({ image: undefined });
      this.#image.forget();
    }
  }

  #tell(signal: AbortSignal, doing: string): void {
    const said = this.#known.waitsFor('image');
    if (signal.aborted || said === undefined || said === doing) return;
    this.#known.wait('image', true, doing);
    this.#changed();
  }

  /** The question of the draft is asked once: then it is either these answers or none. */
  #settleDraft(): void {
    const goOn = this.#state.answers.get('draft') !== 'fresh';
    this.#known.forget('draft');
    const { draft: left } = this.#outside;
    // What the command line names counts, whichever answers are gone on with.
    const answers = new Map([...(goOn && left ? left.answers : []), ...this.#given]);
    this.#state = goOn && left ? resume(answers, left.at, this.world) : begin(answers, this.world);
  }

  /** The host that was answered, or whose suggestion has been accepted. */
  #chosenHost(): string | undefined {
    const answered = this.#state.answers.get('host.kind');
    if (answered !== undefined) return String(answered);
    const { hosts } = this.#outside;
    return hosts && this.#state.seen.has('host.kind') ? suggestHost(hosts).value : undefined;
  }

  #hostFailed(error: unknown): void {
    // Its address may be mistyped: Enter on that asks again, an answer that is changed asks another host.
    if (error instanceof UserError && this.#outside.hosts && this.#chosenHost() === 'ssh') {
      const problem = { ...error.problems[0]!, field: 'host.url' };
      this.#learn({ hostProblem: problem, news: badNews(problem) }, 'host');
      this.#goTo('host.url');
    } else {
      this.#failed(error, 'host');
    }
  }

  #hostFound({ facts, problem, described }: HostLook): void {
    const text = problem
      ? `${problem.message}. ${problem.remedy}`
      : t`${facts.where === 'example' ? t('The example host') : facts.hostname} was looked at: ${facts.os.pretty}.`;
    const news = { good: problem === undefined, text };
    this.#learn({ facts, described, news, ...(problem ? { hostProblem: problem } : {}) }, 'host');
    this.#askHost();
  }

  /** Bad news about the image brings one back to it, unless one has gone on answering meanwhile. */
  #imageFound(image: ImageFindings | undefined): void {
    // Something else was typed there since, and refused: what is wrong with that is said, not what is with the earlier answer.
    const { refused } = this.#state;
    const isPast = refused !== undefined && image?.problems[0]?.field === refused.key;
    this.#learn({ image, ...(isPast ? {} : imageNews(image)) }, 'image');
    const wrong = wrongInImage(image, this.outcome().problems);
    if (wrong && !isPast && !this.#saidMore) this.#goTo(wrong.field);
  }

  #goTo(key: string): void {
    this.#state = step(this.#state, { type: 'goto', key }, this.world);
    this.#changed();
  }

  /** Notes a fault; the faces learn that something changed, and the command ends with it. */
  fail(error: unknown): void {
    this.failure ??= error;
    this.#changed();
  }

  #failed(error: unknown, waiting: Wait): void {
    if (error instanceof HostLost || error instanceof UserError) {
      this.#notHeard(error, waiting);
      return;
    }
    this.#learn({}, waiting);
    this.fail(error);
  }

  /** The host has gone away: no fault of ours, and it may be back when the next question is answered. */
  #notHeard(error: HostLost | UserError, waiting: Wait): void {
    const asked = { host: this.#host, image: this.#image, peers: this.#peers, heard: this.#hearing };
    asked[waiting].forget();
    const [told] = error instanceof UserError ? error.problems : [];
    const problem = {
      message: told?.message ?? error.message,
      remedy: `${told?.remedy ?? t('See whether it can be reached: ssh HOST true.')} ${t('With your next answer it is asked again.')}`,
      field: this.#chosenHost() === 'ssh' ? 'host.url' : 'host',
    };
    this.#learn(this.#known.notHeard(problem), waiting);
  }

  #learn(news: Partial<World>, arrived: Wait): void {
    const before = this.outcome().evaluation.problems;
    this.#known.learn(news);
    this.#known.wait(arrived, false);
    const wrong = this.#becameWrong(before);
    const { news: said } = this.world;
    if (wrong && (said?.good !== false || said.doubt)) this.#known.learn({ news: badNews(wrong) });
    // Nobody has done anything yet: with more known, another question may be the first open one.
    this.#state = this.#touched ? settleAt(this.#state, this.world) : begin(this.#state.answers, this.world);
    this.#changed();
  }

  /** What was given or taken before it could be known to be wrong. The question that is asked tells it itself. */
  #becameWrong(before: readonly Problem[]): Problem | undefined {
    this.#outcome = undefined;
    const known = new Set(before.map(({ field }) => field));
    return this.outcome().evaluation.problems.find(({ field }) => !known.has(field) && field !== this.#state.at);
  }

  #changed(): void {
    this.#view = undefined;
    this.#outcome = undefined;
    for (const listener of this.#listeners) listener();
  }
}

const describe = (draft: Answers): string =>
  ['name', 'source.path', 'source.discs', 'storage.backend']
    .flatMap((key) => (draft.has(key) ? [String(draft.get(key))] : []))
    .join(', ') || many(draft.size, t('1 answered question'), t`${draft.size} answered questions`);
