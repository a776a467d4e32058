import { badName } from '../../guest/name.ts';
import { readMemory } from '../../keep/move/memory.ts';
import { MOVES } from '../../keep/move/shelf.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { hostOption, type MoveArgs, place } from './args.ts';
import { lookAtEnds, neededMemory } from './ends.ts';
import { finishMove } from './finish.ts';
import { moveForward, peerUrl } from './forward.ts';
import { keepCommand } from './keep.ts';
import { moveStatus } from './status.ts';

export interface MoveCommandArgs extends MoveArgs {
  host: string | undefined;
  via: string | undefined;
  dryRun: boolean;
  cold: boolean;
  /** Its old disks at the target, left there by an earlier cold move, may be written over. */
  overOld: boolean;
  back: boolean;
  status: boolean;
  repair: boolean;
  /** A host’s name: in a split brain its copy counts. */
  keep: string | undefined;
}

/**
 * `xenguide move GUEST HOST`: moves a running guest to another host, or finds out where one is that was being moved. One that was cut off is
 * put right before anything else.
 */
export async function moveCommand(args: MoveCommandArgs): Promise<ExitCode> {
  const { guest, host, back, status, repair, keep } = args;
  if ([back, status, repair, keep !== undefined, host !== undefined].filter(Boolean).length !== 1)
    throw oneOfThem(guest);
  const bad = badName(guest);
  if (bad) throw new UserError(EXIT.invalid, { field: 'guest', ...bad });
  if (status) return moveStatus(args);
  if (repair) return repairCommand(args);
  if (keep !== undefined) return keepCommand(args, keep);
  const cutOff = await isCutOff(args);
  if (cutOff && args.dryRun) throw mustBeRepaired(args);
  if (cutOff) {
    args.io.say(t`A move of ${guest} was cut off. First it is found out where it is.`);
    const code = await repairCommand({ ...args, json: false });
    if (code !== EXIT.done) return code;
  }
  if (!back) return moveForward({ ...args, peer: peerUrl(host!, args.runner), toward: 'peer' });
  const memory = await neededMemory(args);
  const ends = await lookAtEnds(args, memory);
  if (ends.state !== 'here' && ends.state !== 'arrived') return moveStatus(args);
  const isOwn = (ends.state === 'here') === (memory.toward === 'peer');
  return moveForward({ ...args, peer: memory.peer, toward: isOwn ? 'peer' : 'own' });
}

/** `--repair`: finds the guest, puts it right, ends the move. */
async function repairCommand(args: MoveArgs): Promise<ExitCode> {
  const { io, json, guest } = args;
  const finished = await finishMove(args, await neededMemory(args), false);
  const { host, problem, exitCode, ends } = finished;
  if (json) {
    io.out(
      `${JSON.stringify({ name: guest, exitCode, host, state: ends.state, problems: problem ? [problem] : [] })}\n`,
    );
  } else if (problem) {
    io.say(`xenguide: ${problem.message}`);
    io.say(`  ${problem.remedy}`);
  } else io.out(`${t`${guest} is on ${host}, and nothing of a move is left over.`}\n`);
  return exitCode;
}

async function isCutOff(args: MoveArgs): Promise<boolean> {
  const record = await readRecord(args.guest, args.runner, { ...place(args), shelf: MOVES });
  return record !== undefined && (await readMemory(args.runner, args.guest, args.stateDir)) !== undefined;
}

const mustBeRepaired = ({ guest, runner }: MoveArgs): UserError =>
  new UserError(EXIT.conflict, {
    field: 'guest',
    message: t`an earlier move of ${guest} was cut off`,
    remedy: t`Put it right first: xenguide move ${guest} --repair${hostOption(runner)}`,
  });

const oneOfThem = (guest: string): UserError =>
  new UserError(EXIT.usage, {
    field: 'host',
    message: t('either a host is named, or one of --back, --status, --repair and --keep is given'),
    remedy: t`To move it: xenguide move ${guest} ssh://root@HOST. Where it is: xenguide move ${guest} --status`,
  });
