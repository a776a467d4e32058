import type { Action, Plan, RunStep } from '../../plan/action.ts';
import { hostName, placeText } from '../../plan/elsewhere.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { GUARD_SCRIPT, type Guard, PARTS, PLACEHOLDER, partOf } from './guard.ts';
import { rulesOf } from './rules.ts';

const SCRIPTS = '/etc/xen/scripts';
const SCRIPT_PATH = `${SCRIPTS}/${GUARD_SCRIPT}`;
/** Folders of ours that go with the last file in them. */
const ABOVE = ['/etc/xen/xenguide', '/etc/xen/xenguide/network'];

/** The rules of a card, and the script that loads them whenever the card comes up; `on`: on a host that the guest may move to. */
export function guardActions(guard: Guard, fill: FillTemplate, on?: string): Action[] {
  return [hotplugScript(fill, on), part(guard, fill, on)];
}

/** Right before anything is made: what our script hands the rest of the work to is there. */
export const guardPreconditions = (on?: string): Plan['preconditions'] => [
  {
    check: { run: ['test', '-x', `${SCRIPTS}/vif-bridge`], ...at(on) },
    message: `Xen’s own script ${placeText(`${SCRIPTS}/vif-bridge`, on)} is not there`,
    remedy: 'It belongs to the package xen-utils-common: apt install --reinstall xen-utils-common.',
    exit: 'notReady',
  },
];

const at = (on: string | undefined): { on?: string } => (on === undefined ? {} : { on });
const there = (on: string | undefined): string => (on === undefined ? '' : ` on ${hostName(on)}`);
const suffix = (on: string | undefined): string => (on === undefined ? '' : '.there');

function hotplugScript(fill: FillTemplate, on: string | undefined): Action {
  return {
    id: `network.vif-script${suffix(on)}`,
    title: `Put the hotplug script ${GUARD_SCRIPT} into ${SCRIPTS}${there(on)}`,
    why: 'Xen runs it whenever a guest’s card comes up, also after a reboot or a move: it loads the card’s firewall first.',
    effect: 'creates',
    touches: [placeText(SCRIPT_PATH, on)],
    check: { run: ['test', '-x', SCRIPT_PATH], ...at(on) },
    // Other guests use it too.
    whenThere: 'keep',
    do: [
      { run: ['install', '-d', '-m', '0755', '--', ...ABOVE, PARTS], ...at(on) },
      { write: SCRIPT_PATH, mode: 0o755, text: fill(`network/${GUARD_SCRIPT}`, {}, plain), ...at(on) },
    ],
    undo: removeUnused(on),
  };
}

function part(guard: Guard, fill: FillTemplate, on: string | undefined): Action {
  const path = partOf(guard.mac);
  const { guest, mac } = guard;
  const text = fill('network/vif.nft', { guest, mac, vif: PLACEHOLDER, ...rulesOf(guard) }, line);
  return {
    id: `network.firewall.${mac}${suffix(on)}`,
    title: `Write the firewall of the card ${mac}${there(on)}`,
    why: 'What may pass between the guest and its bridge. nft reads it once without using it, to see that it can.',
    effect: 'creates',
    touches: [placeText(path, on)],
    check: { run: ['test', '-e', path], ...at(on) },
    do: [
      { run: ['install', '-d', '-m', '0755', '--', ...ABOVE, PARTS], ...at(on) },
      { write: path, mode: 0o644, text, ...at(on) },
      {
        run: ['nft', '-c', '-f', path],
        ...at(on),
        trouble: {
          message: `nft does not take the rules in ${placeText(path, on)}`,
          remedy:
            'The kernel may lack nft’s rules for bridges (CONFIG_NF_TABLES_BRIDGE). Answer no to firewall.antispoof and leave firewall.allow out to do without.',
        },
      },
    ],
    undo: [{ run: ['rm', '-f', '--', path], ...at(on) }, ...removeUnused(on)],
  };
}

/**
 * Takes the shared script away with the last card that has rules, in one program: `find` comes to the folder itself after
 * its files, and stops before that when there is one left.
 */
const removeUnused = (on: string | undefined): RunStep[] => [
  {
    run: [
      ...(['find', PARTS, '-depth', '-maxdepth', '1', '(', '-name', '*.nft', '-quit', ')', '-o'] as const),
      ...['(', '-path', PARTS, '-exec', 'rm', '-f', '--', SCRIPT_PATH, ';', '-delete', ')'],
    ],
    ok: [0, 1],
    ...at(on),
  },
  ...ABOVE.toReversed().map((each) => ({
    run: ['find', each, '-maxdepth', '0', '-empty', '-delete'] as const,
    ok: [0, 1],
    ...at(on),
  })),
];

const plain = (value: string): string => value;

/** A comment or a statement of nft: neither may go on with a line of somebody else's. */
function line(value: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new TypeError('a line of the firewall has a control character in it');
  return value;
}
