import type { Answers } from '../../guest/answers.ts';
import type { World } from '../../guest/world.ts';
import { EXIT, type Problem, UserError } from '../../problem.ts';
import { suggestKey } from '../../text/nearest.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { type Outcome, outcomeOf } from '../../wizard/outcome.ts';
import { unknownKeys } from '../../wizard/unknown-keys.ts';
import { unreachedPeers } from './peers.ts';

/**
 * Answers without a person: every key must be known, every question answered, nothing wrong. Throws a UserError:
 * exit 2 for open questions (named), 5 when only conflicts are left, else 3; also for a second host that is not reached.
 */
export function settleBatch(answers: Answers, world: World): Outcome {
  const outcome = outcomeOf(answers, world);
  const { evaluation } = outcome;
  const unknown = unknownKeys(answers, evaluation, suggestKey);
  const wrong: Problem[] = [...unknown, ...evaluation.problems];
  if (wrong.length > 0) {
    const conflict = wrong.every(({ kind }) => kind === 'conflict');
    throw new UserError(conflict ? EXIT.conflict : EXIT.invalid, wrong);
  }
  if (evaluation.open.length > 0) {
    const unreached = unreachedPeers(answers, world.peers);
    if (unreached.length > 0) throw new UserError(EXIT.invalid, unreached);
    throw new UserError(
      EXIT.usage,
      evaluation.open.map(({ field: { key, label, needed } }) => ({
        field: key,
        message: needed?.message ?? t`${label}: no answer, and there is no default`,
        remedy: `${needed ? `${shown(needed.remedy)} ` : ''}${t`Give it in the answers file or with --set ${key}=…, or run it in a terminal to be asked.`}`,
      })),
    );
  }
  return outcome;
}
