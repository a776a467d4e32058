import { HostLost, type Runner } from '../../host/runner.ts';
import { begunOf } from '../../keep/begun.ts';
import type { Plan } from '../../plan/action.ts';
import type { ApplyOutcome } from '../../plan/apply/events.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';

/** The memory of a guest whose backup was taken back while the guest was in no other place than there. */
export interface KeptMemory {
  path: string;
  /** What it is, and how to go on, a sentence each. */
  lines: string[];
}

/** Looked for, and not only remembered: also after the host was started anew. Undefined: there is none, or nobody can be asked. */
export async function keptMemory(runner: Runner, plan: Plan): Promise<KeptMemory | undefined> {
  const { places, draft } = begunOf(plan);
  if (draft.state === null) return undefined;
  const { memory } = places;
  try {
    if ((await runner.run({ argv: ['test', '-e', memory], timeoutMs: 30_000 })).code !== 0) return undefined;
    const { code } = await runner.run({ argv: ['xl', 'domid', plan.name], timeoutMs: 30_000 });
    return { path: memory, lines: linesOf(plan, memory, code === 0) };
  } catch (error) {
    if (error instanceof HostLost || error instanceof UserError) return undefined;
    throw error;
  }
}

function linesOf({ name, configPath }: Plan, memory: string, runs: boolean): string[] {
  if (runs) {
    return [
      t`The memory of ${name} as it was saved is kept in ${memory}; ${name} is there all the same.`,
      t`If it has gone on or was started from its disks, that memory does not fit them any more and would destroy them. Remove it: rm ${memory}`,
    ];
  }
  return [
    t`${name} does not run. Its memory was saved, and is kept in ${memory}: nothing of it is lost.`,
    t`As long as nobody has started it since, it goes on where it was: xl restore ${memory}`,
    t`If it was started, or is to be (xl create ${configPath}), never use that memory again: it would destroy the disks. Either way, remove it when ${name} runs: rm ${memory}`,
  ];
}

/** Something is left then, and it is said what. */
export const withMemory = (outcome: ApplyOutcome, kept: KeptMemory | undefined): ApplyOutcome =>
  kept === undefined
    ? outcome
    : { ...outcome, exitCode: EXIT.left, left: [...outcome.left, t`the saved memory of the guest: ${kept.path}`] };
