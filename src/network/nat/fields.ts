import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Field } from '../../wizard/field.ts';
import { macField } from '../card-fields.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';
import { badList, printForward, readForward } from '../ports.ts';
import { hostAddress, isPrivate, overlap, printSubnet, readSubnet } from '../subnet.ts';
import { takenSubnets } from '../taken-subnets.ts';
import { addressOf } from './problems.ts';
import { sixField } from './six.ts';

const PAGE = 'network/nat';
type Wrong = Omit<Problem, 'field'>;

/** The ports are asked; the network itself is suggested, as details. */
export function natFields(answers: NetworkAnswers, context: NetworkContext): Field[] {
  const { at, facts } = context;
  const there = facts?.natNetworks ?? [];
  const name = freeName(context);
  const subnet = usualSubnet(answers, context);
  const ip = addressOf({ ...answers, ip: 'auto' }, context);
  return [
    {
      kind: 'text',
      key: `${at}.network`,
      label: t('Private network'),
      help: t('Guests with the same name here are on one network. The host’s bridge for it is called so.'),
      page: PAGE,
      detail: true,
      suggest: there[0]
        ? { value: there[0].name, because: t('it is there already, with other guests on it') }
        : { value: name, because: t('it is made with the first guest, and goes with the last') },
      check: (value) => badName(String(value), context),
    },
    {
      kind: 'text',
      key: `${at}.subnet`,
      label: t('Its addresses'),
      help: t('The network that the guests’ addresses are from. Nobody outside the host sees them.'),
      page: PAGE,
      detail: true,
      ...(subnet ? { suggest: subnet } : {}),
      check: (value) => badSubnet(String(value)),
    },
    sixField(answers, context),
    { ...macField(context), detail: true },
    {
      kind: 'text',
      key: `${at}.ip`,
      label: t('Address of the guest'),
      help: t('The host’s DHCP server keeps it for this guest: it is the same at every start.'),
      page: PAGE,
      detail: true,
      suggest: { value: 'auto', because: ip ? t`${ip} is free` : t('the first that is free is taken') },
    },
    {
      kind: 'list',
      item: 'port',
      key: `${at}.forwards`,
      label: t('Ports of the host that lead to the guest'),
      help: t(
        'From outside a guest behind NAT is reached by ports of the host only. Like: tcp/2222 to 22, with commas between them. Empty: none.',
      ),
      page: PAGE,
      optional: true,
      empty: t('no port of the host leads to it; it still gets out'),
      check: (value) =>
        badList(value as string[], readForward, (each) => printForward(each).replace(/ to .*/, ' of the host')),
    },
  ];
}

/** `xenguide0`, or the first with another number where something else is called so. */
function freeName({ facts }: NetworkContext): string {
  const taken = new Set([...(facts?.nics ?? []), ...(facts?.bridges ?? [])].map(({ name }) => name));
  let number = 0;
  while (taken.has(`xenguide${number}`)) number += 1;
  return `xenguide${number}`;
}

/** Becomes the name of a bridge (15 bytes at most), of units, files and an nft table. */
function badName(name: string, { facts }: NetworkContext): Wrong | undefined {
  if (name.length > 15) {
    return {
      message: t`“${name}” has ${name.length} characters, and an interface’s name has 15 at most`,
      remedy: t('Choose a shorter one, like xenguide0.'),
    };
  }
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || /^(vif|tap)/.test(name) || name === 'lo') {
    return {
      message: t`“${name}” cannot be the name of a bridge that xenguide makes`,
      remedy: t('Begin with a letter (not vif or tap) and use letters, digits, - and _, like xenguide0.'),
    };
  }
  if (!facts || facts.natNetworks?.some((network) => network.name === name)) return undefined;
  const bridge = facts.bridges.some((each) => each.name === name);
  if (!bridge && !facts.nics.some((each) => each.name === name)) return undefined;
  return {
    message: t`${name} is there already: ${bridge ? t('a bridge that xenguide did not make') : t('a network interface')}`,
    remedy: bridge
      ? t`Choose another name; or plug the guest into it with the mode bridge.`
      : t('Choose another name, like xenguide0.'),
    kind: 'conflict',
  };
}

function badSubnet(text: string): Wrong | undefined {
  const subnet = readSubnet(text);
  const like = t('Write it like 10.77.0.0/24.');
  if (!subnet) return { message: t`“${text}” is not an IPv4 network with its prefix`, remedy: like };
  if (printSubnet(subnet) !== text) {
    return {
      message: t`“${text}” is an address in a network, not the network`,
      remedy: t`Write ${printSubnet(subnet)}.`,
    };
  }
  if (subnet.prefix < 16 || subnet.prefix > 29) {
    return {
      message: subnet.prefix < 16 ? t`“${text}” is too large a network` : t`“${text}” is too small a network`,
      remedy: t`Choose a prefix from /16 to /29. ${like}`,
    };
  }
  return isPrivate(subnet)
    ? undefined
    : {
        message: t`${text} are addresses of the Internet: the guests could not reach the machines that have them`,
        remedy: t`Choose a private network: from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. ${like}`,
      };
}

/** The network’s own where it is there already, else the first of 10.77.0.0/24, 10.78.0.0/24 … that is free. */
function usualSubnet(answers: NetworkAnswers, context: NetworkContext): Field['suggest'] {
  const there = context.facts?.natNetworks?.find(({ name }) => name === answers.network);
  if (there) return { value: there.subnet, because: t`${there.name} has these` };
  const taken = takenSubnets(context.facts, undefined);
  for (let second = 77; second < 256; second += 1) {
    const text = `10.${second}.0.0/24`;
    const subnet = readSubnet(text)!;
    if (taken.some((each) => overlap(subnet, each.subnet))) continue;
    const because =
      second === 77
        ? t`nothing on this host uses them; the host will be ${hostAddress(subnet)}`
        : t`10.77.0.0/24 is in use on this host, and these are not`;
    return { value: text, because };
  }
  return undefined;
}
