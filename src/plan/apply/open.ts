import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Plan } from '../action.ts';
import type { ApplyEvent } from './events.ts';
import type { Hosts } from './hosts.ts';
import { Journal } from './journal.ts';
import type { GuestPaths } from './paths.ts';
import { readRecordAt } from './read.ts';
import { nextCommand, type Work } from './work.ts';

/**
 * Everything an apply of this plan has in hand. Throws UserError (conflict) when a guest of this name stands there that
 * was made from another plan: its steps could not be told from ours.
 */
export async function openWork(
  plan: Plan,
  hosts: Hosts,
  paths: GuestPaths,
  emit: (event: ApplyEvent) => void,
): Promise<Work> {
  const runner = hosts.own;
  const record = await readRecordAt(paths, plan.name, runner);
  const journal = record?.journal ?? new Journal(runner, paths.journal, '');
  if (record?.plan && record.inPlace.length > 0 && essence(record.plan) !== essence(plan)) {
    const through = record.receipt !== undefined;
    throw new UserError(EXIT.conflict, {
      field: 'name',
      message: through
        ? noted`there is a guest ${plan.name} on ${runner.where} already, made from another plan`
        : noted`an earlier apply of another plan for ${plan.name} was cut off on ${runner.where}`,
      remedy: through
        ? noted`Choose another name, or take that guest away first: ${nextCommand('undo', plan.name, runner, paths.shelf)}`
        : noted`Take back what it did first: ${nextCommand('undo', plan.name, runner, paths.shelf)}`,
    });
  }
  return { plan, runner, hosts, paths, journal, emit };
}

/** What must be equal for two plans to be the same work; explanations may differ. */
function essence({ uuid, configPath, actions }: Plan): string {
  return JSON.stringify([uuid, configPath, actions.map(({ id, do: steps, undo }) => [id, steps, undo])]);
}
