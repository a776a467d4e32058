import { t } from '../../text/t.ts';
import type { Answer, Finding, Known, NetworkTest, Outcome, Question } from './network-test.ts';

/** Puts questions to the host (or here), all at once; answers in their order. */
export type Ask = (questions: readonly Question[]) => Promise<readonly Answer[]>;

/**
 * Makes the tests in their order, as many at a time as do not wait for each other. What stands behind a failure is not
 * asked at all: a list of follow-ups would hide the cause. `onSettled` hears of each as it is known.
 */
export async function runTests(
  tests: readonly NetworkTest[],
  known: Known,
  ask: Ask,
  onSettled: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const settled = new Map<NetworkTest, Outcome>();
  const heard = new Map<string, Answer>();
  const now = { ...known };
  const settle = (test: NetworkTest, finding: Finding): void => {
    const { id, title, part, later = false } = test;
    const outcome: Outcome = { id, title, part, later, ...finding };
    settled.set(test, outcome);
    Object.assign(now, finding.learned);
    onSettled(outcome);
  };
  const before = (test: NetworkTest): NetworkTest[] => tests.filter(({ id }) => test.after?.includes(id));
  while (settled.size < tests.length) {
    const ready = tests.filter((test) => !settled.has(test) && before(test).every((each) => settled.has(each)));
    // Tests that wait for each other: a slip of whoever wrote them, not of the host.
    if (ready.length === 0) throw new Error('tests of the network wait for each other');
    const asking: { test: NetworkTest; questions: Readonly<Record<string, Question>> }[] = [];
    for (const test of ready) {
      const hindrance = before(test).find((each) => settled.get(each)?.verdict !== 'ok');
      const questions = hindrance ? inTheWay(settled.get(hindrance)!) : test.ask(now);
      if (typeof questions === 'string') settle(test, { verdict: 'skip', message: questions });
      else asking.push({ test, questions });
    }
    const all = asking.flatMap(({ questions }) => Object.values(questions));
    const fresh = [...new Map(all.map((each) => [keyOf(each), each])).entries()].filter(([key]) => !heard.has(key));
    const answers = fresh.length === 0 ? [] : await ask(fresh.map(([, question]) => question));
    for (const [index, [key]] of fresh.entries()) heard.set(key, answers[index]!);
    for (const { test, questions } of asking) {
      const said = Object.entries(questions).map(([name, question]) => [name, heard.get(keyOf(question))!] as const);
      settle(test, test.judge(Object.fromEntries(said), now));
    }
  }
  return tests.map((test) => settled.get(test)!);
}

const keyOf = ({ argv, here }: Question): string => JSON.stringify([here === true, argv]);

const inTheWay = ({ title, verdict }: Outcome): string =>
  verdict === 'unsure'
    ? t`Not looked at: first ${title} must be known.`
    : t`Not looked at: first ${title} must be well.`;
