import type { GuestType } from '../../boot/boot.ts';
import type { Answers } from '../../guest/answers.ts';
import { bootChoice } from '../../guest/boot-choice.ts';
import { type CardQuestion, cardQuestions } from '../../guest/cards.ts';
import { diskQuestions } from '../../guest/disks.ts';
import { isForWindows } from '../../guest/windows.ts';
import type { World } from '../../guest/world.ts';
import type { Facts } from '../../host/facts.ts';
import type { NetworkCard } from '../../network/card.ts';
import { detailFields, detailProblems } from '../../network/card-details.ts';
import { MODES } from '../../network/index.ts';
import { canonicalIpv6 } from '../../network/ipv6.ts';
import type { NetworkMode } from '../../network/mode.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { firstPossible, optionOf, type Section } from '../section.ts';

/** How the guest is connected: one round of questions for each card. */
export const network: Section = {
  id: 'network',
  title: t('Network'),
  fields(answers, world) {
    const usual = usualMode(world.facts);
    return cardQuestions(answers, world, usual?.id).flatMap(({ mode, answers: own, context }) => [
      {
        kind: 'choice' as const,
        key: `${context.at}.mode`,
        label: t('How is the guest connected?'),
        help: t('Whether and how the guest reaches other machines.'),
        page: 'network/choosing',
        options: MODES.map((each) => optionOf(each, world.facts)),
        ...(usual
          ? {
              suggest: { value: usual.id, because: reasonFor(usual, world.facts) },
            }
          : {}),
      },
      ...(mode?.fields(own, context) ?? []),
      ...(mode && !mode.cardless ? detailFields(context, isForWindows(answers, world) && isHvm(answers, world)) : []),
    ]);
  },
  problems(answers, world) {
    const cards = cardQuestions(answers, world, undefined);
    const found = cards.flatMap(({ mode, answers: own, context }) => mode?.problems(own, context) ?? []);
    const type = typeOf(answers, world);
    found.push(...cards.flatMap(({ answers: own, context }) => detailProblems(own, context, type)));
    if (found.length > 0) return found;
    const unreached = rootProblem(answers, world, cards);
    if (unreached) return [unreached];
    const bridges = twoBridges(cards) ?? takenAway(cards);
    if (bridges) return [bridges];
    return [
      ...twice(cards, 'mac', ({ mode, answers: own, context }) => mode?.resolve(own, context)?.mac),
      ...twice(cards, 'vifname', ({ answers: own }) => own.vifname),
      ...sharedAddresses(cards),
      ...sharedPorts(cards),
    ];
  },
};

const typeOf = (answers: Answers, world: World): GuestType | undefined => {
  const verdict = bootChoice(answers, world);
  return verdict && 'choice' in verdict ? verdict.choice.type : undefined;
};
const isHvm = (answers: Answers, world: World): boolean => typeOf(answers, world) === 'hvm';

/** Two cards of one guest with the same of something that each must have for itself. */
function twice(cards: readonly CardQuestion[], key: 'mac' | 'vifname', of: (card: CardQuestion) => unknown): Problem[] {
  const seen = new Set<unknown>();
  return cards.flatMap((card) => {
    const value = of(card);
    if (value === undefined || !seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      {
        field: `${card.context.at}.${key}`,
        ...(key === 'mac'
          ? {
              message: t`two cards of this guest have the MAC address ${String(value)}`,
              remedy: t('Give each its own, or write auto.'),
            }
          : {
              message: t`two cards of this guest have the name on the host ${String(value)}`,
              remedy: t('Give each its own, or leave it out.'),
            }),
      },
    ];
  });
}

/** As two machines with one address would: each card that has it gets a part of what comes for it, or nothing. */
const sharedAddresses = (cards: readonly CardQuestion[]): Problem[] =>
  sharedBy(cards, ({ address }) => {
    const all = address.dhcp ? [address.reserved ?? ''] : [address.ip, address.second?.ip ?? ''];
    return all.map((each) => written(each.split('/')[0]!));
  }).map(({ at, answers, value }) => ({
    field: `${at}.${written(String(answers.ip6)) === value ? 'ip6' : 'ip'}`,
    message: t`two cards of this guest have the address ${value}`,
    remedy: t('Give each its own.'),
  }));

/** IPv6 can be written in many ways. */
const written = (address: string): string => canonicalIpv6(address) ?? address;

const sharedPorts = (cards: readonly CardQuestion[]): Problem[] =>
  sharedBy(cards, ({ forwards = [] }) => forwards.map(({ proto, host }) => `${proto}/${host}`)).map(
    ({ at, value }) => ({
      field: `${at}.forwards`,
      message: t`the host’s port ${value} leads to another card of this guest already`,
      remedy: t('Choose another port of the host.'),
    }),
  );

/** What a card of the guest has that one before it has already. */
function sharedBy(
  cards: readonly CardQuestion[],
  of: (card: NetworkCard) => readonly string[],
): { at: string; answers: CardQuestion['answers']; value: string }[] {
  const seen = new Set<string>();
  return cards.flatMap(({ mode, answers, context: { at, ...context } }) => {
    const card = mode?.resolve(answers, { at, ...context });
    const all = card ? of(card).filter((each) => each !== '' && each !== '…') : [];
    const again = all.filter((each) => seen.has(each));
    for (const each of all) seen.add(each);
    return again.map((value) => ({ at, answers, value }));
  });
}

/** A card of the host can be a port of one bridge only. */
function twoBridges(cards: readonly CardQuestion[]): Problem | undefined {
  const bridges = new Map<string, string>();
  for (const { mode, answers, context } of cards) {
    const wish = mode?.resolve(answers, context)?.newBridge?.wish;
    const other = wish && bridges.get(wish.port);
    if (wish && other !== undefined && other !== wish.bridge) {
      return {
        field: `${context.at}.bridge`,
        message: t`${wish.port} cannot be in two bridges: ${other} and ${wish.bridge}`,
        remedy: t`Write ${other} for both cards of the guest, or another card of the host.`,
      };
    }
    if (wish) bridges.set(wish.port, wish.bridge);
  }
  return undefined;
}

/** One card of the guest makes a port of a bridge out of what another one is led over. */
function takenAway(cards: readonly CardQuestion[]): Problem | undefined {
  const made = cards.flatMap((each) => {
    const card = each.mode?.resolve(each.answers, each.context);
    return card ? [{ ...each, card }] : [];
  });
  for (const { card, context } of made) {
    const wish = card.newBridge?.wish;
    const over = wish && made.find(({ mode, card: other }) => mode?.hostCards?.(other).includes(wish.port));
    if (!over) continue;
    return {
      field: `${context.at}.from`,
      kind: 'conflict',
      message: t`another card of this guest (${over.mode!.label}) is led over ${wish.port}, and would be cut off as that becomes a port of ${wish.bridge}`,
      remedy: t('Use the same kind of network for both, or another card of the host for the bridge.'),
    };
  }
  return undefined;
}

/** A guest without a disk reaches its root over the first card. */
function rootProblem(answers: Answers, world: World, [first]: readonly CardQuestion[]): Problem | undefined {
  const over = diskQuestions(answers, world)[0]?.backend?.overNetwork;
  const wrong = over?.cardProblem(first?.mode?.resolve(first.answers, first.context));
  return wrong && { field: `network.0.${wrong.question}`, message: wrong.message, remedy: wrong.remedy };
}

/** The first that the host can do without a change of its own network; else the first. */
const usualMode = (facts: Facts | undefined): NetworkMode | undefined =>
  firstPossible(
    MODES.filter((mode) => !facts || mode.hesitates?.(facts) === undefined),
    facts,
  );

/** Its own merit, and what is in the way of the one that would come before it. */
function reasonFor(usual: NetworkMode, facts: Facts | undefined): string {
  const first = MODES[0]!;
  const obstacle =
    usual === first ? undefined : facts && (first.hesitates?.(facts) ?? first.unavailable(facts)?.reason);
  if (!obstacle) return t('this host has a bridge already');
  return usual.suits === undefined ? t('this host has no bridge yet') : t`${obstacle}, and ${usual.suits}`;
}
