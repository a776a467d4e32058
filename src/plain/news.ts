import { t } from '../text/t.ts';
import type { WizardView } from '../wizard/view.ts';
import { allFields } from './question.ts';
import type { Talk } from './talk.ts';
import { para, stopped } from './words.ts';

/** What comes to be known while questions are asked: said in a sentence, between them. */
export class News {
  readonly #talk: Talk;
  #waiting: readonly string[] = [];
  /** What was found and why it is built so, as far as it has been said. */
  #known: readonly string[] = [];
  #problems: ReadonlySet<string> = new Set();
  /** The bad news that was said last. */
  #bad: string | undefined;

  constructor(talk: Talk) {
    this.#talk = talk;
  }

  /** Something that was waited for has come, or something more is waited for. */
  any(): boolean {
    const { waiting } = this.#talk.driver.view();
    return waiting.length !== this.#waiting.length || waiting.some((what) => !this.#waiting.includes(what));
  }

  /**
   * Says what is new. Answers from a pipe are then held until nothing is waited for: nobody is kept waiting by that,
   * and Enter means the same suggestion each time. False: everything ends.
   */
  async tell(): Promise<boolean> {
    const { driver, voice, ear } = this.#talk;
    for (;;) {
      const view = driver.view();
      const done = this.#waiting.filter((what) => !view.waiting.includes(what));
      const problems = problemsOf(view);
      // Where nothing could be looked at it would be false to say that it is done.
      const bad = badNews(view, problems);
      voice.say(...(bad === undefined || bad === this.#bad ? done.map((what) => t`Done ${what}.`) : [bad]));
      this.#bad = bad;
      const known = [...(view.findings ?? []), ...view.reasons];
      if (done.length > 0) voice.say(...fresh(known, this.#known).map((sentence) => para(stopped(sentence))));
      voice.say(...fresh(view.waiting, this.#waiting).map((what) => t`Still ${what} …`));
      // The review lists them all.
      if (view.current) for (const [key, line] of problems) if (!this.#problems.has(key)) voice.say(line);
      this.#waiting = view.waiting;
      this.#known = known;
      this.#problems = new Set(problems.keys());
      if (!ear.piped || view.waiting.length === 0) return true;
      if (!(await ear.change())) return false;
    }
  }
}

/** What is not right with the host, or doubtful. What is wrong with an answer is said with its question. */
function badNews({ news, current, problems }: WizardView, told: ReadonlyMap<string, string>): string | undefined {
  if (!news || news.good) return undefined;
  const saying = problems.find(({ message }) => news.text.startsWith(message));
  const known = saying && (told.has(nameOf(saying)) || current?.problem?.message === saying.message);
  return known ? undefined : news.text;
}

const nameOf = ({ field, message }: WizardView['problems'][number]): string => `${field} ${message}`;

const fresh = (now: readonly string[], before: readonly string[]): string[] =>
  now.filter((each) => !before.includes(each));

/** Problems of answered questions other than the one that is asked: that an open question is open is no news. */
function problemsOf(view: WizardView): Map<string, string> {
  const fields = allFields(view);
  const lines = new Map<string, string>();
  for (const problem of view.problems) {
    const { field, message, remedy } = problem;
    const index = fields.findIndex((each) => each.field.key === field);
    if (field === view.current?.field.key || fields[index]?.value === undefined) continue;
    const where = t`question ${index + 1}, ${fields[index].field.label}`;
    lines.set(
      nameOf(problem),
      t`A problem with ${where}: ${stopped(message)} ${stopped(remedy)} “:jump ${index + 1}” goes there.`,
    );
  }
  return lines;
}
