import type { Action, Plan } from '../../plan/action.ts';
import { onOther, placeText } from '../../plan/elsewhere.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import { ABOVE, emptyFolders, type HotplugScript, hotplugScript, removeUnused, SCRIPTS } from '../hotplug-script.ts';
import { GUARD_SCRIPT, type Guard, PARTS, PLACEHOLDER, partOf, placeOf } from './guard.ts';
import type { Rule } from './rule.ts';
import { rulesOf } from './rules.ts';

/** At a bridge. The script of a routed card does all that there is to do for it, and comes with its mode. */
const AT_BRIDGE: HotplugScript = {
  id: 'network.vif-script',
  name: GUARD_SCRIPT,
  does: noted('loads the card’s firewall first.'),
  users: PARTS,
  called: '*.nft',
};

/** The rules of a card, and the script that loads them whenever the card comes up; `on`: on a host that the guest may move to. */
export function guardActions(guard: Guard, fill: FillTemplate, on?: string): Action[] {
  // Its route is this host's.
  if (guard.routed && on !== undefined) return [];
  return [...(guard.routed ? [] : [hotplugScript(AT_BRIDGE, fill, on)]), part(guard, rulesText(guard, fill), on)];
}

/** The same for a card at a bridge whose rules were written before, and went away with the guest: `text` as it stood there. */
export function guardAgain(card: Pick<Guard, 'guest' | 'mac'>, text: string, fill: FillTemplate): Action[] {
  return [hotplugScript(AT_BRIDGE, fill, undefined), guardTextAgain(card, text)];
}

/** Only the rules. */
export const guardTextAgain = (card: Pick<Guard, 'guest' | 'mac' | 'routed'>, text: string): Action => ({
  ...part(card, text, undefined),
  whenThere: 'keep',
});

/** What the script puts around the rules of a routed card, on an interface that every host has. */
const OUTWARDS = `table netdev xenguide {
  chain try { type filter hook egress device "lo" priority 0; }
}
`;

/** Right before anything is made: what our script hands the rest of the work to is there. */
export const guardPreconditions = (guard: Guard, on?: string): Plan['preconditions'] =>
  guard.routed ? [] : bridgeScript(on);

const bridgeScript = (on: string | undefined): Plan['preconditions'] => [
  {
    check: { run: ['test', '-x', `${SCRIPTS}/vif-bridge`], ...at(on) },
    message: noted`Xen’s own script ${placeText(`${SCRIPTS}/vif-bridge`, on)} is not there`,
    remedy: noted('It belongs to the package xen-utils-common: apt install --reinstall xen-utils-common.'),
    exit: 'notReady',
  },
];

const at = (on: string | undefined): { on?: string } => (on === undefined ? {} : { on });
const suffix = (on: string | undefined): string => (on === undefined ? '' : '.there');

function rulesText(guard: Guard, fill: FillTemplate): string {
  const { guest, mac } = guard;
  const { family, script, beyond } = placeOf(guard);
  const { from, to } = rulesOf(guard);
  const words = { guest, mac, family, script, beyond };
  for (const word of Object.values(words)) line(word);
  return fill(
    'network/vif.nft',
    { ...words, vif: PLACEHOLDER, from: chain(from), to: chain(to) },
    // Each line was looked at by itself.
    (value) => value,
  );
}

/** Rules with what they are for, as they stand in a chain. */
const chain = (rules: readonly Rule[]): string =>
  rules
    .flatMap(({ says, lines }) => [`# ${says}`, ...lines])
    .map((each) => `    ${line(each)}\n`)
    .join('');

function part(guard: Pick<Guard, 'guest' | 'mac' | 'routed'>, text: string, on: string | undefined): Action {
  const path = partOf(guard);
  const { mac } = guard;
  const { parts, beyond, kernel } = placeOf(guard);
  const trouble = {
    message: noted`nft does not take the rules in ${placeText(path, on)}`,
    remedy: noted`The kernel may lack ${kernel}. Answer no to firewall.antispoof and leave firewall.allow out to do without.`,
  };
  return {
    id: `network.firewall.${mac}${suffix(on)}`,
    title: noted`Write the firewall of the card ${mac}${onOther(on)}`,
    why: noted`What may pass between the guest and ${beyond}. nft reads it once without using it, to see that it can.`,
    effect: 'creates',
    touches: [placeText(path, on)],
    check: { run: ['test', '-e', path], ...at(on) },
    do: [
      { run: ['install', '-d', '-m', '0755', '--', ...ABOVE, ...parts], ...at(on) },
      { write: path, mode: 0o644, text, ...at(on) },
      { run: ['nft', '-c', '-f', path], ...at(on), trouble },
      ...(guard.routed ? [{ run: ['nft', '-c', '-f', '-'] as const, stdin: OUTWARDS, trouble }] : []),
    ],
    undo: [
      { run: ['rm', '-f', '--', path], ...at(on) },
      ...(guard.routed ? emptyFolders([...ABOVE, ...parts].toReversed(), on) : removeUnused(AT_BRIDGE, on)),
    ],
  };
}

/** A comment or a statement of nft: neither may go on with a line of somebody else's. */
function line(value: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new TypeError('a line of the firewall has a control character in it');
  return value;
}
