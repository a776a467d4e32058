import type { HostQuestion } from '../storage/host-question.ts';
import type { Answers } from './answers.ts';
import { diskQuestions } from './disks.ts';
import type { World } from './world.ts';

/** What the host must be asked about these answers; nothing as long as it is not known itself. An answer may raise more. */
export function hostQuestions(answers: Answers, world: World): HostQuestion[] {
  if (world.facts === undefined) return [];
  return diskQuestions(answers, world).flatMap(
    ({ backend, answers: own, context }) => backend?.asks?.(own, context) ?? [],
  );
}
