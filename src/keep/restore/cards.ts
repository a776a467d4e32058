import type { CardAgain, HostNetworks, LostCard } from '../../network/card-again.ts';
import { guardAgain } from '../../network/firewall/actions.ts';
import { GUARD_SCRIPT, partOf } from '../../network/firewall/guard.ts';
import { scriptPath } from '../../network/hotplug-script.ts';
import { MODES } from '../../network/index.ts';
import type { Action, Plan } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import type { Problem } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import { parseConfig } from '../../xl/parse.ts';
import { parseVif } from '../../xl/vif.ts';
import { texts } from '../config.ts';
import type { Manifest } from '../manifest.ts';

/**
 * What a guest's cards need of the host: rules of their firewall, an address kept for them in a private network, a route. It went away with
 * the guest when that was taken back; it stands in the plan by which the guest was made, and that is in the backup. Of that plan only words
 * and the text of the rules are used, never a command: a backup is data.
 */

export interface CardInput {
  /** The restored one. */
  guest: string;
  /** Its config, as it is going to be. */
  config: string;
  manifest: Manifest;
  /** What is known of the host’s networks. */
  host: HostNetworks;
}

interface Card extends Pick<LostCard, 'mac' | 'bridge' | 'script'> {
  /** Of its firewall at a bridge, as they were written; undefined: there are none in the backup. */
  rules: string | undefined;
  /** What its mode brings; undefined: no mode of ours does. */
  again: CardAgain | undefined;
}

const GUARDED_BY = scriptPath(GUARD_SCRIPT);

function cardsOf({ guest, config, manifest, host }: CardInput): Card[] {
  const steps = manifest.plan?.actions.flatMap((action) => action.do) ?? [];
  const files = new Map(steps.flatMap((step) => ('write' in step ? [[step.write, step.text ?? ''] as const] : [])));
  return texts(parseConfig(config).settings.get('vif')).map((spec) => {
    const { vif } = parseVif(spec);
    const script = vif.script === undefined ? undefined : scriptPath(vif.script);
    const mac = vif.mac?.toLowerCase() ?? '';
    const { bridge } = vif;
    // It becomes part of a path.
    if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(mac))
      return { mac: '', bridge, script, rules: undefined, again: undefined };
    const lost = { guest, mac, bridge, script, files, host };
    return {
      ...{ mac, bridge, script },
      rules: script === GUARDED_BY ? files.get(partOf({ mac })) : undefined,
      again: MODES.map((mode) => mode.again?.(lost)).find((each) => each !== undefined),
    };
  });
}

/** Brings again what each card needs, where it is not there. */
export function cardActions(input: CardInput, fill: FillTemplate): Action[] {
  const all = cardsOf(input).flatMap(({ mac, rules, again }) => [
    ...(again?.actions(fill) ?? []),
    ...(rules === undefined ? [] : guardAgain({ guest: input.guest, mac }, rules, fill)),
  ]);
  return all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index);
}

/** What is not brought must be there: without it xl makes the guest, cannot give it its card, and ends it again. */
export function cardPreconditions(input: CardInput): Plan['preconditions'] {
  const cards = cardsOf(input);
  const scripts = cards.flatMap(({ script, rules, again }) =>
    script === undefined || rules !== undefined || again?.brings.script ? [] : script,
  );
  const bridges = cards.flatMap(({ bridge, again }) => (bridge === undefined || again?.brings.bridge ? [] : bridge));
  return [
    ...[...new Set(scripts)].map((script): Plan['preconditions'][number] => ({
      check: { run: ['test', '-x', script] },
      message: noted`${script} is not on this host, and it sets up a network card of the guest`,
      remedy: noted('Bring it here first, or restore the guest without its cards: --no-network.'),
      exit: 'notReady',
    })),
    ...[...new Set(bridges)].map((bridge): Plan['preconditions'][number] => ({
      check: { run: ['test', '-e', `/sys/class/net/${bridge}`] },
      message: noted`there is no bridge ${bridge} on this host, and a network card of the guest belongs to it`,
      remedy: noted(
        'Make one of that name first (xenguide guide network/bridge), or restore the guest without its cards: --no-network.',
      ),
      exit: 'notReady',
    })),
    ...cards.flatMap(({ again }) => again?.preconditions ?? []),
  ];
}

/** Programs that bring them. */
export const cardNeeds = (input: CardInput): Plan['needs'] =>
  cardsOf(input).flatMap(({ rules, again }) => [
    ...(rules === undefined ? [] : [{ tool: 'nft', package: 'nftables' }]),
    ...(again?.needs ?? []),
  ]);

/** What is in the way on this very host. */
export const cardProblems = (input: CardInput): Problem[] =>
  cardsOf(input).flatMap(({ again }) => again?.problems ?? []);

/** For a guest of another name: nothing is kept for it. */
export const cardNotes = ({ config, host }: Pick<CardInput, 'config' | 'host'>): string[] =>
  texts(parseConfig(config).settings.get('vif')).flatMap((spec, index) => {
    const { bridge } = parseVif(spec).vif;
    const notes = MODES.flatMap((mode) => mode.asAnother?.({ bridge, host }) ?? []);
    return notes.map((note) => noted`Card ${index + 1}: ${note}`);
  });
