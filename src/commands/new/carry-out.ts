import type { ApplyResult } from '../../face/driver.ts';
import { withVifs } from '../../network/diagram.ts';
import type { Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import type { ApplyEvent, ApplyOutcome } from '../../plan/apply/events.ts';
import type { Confirm } from '../../plan/confirmation.ts';
import { doneWords } from '../../plan/starts.ts';
import { EXIT } from '../../problem.ts';
import type { Diagram } from '../../text/diagram.ts';
import { t } from '../../text/t.ts';
import { withScreen } from '../console/after-apply.ts';
import { testAfterApply } from '../network-test/after-apply.ts';
import type { Target } from './target.ts';

/**
 * Carries the plan out and turns the outcome into what a person is shown at the end. `diagrams`: of the guest, shown
 * once it is there.
 */
export async function carryOut(
  plan: Plan,
  target: Target,
  { start, test = true }: { start: boolean; test?: boolean | undefined },
  onEvent: (event: ApplyEvent) => void,
  signal: AbortSignal,
  diagrams: readonly Diagram[] = [],
  confirm?: Confirm,
): Promise<ApplyResult> {
  const outcome = await applyPlan(plan, target.runner, { start, onEvent, signal, confirm, connect: target.connect });
  const ok = outcome.exitCode === EXIT.done;
  const note = (text: string): void => onEvent({ type: 'note', text });
  const network = ok && start && test ? await testAfterApply(plan, target.runner, { signal, note }) : undefined;
  const said = outcome.after.length > 0 ? outcome.after : plan.after;
  const after = ok && start ? await withScreen(said, plan.name, target.runner) : [...said];
  const shown = network ? withVifs(diagrams, network.cards) : diagrams;
  return {
    ...{ ok, exitCode: outcome.exitCode },
    ...inWords(plan, outcome, start, network?.lines ?? [], after),
    ...(ok ? { diagrams: shown } : {}),
  };
}

function inWords(
  plan: Plan,
  outcome: ApplyOutcome,
  start: boolean,
  network: string[],
  after: string[],
): Pick<ApplyResult, 'headline' | 'sections'> {
  const said = { title: start ? t('What the guest said') : t('What was said'), lines: outcome.evidence.slice(-12) };
  if (outcome.exitCode === EXIT.done) {
    return {
      headline: doneWords(plan, start),
      sections: sections(
        said,
        { title: t('Its network'), lines: network },
        { title: t('What exists now'), lines: existing(plan, outcome) },
        { title: t('What next'), lines: after, first: true },
      ),
    };
  }
  const back = outcome.exitCode === EXIT.takenBack || outcome.exitCode === EXIT.interrupted;
  return {
    headline: back
      ? t`${plan.name} was not made. What had been done was taken back.`
      : t`${plan.name} was not made, and something is left.`,
    sections: sections(
      { title: t('Why'), lines: outcome.problems.flatMap(({ message, remedy }) => [message, `  ${remedy}`]) },
      { title: t('What is left'), lines: outcome.left },
      said,
    ),
  };
}

/** What the actions have made and left: folders and records of ours are not worth a word. */
function existing(plan: Plan, { actions }: ApplyOutcome): string[] {
  const made = new Set(actions.filter(({ state }) => state === 'done' || state === 'skipped').map(({ id }) => id));
  return plan.actions
    .filter(({ id, effect, check }) => made.has(id) && effect === 'creates' && check !== undefined)
    .flatMap(({ touches }) => touches);
}

const sections = (...all: { title: string; lines: string[]; first?: true }[]): ApplyResult['sections'] =>
  all.filter(({ lines }) => lines.length > 0);
