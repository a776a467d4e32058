import type { Action } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
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
    ...look.disks.flatMap((disk) => wayOf(disk.way).finish?.(disk, look) ?? []),
    there('mv', '-n', '-T', '--', asideOf(config.path), config.path),
    there('xl', 'create', '-q', config.path),
    ['touch', `${through}/there`],
  ];
  return sendUnit(look, fill, {
    id: SEND,
    title: noted`Shut ${name} down, copy what changed, and start it on ${to.name}`,
    why: noted(
      'Nobody writes to its disks while the last of them is copied. Should it not start there, it is started here again.',
    ),
    limit: Math.ceil(SHUTDOWN + 600 + 10 * predictedSeconds(look.disks)),
    open: [],
    send,
    close: backHome(look, wire, through),
  });
}

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
