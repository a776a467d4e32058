import { type Changed, changeDisc, type Surroundings, stateNow } from '../../drives/change.ts';
import { absoluteDisc } from '../../drives/checks.ts';
import { findLibrary, inDrives } from '../../drives/library.ts';
import { usualPatience } from '../../drives/patience.ts';
import { nextDisc, queueOf } from '../../drives/queue.ts';
import { discPaths, readDiscs } from '../../drives/record-file.ts';
import { type DiscState, findDomain } from '../../drives/state.ts';
import { changedWords } from '../../drives/words.ts';
import { badName } from '../../guest/name.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Io } from '../io.ts';
import { safeText } from '../safe-text.ts';
import type { DiscArgs } from './args.ts';
import { discOrder } from './order.ts';
import { type DiscReport, reportLines, reportOf } from './report.ts';
import { unknownGuest } from './unknown-guest.ts';
import { waitCommand } from './wait.ts';

/** `xenguide disc GUEST …`: looks into a guest’s drives, and changes the discs in them. */
export async function discCommand(args: DiscArgs): Promise<ExitCode> {
  const { guest, runner, io, json } = args;
  const what = discOrder(args);
  const paths = badName(guest) ? undefined : discPaths(guest, args.stateDir);
  const discs = paths && (await readDiscs(runner, paths));
  if (!discs && (await findDomain(runner, guest)) === undefined) throw await unknownGuest(guest, runner);
  if (what === undefined && io.terminal && !json) {
    const { openCopilot } = await import('./copilot.ts');
    return openCopilot({ ...args, paths });
  }
  let told = '';
  const tell = (text: string): void => {
    if (text !== told) io.say(text);
    told = text;
  };
  const around: Surroundings = { runner, guest, discs, paths, patience: usualPatience(), signal: io.signal, tell };
  if (what === 'wait') return waitCommand(around, args);
  const changed = await change(around, args, what);
  const state = changed?.state ?? (await stateNow(around));
  const library = what === undefined || what === 'list' ? await otherDiscs(around, inDrives(state)) : undefined;
  give(reportFor(around, state, library, changed), args);
  return EXIT.done;
}

/** What was changed; undefined: there was nothing to do. */
async function change(
  around: Surroundings,
  { drive, file, cwd, io }: DiscArgs,
  what: string | undefined,
): Promise<Changed | undefined> {
  if (what === 'insert') return said(await changeDisc(around, drive!, absoluteDisc(file!, cwd)), io);
  if (what === 'eject') return said(await changeDisc(around, drive!, null), io);
  if (what !== 'next') return undefined;
  const { discs, guest } = around;
  if (!discs) {
    throw new UserError(EXIT.invalid, {
      field: 'guest',
      message: t`xenguide has no list of discs for ${guest}: it has not planned them`,
      remedy: t`Name the disc: xenguide disc ${guest} insert hdc /srv/iso/disc2.iso`,
    });
  }
  const next = nextDisc(discs.record, discs.events, (await stateNow(around)).drives);
  if ('nothing' in next) {
    io.say(next.nothing);
    return undefined;
  }
  return said(await changeDisc(around, next.drive, next.disc), io, next.because);
}

function said(changed: Changed, io: Io, because?: string): Changed | undefined {
  const words = changedWords(changed);
  io.say(because === undefined ? words : `${words} (${because})`);
  return changed;
}

async function otherDiscs({ runner, discs }: Surroundings, inside: readonly string[]): Promise<string[]> {
  const queue = discs?.record.queue ?? [];
  return (await findLibrary(runner, [...queue, ...inside])).filter((path) => !queue.includes(path));
}

function reportFor(
  { discs }: Surroundings,
  state: DiscState,
  library: string[] | undefined,
  changed: Changed | undefined,
): DiscReport {
  const queue = discs ? queueOf(discs.record, discs.events, state.drives) : [];
  const more = changed && changed.from !== changed.to ? changed : undefined;
  return reportOf(state, queue, {
    ...(library ? { library } : {}),
    ...(more ? { changed: { drive: more.drive, from: more.from, to: more.to } } : {}),
  });
}

function give(report: DiscReport, { io, json, runner }: DiscArgs): void {
  if (json) io.out(`${JSON.stringify(report, null, 2)}\n`);
  else for (const line of reportLines(report, runner.where)) io.out(`${safeText(line.replaceAll('\n', '\\n'))}\n`);
}
