import type { Action, Plan, RunStep } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { GUARD_SCRIPT, type Guard, PARTS, PLACEHOLDER, partOf } from './guard.ts';
import { rulesOf } from './rules.ts';

const SCRIPTS = '/etc/xen/scripts';
const SCRIPT_PATH = `${SCRIPTS}/${GUARD_SCRIPT}`;
/** Folders of ours that go with the last file in them. */
const ABOVE = ['/etc/xen/xenguide', '/etc/xen/xenguide/network'];

/** The rules of a card, and the script that loads them whenever the card comes up. */
export function guardActions(guard: Guard, fill: FillTemplate): Action[] {
  return [hotplugScript(fill), part(guard, fill)];
}

/** Right before anything is made: what our script hands the rest of the work to is there. */
export const guardPreconditions = (): Plan['preconditions'] => [
  {
    check: { run: ['test', '-x', `${SCRIPTS}/vif-bridge`] },
    message: `Xen’s own script ${SCRIPTS}/vif-bridge is not there`,
    remedy: 'It belongs to the package xen-utils-common: apt install --reinstall xen-utils-common.',
    exit: 'notReady',
  },
];

function hotplugScript(fill: FillTemplate): Action {
  return {
    id: 'network.vif-script',
    title: `Put the hotplug script ${GUARD_SCRIPT} into ${SCRIPTS}`,
    why: 'Xen runs it whenever a guest’s card comes up, also after a reboot or a move: it loads the card’s firewall first.',
    effect: 'creates',
    touches: [SCRIPT_PATH],
    check: { run: ['test', '-x', SCRIPT_PATH] },
    // Other guests use it too.
    whenThere: 'keep',
    do: [
      { run: ['install', '-d', '-m', '0755', '--', ...ABOVE, PARTS] },
      { write: SCRIPT_PATH, mode: 0o755, text: fill(`network/${GUARD_SCRIPT}`, {}, plain) },
    ],
    undo: removeUnused(),
  };
}

function part(guard: Guard, fill: FillTemplate): Action {
  const path = partOf(guard.mac);
  const { guest, mac } = guard;
  const text = fill('network/vif.nft', { guest, mac, vif: PLACEHOLDER, ...rulesOf(guard) }, line);
  return {
    id: `network.firewall.${mac}`,
    title: `Write the firewall of the card ${mac}`,
    why: 'What may pass between the guest and its bridge. nft reads it once without using it, to see that it can.',
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [
      { run: ['install', '-d', '-m', '0755', '--', ...ABOVE, PARTS] },
      { write: path, mode: 0o644, text },
      {
        run: ['nft', '-c', '-f', path],
        trouble: {
          message: `nft does not take the rules in ${path}`,
          remedy:
            'The kernel may lack nft’s rules for bridges (the module nft_meta_bridge and its kind). Set firewall.antispoof to no and leave firewall.allow out to do without.',
        },
      },
    ],
    undo: [{ run: ['rm', '-f', '--', path] }, ...removeUnused()],
  };
}

/**
 * Takes the shared script away with the last card that has rules, in one program: `find` comes to the folder itself after
 * its files, and stops before that when there is one left.
 */
const removeUnused = (): RunStep[] => [
  {
    run: [
      ...(['find', PARTS, '-depth', '-maxdepth', '1', '(', '-name', '*.nft', '-quit', ')', '-o'] as const),
      ...['(', '-path', PARTS, '-exec', 'rm', '-f', '--', SCRIPT_PATH, ';', '-delete', ')'],
    ],
    ok: [0, 1],
  },
  ...ABOVE.toReversed().map((each) => ({
    run: ['find', each, '-maxdepth', '0', '-empty', '-delete'] as const,
    ok: [0, 1],
  })),
];

const plain = (value: string): string => value;

/** A comment or a statement of nft: neither may go on with a line of somebody else's. */
function line(value: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new TypeError('a line of the firewall has a control character in it');
  return value;
}
