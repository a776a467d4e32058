import type { Answers } from '../guest/answers.ts';
import { cardQuestions } from '../guest/cards.ts';
import { anotherKey, diskQuestions } from '../guest/disks.ts';
import { resolve } from '../guest/resolve.ts';
import type { GuestSpec } from '../guest/spec.ts';
import type { World } from '../guest/world.ts';
import type { Problem } from '../problem.ts';
import { SOURCES } from '../sources/index.ts';
import { t } from '../text/t.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Answer } from './field.ts';

/** What answers and world come to: the same for every face. */
export interface Outcome {
  evaluation: Evaluation;
  /** Complete when `ready`; before that unanswered parts stand as `…`, for the preview. */
  spec: GuestSpec;
  problems: readonly Problem[];
  ready: boolean;
}

export function outcomeOf(answers: Answers, world: World): Outcome {
  const evaluation = evaluate(answers, world);
  const missing = evaluation.open.map(({ field }) => ({
    field: field.key,
    message: field.needed?.message ?? t`${field.label} is not answered`,
    remedy: field.needed?.remedy ?? t('Go to that question and answer it.'),
  }));
  const problems = [...evaluation.problems, ...missing];
  return {
    evaluation,
    spec: resolve(evaluation.effective, world),
    problems,
    ready: problems.length === 0 && world.facts !== undefined && world.image !== undefined,
  };
}

/**
 * The answers with everything settled that was left to the tool, so that a file of them repeats this run exactly:
 * the UUID, each MAC, an address that is kept for a card, and what the image turned out to be.
 */
export function settledAnswers({ evaluation, spec }: Outcome, world: World): Answers {
  const settled = new Map<string, Answer>(evaluation.effective);
  const source = SOURCES.find(({ id }) => id === settled.get('source.kind'));
  if (source) settled.set('source.kind', source.settledKind(world));
  // A suggestion that was turned down must stay so: without a word it would be made again.
  for (const { field, from, value } of evaluation.placed)
    if (from === 'answer' && value === undefined && field.suggest) settled.set(field.key, '');
  // Which host it was is no property of the guest: the same answers go to another one with --host.
  for (const key of ['draft', 'host.kind', 'host.url']) settled.delete(key);
  // The list of disks itself says how many there are.
  for (const { context } of diskQuestions(evaluation.effective, world)) settled.delete(anotherKey(context.at));
  settled.set('uuid', spec.uuid);
  for (const { mode, answers, context } of cardQuestions(evaluation.effective, world, undefined)) {
    const card = mode?.resolve(answers, context);
    if (!card) continue;
    settled.set(`${context.at}.mac`, card.mac);
    if (card.address.dhcp && card.address.reserved !== undefined)
      settled.set(`${context.at}.ip`, card.address.reserved);
  }
  return settled;
}
