import type { Bridge, Facts } from '../host/facts.ts';
import type { Field } from '../wizard/field.ts';
import { isAddress, isInNetwork } from './address.ts';
import { badInterface, notABridge } from './bridge-name.ts';
import { chosenMac, macField } from './card-fields.ts';
import { badFixedAddress } from './fixed-address.ts';
import type { NetworkContext, NetworkMode } from './mode.ts';

/** A port on a bridge that the host has already: the guest is a machine like any other on that network. */
export const bridge: NetworkMode = {
  id: 'bridge',
  label: 'Bridge',
  summary: 'like a cable into the switch that the host hangs on: the guest has its own place in your network',
  page: 'network/bridge',

  unavailable: (facts) =>
    plainBridges(facts).length > 0
      ? undefined
      : {
          reason: 'this host has no bridge',
          remedy: 'Make one first (xenguide guide network/bridge shows how, by hand and safely), or choose NAT.',
        },

  fields(answers, context) {
    const bridges = context.facts ? plainBridges(context.facts) : [];
    const usual = usualBridge(context);
    const bridgeField: Field =
      bridges.length === 0
        ? {
            kind: 'text',
            key: `${context.at}.bridge`,
            label: 'Bridge',
            help: 'The host’s virtual switch that the guest is plugged into.',
            page: 'network/bridge',
            check: (value) => badInterface(String(value)),
          }
        : {
            kind: 'choice',
            key: `${context.at}.bridge`,
            label: 'Bridge',
            help: 'The host’s virtual switch that the guest is plugged into.',
            page: 'network/bridge',
            otherwise: (text) => notABridge(text, context.facts),
            options: bridges.map(({ name, ports, addresses }) => ({
              value: name,
              label: name,
              hint: [ports.length > 0 ? `with ${ports.join(', ')}` : 'without a card of the host', ...addresses].join(
                '; ',
              ),
            })),
            ...(usual ? { suggest: usual } : {}),
          };
    return [
      bridgeField,
      macField(context),
      {
        kind: 'text',
        key: `${context.at}.ip`,
        label: 'Address of the guest',
        help: 'auto: the network’s own DHCP server gives one. Or a fixed one with its prefix, like 192.0.2.10/24.',
        page: 'network/address',
        suggest: { value: 'auto', because: 'most networks have a DHCP server' },
        check: (value) => badFixedAddress(String(value), context),
      },
      ...(answers.ip === undefined || answers.ip === 'auto' ? [] : fixedAddressFields(context, String(answers.ip))),
    ];
  },

  problems(answers, context) {
    const facts = context.facts;
    if (!facts || plainBridges(facts).some(({ name }) => name === answers.bridge)) return [];
    return [
      {
        field: `${context.at}.bridge`,
        message: `there is no bridge ${String(answers.bridge)} on ${facts.hostname}`,
        remedy: `Choose one that is there: ${
          plainBridges(facts)
            .map(({ name }) => name)
            .join(', ') || 'none is'
        }.`,
      },
    ];
  },

  resolve(answers, context) {
    const mac = chosenMac(answers, context);
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
    };
  },

  actions: () => [],
  guarded: true,

  preconditions: ({ vif }) => [
    {
      check: { run: ['test', '-d', `/sys/class/net/${vif.bridge ?? ''}/bridge`] },
      message: `the bridge ${vif.bridge ?? ''} is not there`,
      remedy: `Bring it up (ip link show ${vif.bridge ?? ''}), or choose another one.`,
      exit: 'notReady',
    },
  ],

  route({ vif: { bridge: name = '' } }, facts) {
    const ports = facts?.bridges.find((each) => each.name === name)?.ports ?? [];
    const cards = ports.filter((port) => facts?.nics.some((nic) => nic.physical && nic.name === port));
    const way = facts?.defaultRoute;
    return [
      `bridge ${name}`,
      ...(cards.length > 0 ? [cards.join(', ')] : []),
      ...(way?.device === name ? [`gateway ${way.gateway}`] : []),
    ];
  },
};

/** Those of private networks are no way out: who is plugged in there without a reservation gets no address. */
const plainBridges = ({ bridges, natNetworks = [] }: Facts): Bridge[] =>
  bridges.filter(({ name }) => !natNetworks.some((network) => network.name === name));

function fixedAddressFields(context: NetworkContext, own: string): Field[] {
  const route = context.facts?.defaultRoute?.gateway;
  // The host's own way out is the guest's only where both are in the same network.
  const gateway = route !== undefined && isInNetwork(route, own) ? route : undefined;
  const notAddress = (value: string) => ({
    message: `“${value}” is not an IP address`,
    remedy: 'Write it like 192.0.2.1.',
  });
  return [
    {
      kind: 'text',
      key: `${context.at}.gateway`,
      label: 'Gateway',
      help: 'The router that leads out of the guest’s network.',
      page: 'network/address',
      optional: true,
      ...(gateway ? { suggest: { value: gateway, because: 'the host itself uses it' } } : {}),
      check: (value) => {
        if (!isAddress(String(value))) return notAddress(String(value));
        if (String(value) === own.split('/')[0]) {
          return { message: `${String(value)} is the guest’s own address`, remedy: 'Name the router of its network.' };
        }
        return isInNetwork(String(value), own) === false
          ? {
              message: `${String(value)} is not in the guest’s own network ${own}`,
              remedy: 'Name the router that is in it.',
            }
          : undefined;
      },
    },
    {
      kind: 'list',
      item: 'address',
      key: `${context.at}.dns`,
      label: 'Name servers',
      help: 'Addresses of the servers that turn names into addresses, with commas between them.',
      page: 'network/address',
      optional: true,
      ...(gateway ? { suggest: { value: [gateway], because: 'the gateway often answers for names too' } } : {}),
      check: (value) => {
        const wrong = (value as string[]).find((address) => !isAddress(address));
        return wrong === undefined ? undefined : notAddress(wrong);
      },
    },
  ];
}

/** The bridge that xl itself would take, else the one with the way out, else the first. */
function usualBridge({ facts }: NetworkContext): { value: string; because: string } | undefined {
  const names = facts ? plainBridges(facts).map(({ name }) => name) : [];
  const preferred = facts?.xlConf['vif.default.bridge'];
  if (preferred && names.includes(preferred)) return { value: preferred, because: 'xl.conf names it as the default' };
  const route = facts?.defaultRoute?.device;
  if (route && names.includes(route)) return { value: route, because: 'the host’s own way out leads over it' };
  if (names.includes('xenbr0')) return { value: 'xenbr0', because: 'it has Xen’s usual name' };
  return names[0] === undefined ? undefined : { value: names[0], because: 'it is the only one' };
}
