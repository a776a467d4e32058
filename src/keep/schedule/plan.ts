import type { Action, Plan } from '../../plan/action.ts';
import { hostName, sshWords } from '../../plan/elsewhere.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { quoteUnitCommand, quoteUnitValue } from '../../plan/systemd.ts';
import { noted } from '../../text/t.ts';
import type { Place } from '../place.ts';
import type { Argv } from '../snapshots/snapshot.ts';
import { scheduleUnits } from './units.ts';
import type { When } from './when.ts';

export interface Schedule {
  guest: string;
  configPath: string;
  /** Where the backups go. */
  to: Place;
  /** Folders that a backup writes to, as they are called without links (writes.ts). */
  writes: readonly string[];
  when: When;
  /** The backup as it is typed, each word one argument: what the timer starts. */
  command: readonly [string, ...string[]];
  /** Programs that the service may not run itself, shut in as it is: run before it, by systemd. */
  before: readonly Argv[];
  /** What came of the last run is written here. */
  lastPath: string;
}

/** systemctl(1): not there, not running, or not enabled. */
const WHATEVER = [0, 1, 3, 4, 5];

/**
 * A schedule as a plan of its own: a service that makes one backup, and a timer that starts it. The service is the same program
 * with the same lock as the command that is typed; systemd starts none while one runs.
 */
export function schedulePlan(schedule: Schedule, fill: FillTemplate, uuid: string): Plan {
  const { guest, configPath, when } = schedule;
  return {
    version: 1,
    ...{ name: guest, uuid, configPath, config: '', answers: '' },
    reasons: [noted`${guest} is backed up ${when.words}, up to ${Math.round(when.delaySeconds / 60)} minutes later.`],
    warnings: [],
    needs: [{ tool: 'systemctl', package: 'systemd' }],
    preconditions: preconditionsOf(schedule),
    actions: [unitsAction(schedule, fill), timerAction(schedule)],
    after: [
      noted(`The last run and the next: xenguide backup --list`),
      noted`No more of it: xenguide backup ${guest} --every never`,
    ],
  };
}

function unitsAction(schedule: Schedule, fill: FillTemplate): Action {
  const { guest, writes, when, command, before, lastPath } = schedule;
  const { servicePath, timerPath, timer } = scheduleUnits(guest);
  const values = {
    ...{ guest, timer, calendar: when.calendar, delay: when.delaySeconds, words: when.words },
    ...{ command: quoteUnitCommand(command), before: before.map((argv) => quoteUnitCommand(argv)) },
    // In a /tmp of its own it would find another folder.
    private: writes.some((path) => /^\/(var\/)?tmp(\/|$)/.test(path)) ? 0 : 1,
    writable: writes
      .filter((path) => GUARDED.test(path))
      .map(quotePath)
      .join(' '),
  };
  return {
    id: 'schedule.units',
    title: noted`Write the service and the timer ${timer}`,
    why: noted('The host’s own systemd makes the backups then, whether anybody is logged in or not.'),
    effect: 'creates',
    touches: [servicePath, timerPath],
    do: [
      { write: servicePath, mode: 0o644, text: fill('keep/scheduled.service', values, quoteUnitValue) },
      { write: timerPath, mode: 0o644, text: fill('keep/scheduled.timer', values, quoteUnitValue) },
      { run: ['systemctl', 'daemon-reload'] },
    ],
    undo: [{ run: ['rm', '-f', '--', servicePath, timerPath, lastPath] }, { run: ['systemctl', 'daemon-reload'] }],
  };
}

function timerAction({ guest, when }: Schedule): Action {
  const { timer, service, stampPath } = scheduleUnits(guest);
  return {
    id: 'schedule.timer',
    title: noted`Start the timer: ${when.words}`,
    why: noted('Also after a reboot. A time that passed while the host was off is made up for when it is up again.'),
    effect: 'creates',
    touches: [noted`timer ${timer}`],
    do: [{ run: ['systemctl', 'enable', '--now', '--', timer] }],
    undo: [
      // One that runs just now is not stopped: it goes on to its end.
      { run: ['systemctl', 'disable', '--now', '--', timer], ok: WHATEVER },
      { run: ['rm', '-f', '--', stampPath] },
      { run: ['systemctl', 'reset-failed', '--', service, timer], ok: WHATEVER },
    ],
    verify: { kind: 'run', check: { run: ['systemctl', 'is-active', '--quiet', '--', timer] } },
  };
}

function preconditionsOf({ to, command, guest, configPath }: Schedule): Plan['preconditions'] {
  const folder: Plan['preconditions'] =
    to.on === undefined
      ? [
          {
            check: { run: ['test', '-d', to.path, '-a', '-w', to.path] },
            message: noted`${to.path} is no folder that can be written to`,
            remedy: noted`Make it (mkdir -p ${to.path}), or see whether what belongs there is mounted: findmnt ${to.path}`,
            exit: 'notReady',
          },
        ]
      : [
          {
            // The timer’s root is who goes there then, and nobody can be asked for a password.
            check: {
              run: sshWords(to.on, 'true', ['-n', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15']),
              timeoutMs: 60_000,
            },
            message: noted`the host itself does not get to ${to.on} without a password`,
            remedy: noted`As root of the host: ssh-copy-id ${hostName(to.on)}, and try it once by hand. It is that host that makes the backups.`,
            exit: 'notReady',
          },
        ];
  return [
    ...folder,
    {
      check: { run: ['test', '-e', configPath] },
      message: noted`there is no config ${configPath} of ${guest}`,
      remedy: noted(`Put it there: a guest is backed up with what describes it.`),
      exit: 'notReady',
    },
    {
      check: { run: [...programOf(command), '--version'], timeoutMs: 60_000 },
      message: noted`${programOf(command).join(' ')} does not start on the host`,
      remedy: noted('See why: type it with --version there. Installed from its package it is /usr/bin/xenguide.'),
      exit: 'notReady',
    },
  ];
}

/** The words before `backup`. */
const programOf = (command: readonly [string, ...string[]]): readonly [string, ...string[]] =>
  command.slice(0, command.indexOf('backup')) as unknown as readonly [string, ...string[]];

/** What the service may only read (systemd.exec(5), ProtectSystem=full and ProtectHome=). */
const GUARDED = /^\/(usr|boot|efi|etc|home|root|run\/user)(\/|$)/;

/** A word of ReadWritePaths=; the - lets it be missing, which the program itself says better. */
const quotePath = (path: string): string => `"-${quoteUnitValue(path).replace(/[\\"]/g, '\\$&')}"`;
