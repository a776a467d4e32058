import type { Facts } from '../../host/facts.ts';
import type { Problem } from '../../problem.ts';
import { many, t } from '../../text/t.ts';
import type { Field, Option } from '../../wizard/field.ts';
import { isAddress, isIpv4 } from '../address.ts';
import { badInterface } from '../bridge-name.ts';
import { macField } from '../card-fields.ts';
import { canonicalIpv6 } from '../ipv6.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';
import { readSubnet, toNumber } from '../subnet.ts';
import { addressesOf, isNeighbour } from './card.ts';

const PAGE = 'network/route';
type Wrong = Omit<Problem, 'field'>;

/** The addresses are asked; how the host comes by their packets is made out, as details. */
export function routeFields(answers: NetworkAnswers, context: NetworkContext): Field[] {
  const { at, facts } = context;
  const servers = facts?.nameServers ?? [];
  return [
    {
      kind: 'text',
      key: `${at}.ip`,
      label: t('IPv4 address of the guest'),
      help: t(
        'One that your provider leads to this host, or a free one of its network. Like 192.0.2.10. Empty: none, if it has IPv6.',
      ),
      page: PAGE,
      optional: true,
      empty: t('it has no IPv4 address'),
      check: (value) => badIpv4(String(value)),
    },
    {
      kind: 'text',
      key: `${at}.ip6`,
      label: t('IPv6 address of the guest'),
      help: t('Likewise, like 2001:db8::10. Empty: the guest has no IPv6.'),
      page: PAGE,
      optional: true,
      empty: t('it has no IPv6 address'),
      check: (value) => badIpv6(String(value)),
    },
    viaField(context),
    {
      kind: 'choice',
      key: `${at}.answer`,
      label: t('Does the host answer for the guest’s addresses?'),
      help: t(
        'Where neighbours look for them on the host’s card themselves, it must (proxy ARP). Where a router sends them to the host anyway, it need not.',
      ),
      page: PAGE,
      detail: true,
      options: [
        {
          value: 'auto',
          label: t('Where it is needed'),
          hint: t('for addresses of the network that the host’s card is in'),
        },
        {
          value: 'always',
          label: t('Always'),
          hint: t('a provider’s router asks for an address of another network too'),
        },
        { value: 'never', label: t('Never'), hint: t('a router sends what is for the guest to the host') },
      ],
      suggest: { value: 'auto', because: answering(answers, facts) },
    },
    { ...macField(context), detail: true },
    {
      kind: 'list',
      item: 'address',
      key: `${at}.dns`,
      label: t('Name servers'),
      help: t('Addresses of the servers that turn names into addresses, with commas between them.'),
      page: 'network/address',
      optional: true,
      empty: t('it is told no name servers'),
      ...(servers.length > 0 ? { suggest: { value: servers, because: t('the host itself asks them') } } : {}),
      check: (value) => {
        const wrong = (value as string[]).find((address) => !isAddress(address));
        return wrong === undefined
          ? undefined
          : { message: t`“${wrong}” is not an IP address`, remedy: t('Write it like 192.0.2.1.') };
      },
    },
  ];
}

/** The host’s cards and bridges with an address; not the guests’ own cards, nor a private network’s bridge. */
export function waysOut({ nics, bridges, natNetworks = [], defaultRoute }: Facts): Option[] {
  return [...nics, ...bridges]
    .filter(({ name }) => !/^(vif\d|tap)/.test(name) && !natNetworks.some((each) => each.name === name))
    .filter(({ name, addresses }) => addresses.length > 0 || name === defaultRoute?.device)
    .map(({ name, addresses }) => ({
      value: name,
      label: name,
      hint: addresses.join(', ') || t('without an address'),
    }));
}

function viaField({ at, facts }: NetworkContext): Field {
  const base = {
    key: `${at}.via`,
    label: t('The host’s card towards the world'),
    help: t('Where the guest’s packets leave the host, and come in. It is not changed.'),
    page: PAGE,
  };
  const options = facts ? waysOut(facts) : [];
  if (options.length === 0) return { ...base, kind: 'text', check: (value) => badInterface(String(value)) };
  const usual = options.find(({ value }) => value === facts?.defaultRoute?.device);
  const [first] = options;
  const suggest = usual
    ? { value: usual.value, because: t('the host’s own way out leads over it') }
    : options.length === 1
      ? { value: first!.value, because: t('it is the only one') }
      : undefined;
  return { ...base, kind: 'choice', options, ...(suggest ? { suggest, detail: true } : {}) };
}

function answering(answers: NetworkAnswers, facts: Facts | undefined): string {
  const via = String(answers.via ?? facts?.defaultRoute?.device ?? '');
  const asked = addressesOf(answers).filter((each) => isNeighbour(each, facts, via));
  if (asked.length === 0)
    return via
      ? t`only addresses of the network of ${via} are looked for there`
      : t('only addresses of the host’s own network are looked for there');
  return many(
    asked.length,
    t`${asked[0]} is in the network of ${via}: neighbours look there`,
    t`${asked.join(', ')} are in the network of ${via}: neighbours look there`,
  );
}

/** Nobody can have these (RFC 6890): this network, loopback, link-local, multicast and what is reserved. */
const NOBODYS = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].map((text) => readSubnet(text)!);

function badIpv4(text: string): Wrong | undefined {
  const remedy = t('Write it like 192.0.2.10; a routed guest’s address needs no prefix.');
  const address = text.replace(/\/32$/, '');
  if (!isIpv4(address)) return { message: t`“${text}” is not a single IPv4 address`, remedy };
  const number = toNumber(address);
  return NOBODYS.some(({ first, prefix }) => number >= first && number < first + 2 ** (32 - prefix))
    ? { message: t`${address} is no address that a machine on a network can have`, remedy }
    : undefined;
}

function badIpv6(text: string): Wrong | undefined {
  const remedy = t('Write it like 2001:db8::10; a routed guest’s address needs no prefix.');
  const address = canonicalIpv6(text.replace(/\/128$/, ''));
  if (address === undefined) return { message: t`“${text}” is not a single IPv6 address`, remedy };
  return /^(::1?$|fe[89ab]|ff)/.test(address)
    ? { message: t`${address} is no address that leads to a machine from elsewhere`, remedy }
    : undefined;
}
