import type { Action, Check, Plan, RunStep } from '../../plan/action.ts';
import { hostName, placeText } from '../../plan/elsewhere.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import type { Volume } from '../backend.ts';
import { at, idOf, mirrorOf, OWN_SCRIPT, type Side, there } from './sides.ts';

/** What each of the two hosts needs, whatever it mirrors: the kernel’s module, and a hotplug script where the packages have none. */

export const RESOURCES = '/etc/drbd.d';
const SCRIPT_PATH = `/etc/xen/scripts/${OWN_SCRIPT}`;

/** What must hold on both hosts, also when an apply goes on from the middle. */
export function preconditions(volume: Volume): Plan['preconditions'] {
  return mirrorOf(volume).sides.flatMap(({ on, name, vg }) => {
    const host = on === undefined ? noted('this host') : hostName(on);
    const ask = (run: Check['run'], more: Partial<Check> = {}): Check => ({
      run,
      ...at(on),
      timeoutMs: 30_000,
      ...more,
    });
    return [
      {
        check: ask(['uname', '-n'], { says: name }),
        message: noted`${host} is not called ${name} by its own system`,
        remedy: noted('DRBD knows the two hosts by what uname -n says there. Answer the questions again.'),
        exit: 'conflict' as const,
      },
      {
        check: ask(['modinfo', '-F', 'version', 'drbd']),
        message: noted`the kernel of ${host} has no DRBD module`,
        remedy: noted('The kernels of Debian bring it. Start one of them, or install drbd-dkms.'),
        exit: 'notReady' as const,
      },
      {
        check: ask(['vgs', '--noheadings', '-o', 'vg_name', vg]),
        message: noted`there is no volume group ${vg} on ${host}`,
        remedy: noted('See what there is with: vgs.'),
        exit: 'notReady' as const,
      },
    ];
  });
}

export function loadModule(side: Side): Action {
  return {
    id: `storage.drbd-module.${idOf(side)}`,
    title: noted`Load the DRBD module${there(side)}`,
    why: noted('DRBD is a part of the kernel that copies every write to the other host.'),
    effect: 'changes',
    touches: [],
    check: { run: ['test', '-d', '/sys/module/drbd'], ...at(side.on) },
    whenThere: 'keep',
    do: [{ run: ['modprobe', 'drbd'], ...at(side.on), timeoutMs: 60_000 }],
    // Refused as long as another resource is up: then it stays.
    undo: [{ run: ['modprobe', '-r', 'drbd'], ok: [0, 1], ...at(side.on), timeoutMs: 60_000 }],
  };
}

export function hotplugScript(side: Side, fill: FillTemplate): Action {
  return {
    id: `storage.drbd-script.${idOf(side)}`,
    title: noted`Put the hotplug script ${OWN_SCRIPT} into /etc/xen/scripts${there(side)}`,
    why: noted(
      'Xen runs it when the guest starts and ends: it makes the disk writable on this host, and gives that up again.',
    ),
    effect: 'creates',
    touches: [placeText(SCRIPT_PATH, side.on)],
    check: { run: ['test', '-x', SCRIPT_PATH], ...at(side.on) },
    // Other guests use it too.
    whenThere: 'keep',
    do: [{ write: SCRIPT_PATH, mode: 0o755, text: fill(`storage/${OWN_SCRIPT}`, {}, plain), ...at(side.on) }],
    undo: [removeUnusedScript(side)],
  };
}

/**
 * Takes the shared script away with the last resource that names it, in one program: `find` comes to the folder itself
 * after its files, and stops before that when one of them names the script.
 */
export const removeUnusedScript = ({ on }: Side): RunStep => ({
  run: [
    ...(['find', RESOURCES, '-depth', '-maxdepth', '1'] as const),
    ...['(', '-name', '*.res', '-exec', 'grep', '-qsF', '-e', OWN_SCRIPT, '{}', ';', '-quit', ')'],
    ...['-o', '(', '-path', RESOURCES, '-exec', 'rm', '-f', '--', SCRIPT_PATH, ';', ')'],
  ],
  ...at(on),
});

const plain = (value: string): string => value;
