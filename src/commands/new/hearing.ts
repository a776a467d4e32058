import type { Answers } from '../../guest/answers.ts';
import { hostQuestions } from '../../guest/host-questions.ts';
import type { World } from '../../guest/world.ts';
import type { Heard } from '../../storage/heard.ts';
import { type HostQuestion, heardKey } from '../../storage/host-question.ts';
import { t } from '../../text/t.ts';
import { openQuestions } from './hear.ts';
import { Inquiry } from './inquiry.ts';
import type { Outside } from './outside.ts';

/** What the host said, and what that means for the person. */
export interface Found {
  heard: Heard;
  news?: NonNullable<World['news']>;
  /** The question that one is led to; absent when one has gone on answering meanwhile. */
  leads?: string;
}

const NOBODY_ASKED = t('This host is only described: what you answered could not be tried on it.');

/** What the host is asked about the answers while one goes on answering. */
export class Hearing {
  readonly #hear: Outside['hear'];
  readonly #inquiry: Inquiry<Heard>;
  #open: HostQuestion[] = [];
  /** Something was typed or chosen since. */
  #saidMore = false;

  constructor(hear: Outside['hear']) {
    this.#hear = hear;
    this.#inquiry = new Inquiry(async (answers, signal) => (await hear?.(this.#open, answers, signal)) ?? new Map());
  }

  /**
   * Asks what is open. Nothing about the answer that a person is at just now: going back to it ends what was being asked,
   * and passing it asks. Gives back what is waited for from now on, or undefined when nothing has changed in that.
   */
  ask(
    { answers, at }: { answers: Answers; at: string },
    world: World,
    got: (found: Found) => void,
    failed: (error: unknown) => void,
  ): string[] | undefined {
    const open = this.#hear ? openQuestions(answers, world).filter(({ about }) => about !== at) : [];
    const key = open.length === 0 ? undefined : open.map(heardKey).join(' ');
    if (!this.#inquiry.differs(key)) return undefined;
    this.#open = open;
    this.#saidMore = false;
    this.#inquiry.ask(
      key,
      answers,
      (heard) => {
        // The same may be worth asking again later.
        this.#inquiry.forget();
        got(this.#found(open, heard, world));
      },
      failed,
    );
    return open.map(({ doing }) => doing);
  }

  saidMore(): void {
    this.#saidMore = true;
  }

  forget(): void {
    this.#inquiry.forget();
  }

  #found(questions: readonly HostQuestion[], heard: Heard, { heard: before = new Map(), described }: World): Found {
    const told = questions.flatMap((question) => {
      const result = heard.get(heardKey(question));
      return result ? [question.tell(result)] : [];
    });
    const first = told.find(({ good }) => !good) ?? told[0];
    return {
      heard: new Map([...before, ...heard]),
      ...(first ? { news: { good: first.good, text: first.text } } : {}),
      ...(described ? { news: { good: false, doubt: true, text: NOBODY_ASKED } } : {}),
      ...(first?.leads === undefined || this.#saidMore ? {} : { leads: first.leads }),
    };
  }
}

/** What was heard without what came to nothing about the answer at this place, so that it is asked again; nothing: it stays. */
export function withoutBadNews(answers: Answers, world: World, at: string): Pick<World, 'heard'> {
  const { heard } = world;
  if (!heard || heard.size === 0) return {};
  const bad = hostQuestions(answers, world).filter((question) => {
    const result = heard.get(heardKey(question));
    return question.about === at && result && !question.tell(result).good;
  });
  const keys = new Set(bad.map(heardKey));
  return keys.size === 0 ? {} : { heard: new Map([...heard].filter(([key]) => !keys.has(key))) };
}
