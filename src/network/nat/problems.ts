import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { chosenMac } from '../card-fields.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';
import { readAll, readForward } from '../ports.ts';
import { freeAddress, hostAddress, isHostIn, overlap, readSubnet } from '../subnet.ts';
import { takenSubnets } from '../taken-subnets.ts';
import { sixProblems } from './six.ts';

/** The guest’s address: the answer, the one that was kept for this card earlier, or the first free; undefined: none is. */
export function addressOf(answers: NetworkAnswers, context: NetworkContext): string | undefined {
  if (answers.ip !== undefined && answers.ip !== 'auto') return String(answers.ip);
  const subnet = readSubnet(String(answers.subnet ?? ''));
  if (!subnet) return undefined;
  const all = reservations(answers, context);
  const mac = chosenMac(answers, context);
  const own = all.find((each) => each.guest === context.guest && each.mac === mac);
  if (own && isHostIn(own.ip, subnet)) return own.ip;
  // Another card of the same guest on the same network gets the next.
  const index = Number(context.at.slice(context.at.lastIndexOf('.') + 1)) || 0;
  return freeAddress(subnet, new Set(all.map(({ ip }) => ip)), index);
}

const reservations = ({ network }: NetworkAnswers, { facts }: NetworkContext) =>
  facts?.natNetworks?.find(({ name }) => name === network)?.reservations ?? [];

export function natProblems(answers: NetworkAnswers, context: NetworkContext): Problem[] {
  return [
    ...subnetProblems(answers, context),
    ...sixProblems(answers, context),
    ...addressProblems(answers, context),
    ...portProblems(answers, context),
  ];
}

function subnetProblems(answers: NetworkAnswers, { at, facts }: NetworkContext): Problem[] {
  const field = `${at}.subnet`;
  const name = String(answers.network);
  const there = facts?.natNetworks?.find((network) => network.name === name);
  if (there) {
    return there.subnet === answers.subnet
      ? []
      : [
          {
            field,
            message: t`the network ${name} has the addresses ${there.subnet} already`,
            remedy: t`Write ${there.subnet}, or give this guest a network of another name.`,
          },
        ];
  }
  const subnet = readSubnet(String(answers.subnet))!;
  const clash = takenSubnets(facts, undefined).find((each) => overlap(each.subnet, subnet));
  return clash
    ? [
        {
          field,
          kind: 'conflict',
          message: t`${String(answers.subnet)} overlaps with a network that the host reaches over ${clash.by}`,
          remedy: t('Choose another one, such as 10.78.0.0/24; ip route shows what is in use.'),
        },
      ]
    : [];
}

function addressProblems(answers: NetworkAnswers, context: NetworkContext): Problem[] {
  const field = `${context.at}.ip`;
  const subnet = readSubnet(String(answers.subnet))!;
  const address = addressOf(answers, context);
  if (address === undefined) {
    return [
      {
        field,
        message: t`no address of ${String(answers.subnet)} is free`,
        remedy: t('Undo a guest, or use another network.'),
      },
    ];
  }
  if (!isHostIn(address, subnet) || address === hostAddress(subnet)) {
    return [
      {
        field,
        message: t`“${address}” is not an address that a guest in ${String(answers.subnet)} can have`,
        remedy: t`Write auto, or one of that network without its prefix; ${hostAddress(subnet)} is the host’s own.`,
      },
    ];
  }
  const other = reservations(answers, context).find(({ ip, guest }) => ip === address && guest !== context.guest);
  return other
    ? [
        {
          field,
          kind: 'conflict',
          message: t`${address} is kept for the guest ${other.guest}`,
          remedy: t('Write auto, or choose another one.'),
        },
      ]
    : [];
}

/** Of the private network’s own server, which may not run yet: names, DHCP, DHCPv6. Guests’ questions would be led away from it. */
const OWN_PORTS: readonly string[] = ['tcp/53', 'udp/53', 'udp/67', 'udp/547'];

/** A port has one owner: a program of the host, or one guest. */
function portProblems(answers: NetworkAnswers, { at, guest, facts }: NetworkContext): Problem[] {
  const field = `${at}.forwards`;
  return readAll(answers.forwards, readForward).flatMap(({ proto, host }): Problem[] => {
    const owner = (facts?.natNetworks ?? [])
      .flatMap(({ forwards }) => forwards)
      .find((each) => each.proto === proto && each.host === host && each.guest !== guest);
    const remedy = t('Choose another port of the host.');
    if (owner) {
      const message = t`the host’s port ${proto}/${host} leads to the guest ${owner.guest} already`;
      return [{ field, kind: 'conflict', message, remedy }];
    }
    if (OWN_PORTS.includes(`${proto}/${host}`)) {
      return [
        {
          field,
          kind: 'conflict',
          message: t`the host’s port ${proto}/${host} is that of the private network’s own server, which guests ask for addresses and names`,
          remedy: t(
            'Choose another port of the host; or connect a guest that is such a server by a bridge or a route.',
          ),
        },
      ];
    }
    const listening = (proto === 'tcp' ? facts?.listening : facts?.listeningUdp) ?? [];
    return listening.includes(host)
      ? [
          {
            field,
            kind: 'conflict',
            message: t`a program of the host uses the port ${proto}/${host} already`,
            remedy: t`${remedy} Which program it is: ss -lnp sport = :${host}`,
          },
        ]
      : [];
  });
}
