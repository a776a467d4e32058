import { quoteForShell } from '../../host/quote.ts';
import type { Action, Step } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { quoteUnitCommand, quoteUnitValue } from '../../plan/systemd.ts';
import { noted } from '../../text/t.ts';
import { MiB } from '../../units.ts';
import { backupRun } from '../places.ts';
import { isThere } from './elsewhere.ts';
import { movePlaces } from './places.ts';
import type { MoveLook } from './seen.ts';
import { at, overWire, type Side, sshTo, type Wire } from './sides.ts';
import { RECEIVER_MARK } from './sight.ts';
import { wayOf } from './ways/index.ts';
import type { Argv } from './ways/way.ts';

export const SEND = 'move.send';

/** systemctl(1) and LSB: the unit is not there, or not running, or failed. */
const WHATEVER = [0, 1, 3, 4, 5];

/** Far below any network; the guest’s memory may have to go over it several times. bytes a second */
const SLOW = 0.5 * MiB;

/**
 * The move itself is one unit of systemd on the source: it opens what two hosts may only have for this moment, lets xl send the guest, and
 * closes again in any case. xenguide being killed, or its connection breaking, does not matter to it. How xl fared does not make this step
 * fail: where the guest is then is found out at both ends (whereabouts.ts), and nothing is taken back before that is known.
 */
export function sendAction(look: MoveLook, wire: Wire, fill: FillTemplate): Action {
  const { guest, to } = look;
  const { run } = movePlaces(guest.name);
  const waits = mustSettle(look);
  return sendUnit(look, fill, {
    id: SEND,
    title: noted`Send ${guest.name} to ${to.name} while it runs`,
    why: noted`Its memory is copied while it runs, again and again what it changed meanwhile; it stands still for the last bit of it, and goes on on ${to.name}.`,
    limit: Math.ceil(600 + guest.memoryBytes / SLOW),
    open: look.disks.flatMap((disk) => wayOf(disk.way).open?.(disk, look) ?? []),
    send: [
      sendCommand(guest.name, wire, waits),
      ...(waits ? wakeCommands(guest.name).map((argv) => overWire(wire, argv)) : []),
    ],
    close: look.disks.flatMap((disk) => wayOf(disk.way).close?.(disk, look, run) ?? []),
  });
}

/** What the unit is to do. */
export interface Sending {
  id: string;
  title: string;
  why: string;
  /** So long it may take. seconds */
  limit: number;
  open: readonly Argv[];
  send: readonly Argv[];
  /** Run whatever becomes of the others. */
  close: readonly Argv[];
}

export function sendUnit(look: MoveLook, fill: FillTemplate, sending: Sending): Action {
  const { guest, from, to } = look;
  const { run, begun, ended, log, unit, unitPath } = movePlaces(guest.name);
  const own = at(from);
  const { id, title, why, limit, open, send, close } = sending;
  const lines = (all: readonly Argv[]): string[] => all.map((argv) => quoteUnitCommand(argv));
  const text = fill(
    'keep/move.service',
    {
      ...{ title: noted`Move of ${guest.name} to ${to.name}`, begun, ended, log, limit },
      backup: backupRun(guest.name),
      ...{ open: lines(open), send: lines(send), close: lines(close) },
    },
    quoteUnitValue,
  );
  return {
    ...{ id, title, why, effect: 'changes' },
    touches: [noted`guest ${guest.name}`],
    do: [
      { run: ['install', '-d', '-m', '0700', '--', run], ...own },
      { write: unitPath, mode: 0o644, text, ...own },
      { run: ['systemctl', 'daemon-reload'], ...own },
      {
        run: ['systemctl', 'start', '--', unit],
        ok: WHATEVER,
        ...own,
        // A host that was started anew has no marks any more, and will never make them. Who is where is looked at afterwards.
        across: {
          until: { run: ['test', '-e', ended, '-o', '!', '-e', run] },
          seconds: Math.min(86_400, limit + 900),
        },
      },
    ],
    undo: [
      // One that is under way is waited for: an xl that is ended in the middle is what leaves a guest in two halves.
      { run: ['systemctl', 'start', '--', unit], ok: WHATEVER, onlyIf: [isThere(begun)], ...own },
      ...tidy(guest.name, from),
    ],
  };
}

/**
 * With an empty -s xl hands the whole rest to `sh -c` (tools/xl/xl_migrate.c): so the ssh that it takes is ours, and the receiver carries a
 * mark that tells it from those of other guests.
 */
export function sendCommand(name: string, wire: Wire, waits = false): Argv {
  const receiver = quoteForShell([
    ...sshTo(wire),
    'env',
    `${RECEIVER_MARK}=${name}`,
    'xl',
    'migrate-receive',
    ...(waits ? ['-p'] : []),
  ]);
  return ['xl', 'migrate', '-s', '', name, `exec ${receiver}`];
}

/** It is let go only when its disks have settled. */
export const mustSettle = ({ disks }: Pick<MoveLook, 'disks'>): boolean =>
  disks.some(({ way }) => wayOf(way).settlesBefore === true);

/**
 * At the target, when the source has taken its guest down: what was read of its disks meanwhile is forgotten (of the whole host; it is only
 * read again), and the guest goes on.
 */
export const wakeCommands = (name: string): Argv[] => [
  ['sysctl', '-q', '-w', 'vm.drop_caches=1'],
  ['xl', 'unpause', name],
];

/** The unit is for once only, and so are its marks. */
export function tidy(name: string, from: Pick<Side, 'on'>): Step[] {
  const { run, unit, unitPath } = movePlaces(name);
  const own = at(from);
  return [
    { run: ['systemctl', 'stop', '--', unit], ok: WHATEVER, ...own },
    { run: ['rm', '-f', '--', unitPath], ...own },
    { run: ['systemctl', 'daemon-reload'], ...own },
    { run: ['systemctl', 'reset-failed', '--', unit], ok: WHATEVER, ...own },
    { run: ['rm', '-rf', '--', run], ...own },
  ];
}
