import type { Action, Plan } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import { backupRun } from '../places.ts';
import { seconds } from '../words.ts';
import { bringActions } from './bring.ts';
import type { MoveLook } from './seen.ts';
import { sendAction } from './send.ts';
import { sendCold } from './send-cold.ts';
import { at, type Wire, wireText } from './sides.ts';
import { predictedSeconds } from './ways/carry.ts';
import { wayOf } from './ways/index.ts';

/**
 * A move as a plan: what the target needs, then the sending. It ends with the guest at one of the two hosts; what follows from where it is
 * then is a plan of its own (settle.ts), made from what both ends say. All checks have been passed; `uuid` tells this move from every other.
 */
export function movePlan(look: MoveLook, wire: Wire, fill: FillTemplate, uuid: string): Plan {
  const { guest, from, to, disks } = look;
  return {
    version: 1,
    ...{ name: guest.name, uuid, configPath: guest.config.path, config: guest.config.text, answers: '' },
    reasons: [
      look.cold
        ? noted`${guest.name} runs on ${from.name} and is to be started anew on ${to.name}, over ssh to ${wireText(wire)}.`
        : noted`${guest.name} runs on ${from.name} and is to go on on ${to.name}, over ssh to ${wireText(wire)}.`,
      ...disks.map(({ disk, way }) => noted`The disk ${disk.vdev} is ${wayOf(way).label}.`),
      ...(look.cold
        ? [
            noted`It is off for about ${seconds(predictedSeconds(disks))} (a rough guess): shut down, what changed copied, started there.`,
          ]
        : []),
    ],
    warnings: [],
    needs: [
      { tool: 'xl', package: 'xen-utils-common', ...at(from) },
      { tool: 'xl', package: 'xen-utils-common', ...at(to) },
      { tool: 'systemctl', package: 'systemd', ...at(from) },
      { tool: 'ssh', package: 'openssh-client', ...at(from) },
    ],
    preconditions: [
      {
        check: { run: ['xl', 'domid', guest.name], ...at(from) },
        message: noted`${guest.name} does not run on ${from.name} any more`,
        remedy: noted`See where it is: xenguide move ${guest.name} --status`,
        exit: 'notReady',
        until: 'move.send',
      },
      {
        // xl says 1 for a name that it does not know (xen-facts 7).
        check: { run: ['xl', 'domid', guest.name], ok: [1], ...at(to) },
        message: noted`there is a guest ${guest.name} on ${to.name} now`,
        remedy: noted`See where it is: xenguide move ${guest.name} --status`,
        exit: 'conflict',
        until: 'move.send',
      },
      {
        check: { run: ['test', '!', '-e', backupRun(guest.name)], ...at(from) },
        message: noted`a backup of ${guest.name} is being made on ${from.name}, or one was cut off`,
        remedy: noted`Wait for its end, go on with it (xenguide backup ${guest.name}), or take it back: xenguide backup ${guest.name} --undo`,
        exit: 'conflict',
        until: 'move.send',
      },
    ],
    actions: [
      ...once(disks.flatMap((disk) => wayOf(disk.way).prepare?.(disk, look, fill) ?? [])),
      ...bringActions(look, wire),
      look.cold ? sendCold(look, wire, fill) : sendAction(look, wire, fill),
    ],
    after: [],
  };
}

/** What the source need not have any more when the guest has arrived. */
export const leavings = (look: MoveLook): Action[] =>
  once(look.disks.flatMap((disk) => wayOf(disk.way).leave?.(disk, look) ?? []));

/** Two disks may lie behind the same mount or session. */
const once = (actions: readonly Action[]): Action[] =>
  actions.filter(({ id }, index) => actions.findIndex((action) => action.id === id) === index);
