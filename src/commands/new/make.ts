import { writeAnswers, type Yaml } from '../../guest/answers-file.ts';
import { installing } from '../../guest/install.ts';
import type { World } from '../../guest/world.ts';
import type { Plan } from '../../plan/action.ts';
import { buildPlan } from '../../plan/build.ts';
import { type Renderer, renderChecked } from '../../plan/render.ts';
import { type Outcome, settledAnswers } from '../../wizard/outcome.ts';

/** A ready outcome becomes a plan: the config is rendered, read back and compared before anything stands on it. */
export function makePlan(outcome: Outcome, world: World, renderer: Renderer, yaml: Yaml): Plan {
  const config = renderChecked(outcome.spec, renderer);
  const first = installing(outcome.spec);
  const settled = settledAnswers(outcome, world);
  return buildPlan(outcome.spec, {
    config,
    installConfig: first && renderChecked(first, renderer),
    answersText: writeAnswers(settled, yaml),
    answers: outcome.evaluation.effective,
    fill: renderer.fill,
    described: world.described === true,
  });
}
