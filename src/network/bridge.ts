import { noted, t } from '../text/t.ts';
import { addressFields } from './bridge/address-fields.ts';
import { plainBridges, surroundings } from './bridge/existing.ts';
import { bridgeFields, notThere } from './bridge/fields.ts';
import { fromOf, madeOf, makingTrouble, newBridge, noneCanBeMade } from './bridge/new-bridge.ts';
import { newPreconditions, newRoute, newWarnings } from './bridge/plan.ts';
import { chosenMac, macField } from './card-fields.ts';
import type { NetworkMode } from './mode.ts';
import { cardOf, frames, portOf } from './test/bridge-tests.ts';
import { dhcpServers } from './test/dhcp-servers.ts';
import { armedAction } from './uplink/armed.ts';
import { isWrong } from './uplink/dialect.ts';

/** A port on a bridge of the host, made from one of its cards if need be: the guest is a machine like any other there. */
export const bridge: NetworkMode = {
  id: 'bridge',
  label: noted('Bridge'),
  summary: t('like a cable into the switch that the host hangs on: the guest has its own place in your network'),
  page: 'network/bridge',

  unavailable(facts) {
    const none = plainBridges(facts).length > 0 ? undefined : noneCanBeMade(facts);
    return (
      none && {
        reason: t`this host has no bridge${facts.hostNetwork ? t`, and none can be made from a card: ${none.message}` : ''}`,
        remedy:
          t`${facts.hostNetwork?.cards.length === 1 && none.remedy !== '' ? `${none.remedy} ` : ''}Or make one first: xenguide guide network/bridge shows how, by hand and safely.`.replace(
            /^Or m/,
            'M',
          ),
      }
    );
  },

  hesitates: (facts) =>
    plainBridges(facts).length > 0 ? undefined : t('this host has no bridge yet; making one changes its own network'),

  fields: (answers, context) => [
    ...bridgeFields(answers, context),
    macField(context),
    ...addressFields(answers, context),
  ],

  problems(answers, context) {
    const { at, facts } = context;
    if (!facts || plainBridges(facts).some(({ name }) => name === answers.bridge)) return [];
    const made = newBridge(answers, context);
    const wrong = made && makingTrouble(made, context);
    if (wrong) return [{ field: `${at}.from`, ...wrong }];
    if (made || fromOf(answers) !== undefined) return [];
    return [{ field: `${at}.bridge`, ...notThere(String(answers.bridge), facts) }];
  },

  resolve(answers, context) {
    const mac = chosenMac(answers, context);
    const made = newBridge(answers, context);
    return {
      mode: 'bridge',
      mac,
      vif: { mac, bridge: String(answers.bridge) },
      address:
        answers.ip === 'auto'
          ? { dhcp: true }
          : {
              dhcp: false,
              ip: String(answers.ip),
              gateway: answers.gateway === undefined ? null : String(answers.gateway),
              dns: Array.isArray(answers.dns) ? answers.dns.map(String) : [],
            },
      ...(made ? { newBridge: made } : {}),
    };
  },

  actions({ newBridge: made }, fill) {
    const change = made && madeOf(made);
    return change && !isWrong(change) ? [armedAction(change.change(fill), fill)] : [];
  },
  guarded: true,

  preconditions: ({ vif, newBridge: made }) =>
    made
      ? newPreconditions(made.wish)
      : [
          {
            check: { run: ['test', '-d', `/sys/class/net/${vif.bridge ?? ''}/bridge`] },
            message: noted`the bridge ${vif.bridge ?? ''} is not there`,
            remedy: noted`Bring it up (ip link show ${vif.bridge ?? ''}), or choose another one.`,
            exit: 'notReady',
          },
        ],

  warnings: ({ newBridge: made }, facts) => (made ? newWarnings(made, facts) : []),

  differences({ newBridge: made }) {
    const change = made && madeOf(made);
    return change && !isWrong(change) ? change.differences : [];
  },

  route({ vif: { bridge: name = '' }, newBridge: made }, facts) {
    if (made) return newRoute(made, facts);
    const found = facts?.bridges.find((each) => each.name === name);
    const ports = found?.ports ?? [];
    const cards = ports.filter((port) => facts?.nics.some((nic) => nic.physical && nic.name === port));
    const way = facts?.defaultRoute;
    return [
      t`bridge ${name}${found && facts ? surroundings(found, facts) : ''}`,
      ...(cards.length > 0 ? [cards.join(', ')] : []),
      ...(way?.device === name ? [t`gateway ${way.gateway}`] : []),
    ];
  },

  tests: ({ vif: { bridge: name = '' } }, facts) => [
    portOf(name),
    cardOf(name),
    frames(name, facts),
    dhcpServers(name),
  ],

  recognise: ({ mac, vif }, facts) =>
    plainBridges(facts).some(({ name }) => name === vif.bridge)
      ? { mode: 'bridge', mac, vif, address: { dhcp: true } }
      : undefined,
};
