import { type Answers, below } from '../../guest/answers.ts';
import { readAnswers, type Yaml } from '../../guest/answers-file.ts';
import { cardQuestions } from '../../guest/cards.ts';
import { foldGroups } from '../../guest/grouped.ts';
import { guarded } from '../../guest/guards.ts';
import type { World } from '../../guest/world.ts';
import type { NetworkFacts } from '../../host/network-facts.ts';
import type { GuestLogin } from '../../host/ssh-into-guest.ts';
import type { FoundCard, NetworkCard } from '../../network/card.ts';
import { MODES } from '../../network/index.ts';
import type { Plan } from '../../plan/action.ts';
import { t } from '../../text/t.ts';
import { parseConfig } from '../../xl/parse.ts';
import { parseVif } from '../../xl/vif.ts';

/** A guest whose network is tested: what it was meant to be. */
export interface Subject {
  name: string;
  cards: NetworkCard[];
  /** hvm: an emulated card stands in until its own driver runs. */
  emulated: boolean;
  /** Undefined: nobody is known to be let in with a key. */
  login: GuestLogin | undefined;
}

/** A guest that xenguide made, by the answers in its plan, and by what its host has made of them, once that is known. */
export function ownSubject({ name, answers: text, config }: Plan, yaml: Yaml, facts?: NetworkFacts): Subject {
  const answers: Answers = foldGroups(readAnswers(text, t('the plan’s answers'), yaml));
  const world: World = { facts: undefined, image: undefined, keys: new Map(), waiting: [] };
  const cards = cardQuestions(answers, world, undefined).flatMap(({ mode, answers: own, context }) => {
    const card = mode?.resolve(own, context);
    if (!card || !mode) return [];
    return [guarded((facts && mode.asMade?.(card, facts)) ?? card, mode, name, answers)];
  });
  const { user, ssh_keys: keys } = below(answers, 'login');
  const login = user === undefined ? undefined : { user: String(user), keys: Array.isArray(keys) ? keys : [] };
  return { name, cards, emulated: parseConfig(config).settings.get('type') === 'hvm', login };
}

/** Any other guest, by libxl’s own view of it (`xl list -l`), or else its config file. */
export function foundSubject(
  name: string,
  source: { json: string } | { config: string },
  facts: NetworkFacts,
): Subject {
  const { cards, emulated } = 'json' in source ? fromJson(source.json) : fromConfig(source.config);
  return { name, cards: cards.map((card) => recognised(card, facts)), emulated, login: undefined };
}

function recognised(found: FoundCard, facts: NetworkFacts): NetworkCard {
  const card = MODES.reduce<NetworkCard | undefined>(
    (known, mode) => known ?? mode.recognise?.(found, facts),
    undefined,
  );
  return card ?? { mode: '', ...found, address: { dhcp: true } };
}

type Found = { cards: FoundCard[]; emulated: boolean };
type Row = Record<string, unknown>;

function fromJson(json: string): Found {
  const rowOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
  let all: unknown;
  try {
    all = JSON.parse(json);
  } catch {
    all = [];
  }
  const config = rowOf(rowOf(Array.isArray(all) ? all[0] : undefined).config);
  const nics = Array.isArray(config.nics) ? config.nics.map(rowOf) : [];
  const text = (row: Row, key: string) => (typeof row[key] === 'string' && row[key] !== '' ? row[key] : undefined);
  const cards = nics.map((nic) => {
    const mac = text(nic, 'mac')?.toLowerCase() ?? '';
    const own = { bridge: text(nic, 'bridge'), script: text(nic, 'script'), gatewaydev: text(nic, 'gatewaydev') };
    const vif = { mac, ...own, vifname: text(nic, 'ifname'), ip: text(nic, 'ip') };
    return { mac, vif: Object.fromEntries(Object.entries(vif).filter(([, value]) => value !== undefined)) };
  });
  return { cards, emulated: rowOf(config.c_info).type === 'hvm' };
}

function fromConfig(config: string): Found {
  const { settings } = parseConfig(config);
  const vifs = settings.get('vif');
  const cards = (Array.isArray(vifs) ? vifs : [])
    .filter((item) => typeof item === 'string')
    .map((item) => parseVif(item).vif)
    // Without a bridge xl takes xenbr0 (xen-facts 6.1).
    .map((vif) => ({
      mac: vif.mac?.toLowerCase() ?? '',
      vif: vif.gatewaydev || vif.bridge ? vif : { ...vif, bridge: 'xenbr0' },
    }));
  return { cards, emulated: settings.get('type') === 'hvm' || settings.get('builder') === 'hvm' };
}
