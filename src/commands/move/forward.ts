import { randomUUID } from 'node:crypto';
import type { Runner } from '../../host/runner.ts';
import { parseSshUrl } from '../../host/ssh-url.ts';
import { onHost } from '../../host/where.ts';
import type { MoveCheck } from '../../keep/move/checks/check.ts';
import { checkMove } from '../../keep/move/checks/index.ts';
import { lookForMove, type Reached } from '../../keep/move/look.ts';
import { type MoveMemory, readMemory, writeMemory } from '../../keep/move/memory.ts';
import { leavings, movePlan } from '../../keep/move/plan.ts';
import type { MoveLook } from '../../keep/move/seen.ts';
import { mustSettle } from '../../keep/move/send.ts';
import { movesBy } from '../../keep/move/shelf.ts';
import { wireText } from '../../keep/move/sides.ts';
import { seenCarry } from '../../keep/move/ways/carry/seen.ts';
import { seenDrbd } from '../../keep/move/ways/drbd.ts';
import type { Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import { lineTeller, troubleLines } from '../../plan/apply/lines.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { confirmByName, confirmChange } from '../confirm.ts';
import { stepLines } from '../keep/words.ts';
import { loadRenderer } from '../new/renderer.ts';
import { hostOption, type MoveArgs, place } from './args.ts';
import { type Finished, finishMove } from './finish.ts';
import { resultJson, sayResult } from './result.ts';
import { watchMove } from './watch.ts';
import { checkLines } from './words.ts';

export interface ForwardArgs extends MoveArgs {
  /** The other host, an ssh URL. */
  peer: string;
  /** Which way it goes. */
  toward: MoveMemory['toward'];
  via: string | undefined;
  dryRun: boolean;
  cold: boolean;
  overOld: boolean;
}

/** Looks at both ends, says what it found, and moves the guest if nothing stands against it. */
export async function moveForward(args: ForwardArgs): Promise<ExitCode> {
  const { io, json, runner } = args;
  const other = await args.connect(args.peer);
  try {
    const own: Reached = { on: undefined, runner };
    const far: Reached = { on: args.peer, runner: other };
    const [from, to] = args.toward === 'peer' ? [own, far] : [far, own];
    io.say(t`Looking at ${args.guest} on ${onHost(from.runner.where)}, and at ${onHost(to.runner.where)} …`);
    const { facts } = args;
    const memory = await readMemory(runner, args.guest, args.stateDir);
    const look = await lookForMove({
      ...{ name: args.guest, from, to, via: args.via, cold: args.cold, ...place(args) },
      ...{ overOld: args.overOld, memory },
      ...(facts ? { facts } : {}),
    });
    const checks = checkMove(look);
    if (!json || !args.dryRun) for (const line of checkLines(checks)) io.say(line);
    const against = checks.filter(({ verdict }) => verdict === 'no');
    const { wire } = look;
    const plan =
      wire && against.length === 0
        ? movePlan(look, wire, (await loadRenderer(undefined)).fill, randomUUID())
        : undefined;
    if (args.dryRun) return dryRun(args, checks, plan);
    if (!plan) throw refused(args.guest, look, against);
    return await go(args, look, plan, { source: from.runner, before: memory, checks });
  } finally {
    await other.close();
  }
}

function dryRun({ io, json, guest }: ForwardArgs, checks: readonly MoveCheck[], plan: Plan | undefined): ExitCode {
  const actions = plan?.actions.map(({ id, title, effect }) => ({ id, title, effect })) ?? null;
  if (json) io.out(`${JSON.stringify({ name: guest, possible: plan !== undefined, checks, actions }, null, 2)}\n`);
  else for (const line of plan ? [...plan.reasons.map(shown), ...stepLines(plan.actions)] : []) io.out(`${line}\n`);
  return plan ? EXIT.done : codeOf(checks);
}

const codeOf = (checks: readonly MoveCheck[]): ExitCode =>
  checks.some(({ verdict, conflict }) => verdict === 'no' && conflict) ? EXIT.conflict : EXIT.notReady;

const refused = (guest: string, { from }: MoveLook, against: readonly MoveCheck[]): UserError =>
  new UserError(
    codeOf(against),
    against.map(({ message, remedy = '' }, index) => ({
      field: '',
      message: index === 0 ? t`${guest} is not moved: ${message}` : message,
      remedy:
        index === against.length - 1 ? `${remedy} ${t`Nothing was changed; ${guest} runs on ${from.name}.`}` : remedy,
    })),
  );

async function go(
  args: ForwardArgs,
  look: MoveLook,
  plan: Plan,
  { source, before, checks }: { source: Runner; before: MoveMemory | undefined; checks: readonly MoveCheck[] },
): Promise<ExitCode> {
  const { guest, runner, io, connect } = args;
  const lines = [...plan.reasons.map(shown), ...stepLines(plan.actions)];
  const destroys = plan.actions.some(({ effect }) => effect === 'destroys');
  if (!args.yes && destroys) await confirmByName(guest, lines, io);
  else if (!args.yes) await confirmChange(t`Move ${guest} to ${look.to.name}?`, lines, io);
  else for (const line of lines) io.say(line);
  const memory = memoryOf(args, look, before);
  await writeMemory(runner, memory, args.stateDir);
  const watch = watchMove(source, look, io);
  const tell = lineTeller((line) => io.say(line));
  const began = Date.now();
  let downtime: Awaited<ReturnType<typeof watch.end>>;
  try {
    const outcome = await applyPlan(plan, runner, {
      ...place(args),
      ...{ start: true, shelf: movesBy(args.toward === 'peer' ? args.peer : '--back'), connect, signal: io.signal },
      onEvent: (event) => {
        watch.hear(event);
        tell(event);
      },
    });
    downtime = await watch.end();
    if (outcome.exitCode !== EXIT.done) for (const line of troubleLines(outcome)) io.say(line);
    const sent = outcome.actions.at(-1)?.state === 'done';
    if (!sent && outcome.exitCode === EXIT.takenBack) {
      if (args.json) io.out(`${JSON.stringify({ name: guest, exitCode: outcome.exitCode, moved: false, checks })}\n`);
      return outcome.exitCode;
    }
  } catch (error) {
    await watch.end();
    // Refused before anything was begun: the last move that there was is still the last one.
    if (error instanceof UserError && before) await writeMemory(runner, before, args.stateDir);
    throw error;
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  const finished: Finished = await finishMove(args, memory, true);
  const result = { guest, finished, wanted: look.to.name, downtime, seconds, checks };
  sayResult(result, args);
  if (args.json) io.out(resultJson(result));
  if (finished.exitCode !== EXIT.done) return finished.exitCode;
  return finished.host === look.to.name ? EXIT.done : EXIT.takenBack;
}

function memoryOf({ guest, peer, toward }: ForwardArgs, look: MoveLook, before: MoveMemory | undefined): MoveMemory {
  const carried = look.disks.filter(({ way }) => way === 'carry');
  const host = look.from.on ?? null;
  const words = (wire: MoveLook['wire']): string | null => (wire ? wireText(wire) : null);
  const [toPeer, toOwn] = toward === 'peer' ? [look.wire, look.wireBack] : [look.wireBack, look.wire];
  return {
    ...{ version: 1, name: guest, uuid: look.guest.uuid, peer, toward },
    wires: { toPeer: words(toPeer), toOwn: words(toOwn) },
    resources: look.disks.flatMap((disk) => (disk.way === 'drbd' ? seenDrbd(disk).resource : [])),
    config: look.guest.config.path,
    waits: !look.cold && mustSettle(look),
    cold: look.cold,
    leftDisks: carried.flatMap(({ disk }) => disk.target ?? []),
    leaving: carried.map((disk) => ({ host, path: disk.disk.target ?? '', mark: seenCarry(disk).mark })),
    former: before?.uuid === look.guest.uuid ? (before.former ?? []) : [],
    leave: leavings(look),
  };
}

/** The person’s word for the other host. Throws UserError (usage). */
export function peerUrl(given: string, runner: Runner): string {
  const url = given.startsWith('ssh://') ? given : `ssh://${given}`;
  parseSshUrl(url, 'host');
  if (url === runner.where) {
    throw new UserError(EXIT.usage, {
      field: 'host',
      message: t`${url} is the host that the guest is to leave`,
      remedy: t`Name the other one: xenguide move GUEST ssh://root@OTHER${hostOption(runner)}`,
    });
  }
  return url;
}
