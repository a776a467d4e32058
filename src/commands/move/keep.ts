import { randomUUID } from 'node:crypto';
import type { Runner } from '../../host/runner.ts';
import { MOVE_ENDS } from '../../keep/move/shelf.ts';
import { type Copy, hasNothingOfItsOwn, lookAtCopy } from '../../keep/move/split/look.ts';
import { splitAdvice, splitPicture } from '../../keep/move/split/picture.ts';
import { keepPlan, keptVolume } from '../../keep/move/split/plan.ts';
import { isSplit } from '../../keep/move/ways/drbd-state.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import { lineTeller, troubleLines } from '../../plan/apply/lines.ts';
import { guestPaths } from '../../plan/apply/paths.ts';
import { forget } from '../../plan/apply/take-back.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { confirmByName } from '../confirm.ts';
import { stepLines } from '../keep/words.ts';
import { hostOption, type MoveArgs, place } from './args.ts';
import { type EndsNow, lookAtEnds, neededMemory } from './ends.ts';
import { waitForMirror } from './mirror.ts';

/** Both copies of each resource that is in split brain, as pictures with what to do. */
export async function splitLines(args: MoveArgs, ends: EndsNow): Promise<string[]> {
  const { what, memory } = ends;
  const split = ends.drbd.filter(({ from, to }) => isSplit(from, to));
  if (split.length === 0) return [];
  const command = `xenguide move ${what.name}${hostOption(args.runner)}`;
  const other = await args.connect(memory.peer);
  try {
    const [from, to] = memory.toward === 'peer' ? [args.runner, other] : [other, args.runner];
    const lines: string[] = [];
    for (const { resource } of split) {
      const [one, two] = await Promise.all([copyAt(from, resource, what.name), copyAt(to, resource, what.name)]);
      const sides = [
        { name: what.from.name, copy: one },
        { name: what.to.name, copy: two },
      ] as const;
      lines.push(...splitPicture(resource, what.name, sides));
      const empty = sides.find(({ copy }) => hasNothingOfItsOwn(copy));
      if (empty)
        lines.push('', t`${empty.name} has nothing that the other has not: ${command} --repair loses nothing.`);
    }
    return [...lines, '', ...splitAdvice([what.from.name, what.to.name], command)];
  } finally {
    await other.close();
  }
}

const copyAt = (runner: Runner, resource: string, guest: string): Promise<Copy | undefined> =>
  lookAtCopy(runner, resource, guest);

/** `xenguide move GUEST --keep HOST`: the person has chosen. Only for what is in split brain now. */
export async function keepCommand(args: MoveArgs, keep: string): Promise<ExitCode> {
  const { guest, runner, io, connect } = args;
  const ends = await lookAtEnds(args, await neededMemory(args));
  const { what } = ends;
  const [winner, loser] =
    keep === what.from.name ? [what.from, what.to] : keep === what.to.name ? [what.to, what.from] : [];
  if (!winner || !loser) {
    throw new UserError(EXIT.usage, {
      field: '--keep',
      message: t`${JSON.stringify(keep)} is none of the two hosts`,
      remedy: t`Say whose copy counts: --keep ${what.from.name} or --keep ${what.to.name}`,
    });
  }
  const split = ends.drbd.filter(({ from, to }) => isSplit(from, to));
  if (split.length === 0) {
    throw new UserError(EXIT.conflict, {
      field: '--keep',
      message: t`no mirror of ${guest} is in split brain: there is nothing to choose`,
      remedy: t`See how it is: xenguide move ${guest} --status${hostOption(runner)}`,
    });
  }
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  for (const { resource, from, to } of split) {
    const backing = (loser === what.from ? from : to)?.backing ?? '';
    if (keptVolume({ backing, stamp }) === undefined) {
      throw new UserError(EXIT.notReady, {
        field: '--keep',
        message: t`the copy on ${loser.name} lies on ${backing || t('a device that is not told')}, of which no snapshot can be taken`,
        remedy: t(
          'Copy it elsewhere by hand first; then end the split brain by hand: xenguide guide keep/split-brain.',
        ),
      });
    }
    const plan = keepPlan(what, { resource, winner, loser, backing, stamp }, randomUUID());
    const lines = [...(await splitLines(args, ends)), t`${loser.name}’s copy is given up.`, ...stepLines(plan.actions)];
    if (!args.yes) await confirmByName(guest, lines, io);
    else for (const line of lines) io.say(line);
    const outcome = await applyPlan(plan, runner, {
      ...place(args),
      ...{ start: true, shelf: MOVE_ENDS, connect },
      onEvent: lineTeller((line) => io.say(line)),
    });
    await forget({ runner, paths: guestPaths(guest, args.stateDir, undefined, MOVE_ENDS) });
    if (outcome.exitCode !== EXIT.done) {
      for (const line of troubleLines(outcome)) io.say(line);
      return outcome.exitCode;
    }
    for (const line of plan.after) io.say(shown(line));
  }
  const late = await waitForMirror(args, ends.memory, winner.name);
  if (late) {
    io.say(`xenguide: ${late.message}`);
    io.say(`  ${late.remedy}`);
    return EXIT.left;
  }
  if (args.json) io.out(`${JSON.stringify({ name: guest, exitCode: EXIT.done, kept: winner.name })}\n`);
  else io.out(`${t`${guest}’s disk is the same on both hosts again, as ${winner.name} had it.`}\n`);
  return EXIT.done;
}
