import { randomUUID } from 'node:crypto';
import { AUTOSTART_FILES, startersOf } from '../../host/autostart.ts';
import type { Runner } from '../../host/runner.ts';
import { arrivedMemory, type MoveMemory, writeMemory } from '../../keep/move/memory.ts';
import { moveRecords } from '../../keep/move/records.ts';
import { remediesFor } from '../../keep/move/repair.ts';
import { tidy } from '../../keep/move/send.ts';
import {
  autostartAside,
  closeActions,
  leaveActions,
  planOf,
  repairPlan,
  startPlan,
  wakeAction,
} from '../../keep/move/settle.ts';
import { MOVE_ENDS, MOVES } from '../../keep/move/shelf.ts';
import { hasNothingOfItsOwn, lookAtCopy } from '../../keep/move/split/look.ts';
import { discardAction } from '../../keep/move/split/plan.ts';
import { isSplit } from '../../keep/move/ways/drbd-state.ts';
import type { Action, Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import { lineTeller } from '../../plan/apply/lines.ts';
import { guestPaths } from '../../plan/apply/paths.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { forget } from '../../plan/apply/take-back.ts';
import { undoGuest } from '../../plan/apply/undo.ts';
import { EXIT, type ExitCode, type Problem } from '../../problem.ts';
import { noted, t } from '../../text/t.ts';
import { confirmChange } from '../confirm.ts';
import { stepLines } from '../keep/words.ts';
import { hostOption, type MoveArgs, place } from './args.ts';
import { type EndsNow, lookAtEnds } from './ends.ts';
import { waitForMirror } from './mirror.ts';
import { toldOf } from './words.ts';

export interface Finished {
  exitCode: ExitCode;
  /** Where the guest is: a name of a host; null: not known, or nowhere. */
  host: string | null;
  ends: EndsNow;
  problem?: Problem;
}

/** More states than a move can leave one after the other. */
const ROUNDS = 8;
/** A program that ends is still seen for a moment. */
const PATIENCE_MS = 2000;
const PATIENCES = 30;

/**
 * Finds out where the guest is, puts it right one state at a time, and ends the move: wherever the guest then is, nothing is open or left
 * over. `asked`: the person has agreed to what loses nothing; what loses the guest’s memory is asked about in any case.
 */
export async function finishMove(args: MoveArgs, memory: MoveMemory, asked: boolean): Promise<Finished> {
  let waited = 0;
  for (let round = 0; round < ROUNDS; ) {
    const ends = await lookAtEnds(args, memory);
    const { state, what } = ends;
    if (state === 'under-way' && waited < PATIENCES) {
      if (waited === 0) args.io.say(t`${what.name} is being moved just now; waiting …`);
      waited += 1;
      await pause(args.patienceMs ?? PATIENCE_MS);
      continue;
    }
    if (state === 'here' || state === 'arrived') return end(args, ends);
    round += 1;
    const command = `xenguide move ${what.name} --repair${hostOption(args.runner)}`;
    const told = toldOf(ends, command);
    args.io.say(told.is);
    if (state === 'nowhere' && ends.drbd.some(({ from, to }) => isSplit(from, to))) {
      const heal = await healing(args, ends, undefined);
      if (!heal) return stuck(ends, apart(args));
      const problem = await carryOut(args, planOf(what, randomUUID(), heal), command);
      if (problem) return stuck(ends, problem);
      continue;
    }
    // Its config has its name there only from the moment on that it is started there.
    const neverThere = state === 'nowhere' && memory.cold && ends.configThere === false;
    if (neverThere) told.todo = t`The other host never had it: it is started on ${what.from.name} again.`;
    const plan = neverThere ? startPlan(what, randomUUID()) : repairPlan(what, state, ends.to, randomUUID());
    if (!plan) return stuck(ends, { field: '', message: told.is, remedy: told.todo });
    const starts = remediesFor(state, what.name)?.some((remedy) => remedy.do === 'start') ?? false;
    if (starts && ends.drbd.some(({ from, to }) => isSplit(from, to))) {
      return stuck(ends, apart(args));
    }
    if (!args.yes && (!asked || starts)) {
      await confirmChange(t`Put ${what.name} right?`, [told.todo, ...stepLines(plan.actions)], args.io);
    } else {
      // In a move that was agreed to, nobody has agreed to lose the guest’s memory.
      if (starts && asked)
        return stuck(ends, { field: '', message: told.is, remedy: `${told.todo} ${t`That is done by: ${command}`}` });
      args.io.say(told.todo);
    }
    const problem = await carryOut(args, plan, command);
    if (problem) return stuck(ends, problem);
  }
  const ends = await lookAtEnds(args, memory);
  return stuck(ends, {
    field: '',
    message: t`${memory.name} is not where it should be after ${ROUNDS} attempts`,
    remedy: t`See what both ends say: xenguide move ${memory.name} --status${hostOption(args.runner)}`,
  });
}

/** The guest is at one of the two, whole: what the move had open is closed, what it left is cleared up. */
async function end(args: MoveArgs, ends: EndsNow): Promise<Finished> {
  const { what, state } = ends;
  const { name } = what;
  const command = `xenguide move ${name} --repair${hostOption(args.runner)}`;
  const stays = state === 'here' ? 'from' : 'to';
  const done: Finished = { exitCode: EXIT.done, host: what[stays].name, ends };
  const heal = await healing(args, ends, stays);
  if (!heal) {
    return {
      ...stuck(ends, {
        field: '',
        message: t`${name} is on ${what[stays].name}, and its mirror is in split brain`,
        remedy: t`See both copies: xenguide move ${name} --status${hostOption(args.runner)}`,
      }),
      host: what[stays].name,
    };
  }
  const paths = guestPaths(name, args.stateDir, undefined, MOVES);
  const record = await readRecord(name, args.runner, { ...place(args), shelf: MOVES });
  const close = closeActions(what, stays);
  const leave = state === 'arrived' ? await arrived(args, ends) : [];
  // Only right after a move: later it may be a person who paused it.
  const paused = ends.to?.domains.some((domain) => domain.name === name && domain.state === 'paused');
  const wake = state === 'arrived' && paused && ends.memory.waits && record ? [wakeAction(what)] : [];
  const actions = [...wake, ...heal, ...close, ...leave];
  if (actions.length > 0) {
    const problem = await carryOut(args, planOf(what, randomUUID(), actions), command);
    if (problem) return { ...stuck(ends, problem), host: what[stays].name };
  }
  const late = await waitForMirror(args, ends.memory, what[stays].name);
  if (late) {
    const remedy = `${late.remedy} ${t`Then: ${command}`}`;
    return { ...stuck(ends, { ...late, remedy }), host: what[stays].name };
  }
  if (state === 'here' && record) {
    // What was brought to the target is taken away again.
    const outcome = await undoGuest(name, args.runner, {
      ...place(args),
      ...{ shelf: MOVES, connect: args.connect },
      onEvent: lineTeller((line) => args.io.say(line)),
    });
    const [problem] = outcome.problems;
    if (problem) return { ...stuck(ends, problem), host: what.from.name };
  } else {
    // A later way back may find the disks that it left.
    if (state === 'arrived' && ends.memory.leaving?.length) {
      await writeMemory(args.runner, arrivedMemory(ends.memory), args.stateDir);
    }
    if (record) await forget({ runner: args.runner, paths });
  }
  return done;
}

const apart = ({ guest, runner }: MoveArgs): Problem => ({
  field: '',
  message: t`${guest} cannot be started: its mirror is in split brain`,
  remedy: t`Decide which copy counts first: xenguide move ${guest} --status${hostOption(runner)}`,
});

/**
 * What ends a split brain that loses nothing: a side holds nothing of its own, and it is not the one where the guest is (`stays`; undefined:
 * it is nowhere). Undefined: a person must choose.
 */
async function healing(args: MoveArgs, ends: EndsNow, stays: 'from' | 'to' | undefined): Promise<Action[] | undefined> {
  const { what, memory } = ends;
  const split = ends.drbd.filter(({ from, to }) => isSplit(from, to));
  if (split.length === 0) return [];
  const losers = (['from', 'to'] as const).filter((side) => side !== stays);
  const other = await args.connect(memory.peer);
  try {
    const actions: Action[] = [];
    for (const { resource } of split) {
      let loser: 'from' | 'to' | undefined;
      for (const side of losers) {
        const runner = what[side].on === undefined ? args.runner : other;
        if (hasNothingOfItsOwn(await lookAtCopy(runner, resource, what.name))) loser ??= side;
      }
      if (loser === undefined) return undefined;
      actions.push(discardAction(resource, what[loser === 'from' ? 'to' : 'from'], what[loser]));
    }
    return actions;
  } finally {
    await other.close();
  }
}

/** Config, autostart and records go along; and the unit of the move is not needed any more. */
async function arrived(args: MoveArgs, { what, memory }: EndsNow) {
  const other = await args.connect(memory.peer);
  try {
    const from: Runner = memory.toward === 'peer' ? args.runner : other;
    const starters = startersOf(what.name, (await from.run({ argv: AUTOSTART_FILES })).stdout);
    const aside = await from.run({ argv: ['find', autostartAside(what.name), '-maxdepth', '0'] });
    const wire = memory.toward === 'peer' ? memory.wires.toOwn : memory.wires.toPeer;
    const { where } = args.runner;
    // As a person reaches it; from this machine itself only the other host has a word for it.
    const reached = where.startsWith('ssh://') ? where : `ssh://${wire ?? `root@${what.from.name}`}`;
    const old = what.from.on ?? reached;
    return [
      ...leaveActions(what, starters.length > 0 || aside.code === 0 ? starters : undefined),
      ...memory.leave,
      ...(await moveRecords(what, from, old, args.stateDir)),
      {
        id: 'leave.unit',
        title: noted('Clear up'),
        why: noted('What the host needed for the move is not needed any more.'),
        effect: 'changes' as const,
        touches: [],
        do: tidy(what.name, what.from),
        undo: [],
      },
    ];
  } finally {
    await other.close();
  }
}

/** These steps have no way back: they are gone on with. What an earlier attempt still runs is ended first. */
async function carryOut(args: MoveArgs, plan: Plan, command: string): Promise<Problem | undefined> {
  const { runner, io, connect } = args;
  const ends = { ...place(args), shelf: MOVE_ENDS };
  if (await readRecord(plan.name, runner, ends)) await undoGuest(plan.name, runner, { ...ends, connect });
  const outcome = await applyPlan(plan, runner, {
    ...place(args),
    // Not stopped by Ctrl-C: it is short, and what is open stays open until it is through.
    ...{ start: true, shelf: MOVE_ENDS, connect },
    onEvent: lineTeller((line) => io.say(line)),
  });
  await forget({ runner, paths: guestPaths(plan.name, args.stateDir, undefined, MOVE_ENDS) });
  if (outcome.exitCode === EXIT.done) return undefined;
  const [problem] = outcome.problems;
  const failed = outcome.actions.find(({ state }) => state === 'failed')?.title;
  return {
    field: '',
    message: problem?.message ?? t`“${failed ?? plan.name}” failed`,
    remedy: t`When that is mended, it is gone on with by: ${command}`,
  };
}

const stuck = (ends: EndsNow, problem: Problem): Finished => ({ exitCode: EXIT.left, host: null, ends, problem });

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
