import type { Answers } from '../../guest/answers.ts';
import { hostQuestions } from '../../guest/host-questions.ts';
import type { World } from '../../guest/world.ts';
import type { Heard } from '../../storage/heard.ts';
import { type HostQuestion, heardKey } from '../../storage/host-question.ts';
import type { Target } from './target.ts';

type Askable = Pick<Target, 'runner' | 'described'>;

/** An answer may raise a further question, and that one perhaps a third; more would be a fault. */
const ROUNDS = 5;

/** Puts the questions to the host, side by side. A host that is only described cannot be asked. */
export async function hear(
  questions: readonly HostQuestion[],
  { runner, described }: Askable,
  signal?: AbortSignal,
): Promise<Heard> {
  const answers = questions.map(async (question) => {
    const { argv, timeoutMs } = question;
    const result = described ? null : await runner.run({ argv, timeoutMs }, signal ? { signal } : {});
    return [heardKey(question), result] as const;
  });
  return new Map(await Promise.all(answers));
}

/** Everything that the answers need to be asked where nobody is there to choose. */
export async function hearAll(answers: Answers, world: World, target: Askable, signal?: AbortSignal): Promise<Heard> {
  let heard: Heard = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    const open = openQuestions(answers, { ...world, heard }).filter(({ offers }) => !offers);
    if (open.length === 0) break;
    heard = new Map([...heard, ...(await hear(open, target, signal))]);
  }
  return heard;
}

/** Those that have not been answered, each once. */
export function openQuestions(answers: Answers, world: World): HostQuestion[] {
  const open = hostQuestions(answers, world).filter((question) => !world.heard?.has(heardKey(question)));
  return [...new Map(open.map((question) => [heardKey(question), question])).values()];
}
