import type { Action } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import { clearAway } from '../clear-away.ts';
import { asideOf } from './bring.ts';
import { movePlaces } from './places.ts';
import type { MoveLook } from './seen.ts';
import { SEND, sendUnit } from './send.ts';
import { overWire, sshTo, type Wire } from './sides.ts';
import { predictedSeconds } from './ways/carry.ts';
import { wayOf } from './ways/index.ts';
import type { Argv } from './ways/way.ts';

/** The guest’s own system is given so long to shut down. seconds */
const SHUTDOWN = 600;
/** From its shutdown, which is all that xl waits for, until xl’s own watcher has taken it down. seconds */
const GONE = 30;
/** A watcher that starts it anew sleeps two seconds between taking it down and making it (tools/xl/xl_vmcontrol.c). seconds */
const RESTART = 5;
/** To come up at home again, each a second after the other. */
const TRIES = 5;

/**
 * The cold move as one unit on the source: shut down, copy what differs, start there. If that does not come off, the guest is started here
 * again, but only if the target itself says that it has no such guest: where it cannot be asked, nobody knows, and nothing is started.
 */
export function sendCold(look: MoveLook, wire: Wire, fill: FillTemplate): Action {
  const { guest, to } = look;
  const { config, name } = guest;
  const { through } = movePlaces(name);
  const there = (...argv: [string, ...string[]]): Argv => overWire(wire, argv);
  const send: Argv[] = [
    ['mkdir', '-p', through],
    // -F: a guest without Xen’s drivers is told by its power button.
    ['timeout', String(SHUTDOWN), 'xl', 'shutdown', '-w', '-F', name],
    ['find', through, '-maxdepth', '0', '-exec', ...clearAway(name), ';'],
    ...Array.from(
      { length: GONE },
      (): Argv => ['find', through, '-maxdepth', '0', '-exec', 'xl', 'domid', name, ';', '-exec', 'sleep', '1', ';'],
    ),
    ['sleep', String(RESTART)],
    mustBeGone(name, through),
    ...look.disks.flatMap((disk) => wayOf(disk.way).finish?.(disk, look) ?? []),
    there('mv', '-n', '-T', '--', asideOf(config.path), config.path),
    // It had time to be started here again while the last copy was made.
    mustBeGone(name, through),
    there('xl', 'create', '-q', config.path),
    ['touch', `${through}/there`],
  ];
  return sendUnit(look, fill, {
    id: SEND,
    title: noted`Shut ${name} down, copy what changed, and start it on ${to.name}`,
    why: noted(
      'Nobody writes to its disks while the last of them is copied. Should it not start there, it is started here again.',
    ),
    limit: Math.ceil(SHUTDOWN + GONE + RESTART + 600 + 10 * predictedSeconds(look.disks)),
    open: [],
    send,
    close: backHome(look, wire, through),
  });
}

/**
 * Fails where this host has a domain of that name: two guests would run on one disk, or what is copied would still be written to.
 * With `+` it is find itself that fails if what it runs does: that turns the answer round. `folder`: any that is there.
 */
export const mustBeGone = (name: string, folder: string): Argv => [
  ...(['find', folder, '-maxdepth', '0', '-exec', 'xl', 'domid', name, ';', '-exec', 'false', '{}', '+'] as const),
];

/** `!` is the target’s shell’s: yes only if xl there says that it knows no such guest, and not if nobody answers. */
function backHome({ guest: { name, config } }: MoveLook, wire: Wire, through: string): Argv[] {
  const unless = ['find', through, '-maxdepth', '0', '-empty'] as const;
  const notThere = [...sshTo(wire), `! xl domid ${name}`];
  const start = ['systemd-run', '--quiet', '--scope', '--', 'xl', 'create', '-q', config.path];
  const once: Argv = [
    ...unless,
    ...['-exec', ...notThere, ';', '!', '-exec', 'xl', 'domid', name, ';'],
    ...['-exec', ...start, ';', '-exec', 'touch', `${through}/here`, ';'],
  ];
  // It may run here still: then it was never shut down.
  const here: Argv = [...unless, '-exec', 'xl', 'domid', name, ';', '-exec', 'touch', `${through}/here`, ';'];
  const wait: Argv = [...unless, '-exec', 'sleep', '1', ';'];
  return Array.from({ length: TRIES }, () => [here, once, wait]).flat();
}
