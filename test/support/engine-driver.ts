import { loadRenderer } from '../../src/commands/new/renderer.ts';
import type { Driver } from '../../src/face/driver.ts';
import type { Answers } from '../../src/guest/answers.ts';
import type { World } from '../../src/guest/world.ts';
import { openLibrary } from '../../src/guide/library.ts';
import { begin, REVIEW, settleAt, step, type WizardState } from '../../src/wizard/engine.ts';
import type { WizardEvent } from '../../src/wizard/event.ts';
import { view, type WizardView } from '../../src/wizard/view.ts';
import { PLAN, quickApply } from './demo-driver.ts';

const renderer = await loadRenderer(undefined);
const library = openLibrary();

/** The real sections and the pure engine behind the face, with a world that only the test changes. */
export class EngineDriver implements Driver {
  readonly title = 'a new guest';
  readonly host: string;
  readonly quitNote = 'Your answers are kept: the next start offers them again.';
  state: WizardState;
  private world: World;
  private cached: WizardView | undefined;
  private readonly listeners = new Set<() => void>();
  readonly apply = quickApply;

  constructor(world: World, answers: Answers = new Map()) {
    this.world = world;
    this.host = world.facts?.hostname ?? 'this machine';
    this.state = begin(answers, world);
  }

  view(): WizardView {
    this.cached ??= view(this.state, this.world, (spec) => renderer.draft(spec));
    return this.cached;
  }

  /** Throws for what no face may do: answer a question that is not the one on the screen, go where there is none. */
  send(event: WizardEvent): void {
    const there = this.view().sections.flatMap(({ fields }) => fields.map(({ field }) => field.key));
    if ((event.type === 'answer' || event.type === 'clear') && event.key !== this.state.at)
      throw new Error(`${event.key} was answered, but ${this.state.at} is asked`);
    if (event.type === 'goto' && event.key !== REVIEW && !there.includes(event.key))
      throw new Error(`there is no question ${event.key}`);
    this.cached = undefined;
    this.state = step(this.state, event, this.world);
    this.tell();
  }

  /** Something has been found out, or is being waited for. */
  learn(news: Partial<World>): void {
    this.world = { ...this.world, ...news };
    this.cached = undefined;
    this.state = settleAt(this.state, this.world);
    this.tell();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  page(id: string): ReturnType<Driver['page']> {
    return library.read(id);
  }

  complete(path: string): Promise<string[]> {
    return Promise.resolve(
      ['/srv/images/', '/srv/iso/\x1b[2Ja.iso', '/srv/漢字.img'].filter((p) => p.startsWith(path)),
    );
  }

  plan(): ReturnType<Driver['plan']> {
    return PLAN;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
