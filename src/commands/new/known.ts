import type { World } from '../../guest/world.ts';
import type { Problem } from '../../problem.ts';
import { WAITS, type Wait } from './outside.ts';

type MayBeAbsent = 'hostProblem' | 'peers' | 'draft' | 'news';

/** The world as it becomes known in one run of the wizard: what is waited for, and what is news. */
export class Known {
  #world: World;
  readonly #waiting = new Map<Wait, string>();
  /** Questions that have been passed since there was news. */
  #passed = 0;
  /** That the host did not answer, and no answer is to blame for it: the next step asks it again. */
  #unheard: Problem | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  get world(): World {
    return this.#world;
  }

  learn(more: Partial<World>): void {
    if (more.news) this.#passed = 0;
    this.#world = { ...this.#world, ...more };
  }

  forget(key: MayBeAbsent): void {
    const { [key]: _, ...world } = this.#world;
    this.#world = world;
  }

  wait(what: Wait, on: boolean, words: string = WAITS[what]): void {
    if (on) this.#waiting.set(what, words);
    else this.#waiting.delete(what);
    this.#world = { ...this.#world, waiting: [...this.#waiting.values()] };
  }

  /** Undefined: nobody waits for it. */
  waitsFor(what: Wait): string | undefined {
    return this.#waiting.get(what);
  }

  /** News is for the question it comes at and the next one; what counts of it stands in the review too. */
  ageNews(): void {
    this.#passed += 1;
    if (this.#passed >= 2 && this.#world.news) this.forget('news');
  }

  /** The host has gone away. What it was itself found to lack stays said. */
  notHeard(problem: Problem): Partial<World> {
    const { hostProblem } = this.#world;
    const silent = hostProblem === undefined || hostProblem === this.#unheard;
    this.#unheard = problem;
    return { ...(silent ? { hostProblem: problem } : {}), news: badNews(problem) };
  }

  /** What was not heard is asked anew now, and till then nothing is said against the host. */
  tryAgain(): void {
    if (this.#unheard === undefined) return;
    this.forget('news');
    if (this.#world.hostProblem === this.#unheard) this.forget('hostProblem');
    this.#unheard = undefined;
  }
}

export const badNews = ({ message, remedy }: Problem): NonNullable<World['news']> => ({
  good: false,
  text: `${message}. ${remedy}`,
});
