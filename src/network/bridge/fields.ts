import type { Facts } from '../../host/facts.ts';
import type { HostCard } from '../../host/host-network.ts';
import { t } from '../../text/t.ts';
import type { Field, Option } from '../../wizard/field.ts';
import { badInterface, notABridge } from '../bridge-name.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';
import { plainBridges, usualBridge } from './existing.ts';
import { badName, cardTrouble, freeName, fromOf, isThere, NONE, noneCanBeMade, vlanOf } from './new-bridge.ts';

const PAGE = 'network/bridge';

/**
 * Which bridge: one that is there; or a new one, then its card, then its name. With the card the name becomes a question
 * of its own, in the place of the choice.
 */
export function bridgeFields(answers: NetworkAnswers, context: NetworkContext): Field[] {
  const { facts } = context;
  if (!facts) return [nameField(answers, context)];
  const bridges = plainBridges(facts);
  // A host of whose cards nothing is known, or without one that can be taken.
  const canMake = facts.hostNetwork !== undefined && facts.hostNetwork.cards.length > 0;
  if (fromOf(answers) !== undefined) return newFields(answers, context, facts);
  if (!canMake) return [bridges.length > 0 ? choiceField(context, facts, []) : nameField(answers, context)];
  if (bridges.length === 0) return newFields(answers, context, facts);
  const name = freeName(facts, null);
  const none = noneCanBeMade(facts);
  const made: Option = {
    value: name,
    label: t('a new one, from a card of the host'),
    hint: none ? t('or over a VLAN of a card') : t('the host’s addresses move from the card to the bridge'),
  };
  const choice = choiceField(context, facts, [made]);
  return answers.bridge === name ? [choice, fromField(answers, context, facts)] : [choice];
}

function choiceField(context: NetworkContext, facts: Facts, more: Option[]): Field {
  const usual = usualBridge(context);
  return {
    kind: 'choice',
    key: `${context.at}.bridge`,
    label: t('Bridge'),
    help: t('The host’s virtual switch that the guest is plugged into.'),
    page: PAGE,
    options: [
      ...plainBridges(facts).map(({ name, ports, addresses }) => ({
        value: name,
        label: name,
        hint: [ports.length > 0 ? t`with ${ports.join(', ')}` : t('without a card of the host'), ...addresses].join(
          '; ',
        ),
      })),
      ...more,
    ],
    ...(usual ? { suggest: usual } : {}),
    otherwise: (text) => notABridge(text, facts) ?? notThere(text, facts),
  };
}

/** For a name that no bridge of the host has. */
export const notThere = (name: string, facts: Facts) => ({
  message: t`there is no bridge ${name} on ${facts.hostname}`,
  remedy: t`Choose one that is there: ${
    plainBridges(facts)
      .map((each) => each.name)
      .join(', ') || t('none is')
  }.${facts.hostNetwork ? ` ${t('Or say which card it is to be made from, like from: eno1.')}` : ''}`,
});

const newFields = (answers: NetworkAnswers, context: NetworkContext, facts: Facts): Field[] => [
  fromField(answers, context, facts),
  ...(fromOf(answers) === undefined ? [] : [vlanField(context)]),
  // A name that was answered is one even while its card is not.
  ...(fromOf(answers) === undefined && answers.bridge === undefined ? [] : [nameField(answers, context)]),
];

function fromField(answers: NetworkAnswers, context: NetworkContext, facts: Facts): Field {
  const cards = facts.hostNetwork?.cards ?? [];
  const there = plainBridges(facts).map(({ name }) => name);
  return {
    kind: 'choice',
    key: `${context.at}.from`,
    label: t('Card of the host'),
    help: t(
      'The bridge is made from it. The host’s addresses move from the card to the bridge; you are asked to confirm that you still see the host.',
    ),
    page: PAGE,
    options: [
      ...cards.map((card) => cardOption(card, answers, context, facts)),
      ...(there.length > 0 ? [{ value: NONE, label: t('none: a bridge that is there') }] : []),
    ],
    needed: {
      message: t`there is no bridge ${String(answers.bridge ?? '')} on ${facts.hostname} yet`.replace('  ', ' '),
      remedy: t`${there.length > 0 ? t`Choose one that is there: ${there.join(', ')}. Or name` : t('Name', 'the card')} the card of the host that it is made from, like from: eno1; or choose NAT.`,
    },
    otherwise: (text) => ({
      message: t`there is no network card ${text} on ${facts.hostname}`,
      remedy: t`It has: ${cards.map(({ name }) => name).join(', ') || t('none', 'of cards')}.`,
    }),
  };
}

function cardOption(card: HostCard, answers: NetworkAnswers, context: NetworkContext, facts: Facts): Option {
  const { name, carrier, addresses } = card;
  const wrong = cardTrouble(card, answers, context);
  const words = [
    ...(carrier ? [] : [t('no cable, or nothing at its other end')]),
    ...addresses.map(({ address, dynamic }) => (dynamic ? t`${address} (given by the network)` : address)),
    ...(facts.defaultRoute?.device === name ? [t('the host’s way out')] : []),
  ];
  return {
    value: name,
    label: name,
    hint: words.join('; ') || t('without an address'),
    ...(wrong ? { blocked: { reason: wrong.message, remedy: wrong.remedy } } : {}),
  };
}

const vlanField = ({ at }: NetworkContext): Field => ({
  kind: 'count',
  key: `${at}.vlan`,
  label: 'VLAN',
  help: t(
    'The bridge is for this VLAN of the card only; the card and the host’s addresses stay as they are. Empty: no VLAN.',
  ),
  page: 'network/vlan',
  least: 1,
  most: 4094,
  optional: true,
  detail: true,
});

function nameField(answers: NetworkAnswers, context: NetworkContext): Field {
  const { facts } = context;
  const isNew = facts?.hostNetwork !== undefined && fromOf(answers) !== undefined;
  const vlan = vlanOf(answers);
  return {
    kind: 'text',
    key: `${context.at}.bridge`,
    label: isNew ? t('Name of the new bridge') : t('Bridge'),
    help: t('The host’s virtual switch that the guest is plugged into.'),
    page: PAGE,
    ...(isNew
      ? {
          suggest: {
            value: freeName(facts, vlan),
            because: vlan === null ? t('it is Xen’s usual name') : t('it tells the VLAN'),
          },
        }
      : {}),
    check: (value) =>
      isNew && !isThere({ ...answers, bridge: String(value) }, context)
        ? badName(String(value), answers, context)
        : badInterface(String(value)),
  };
}
