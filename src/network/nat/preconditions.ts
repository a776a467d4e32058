import type { Plan } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { cardFile, type NatCard, NETWORKS, placesOf, unitFile } from './network.ts';

/** What must hold when the apply begins: others may have taken names, addresses and ports since the facts were read. */
export function natPreconditions(card: NatCard): Plan['preconditions'] {
  const { network, subnet, ip, forwards, isNew } = card;
  const { networkUnit, guests } = placesOf(network);
  const own = cardFile(card);
  return [
    {
      check: { run: ['test', '!', '-e', `/sys/class/net/${network}`, '-o', '-e', unitFile(networkUnit)] },
      message: noted`${network} is there already, and xenguide did not make it`,
      remedy: noted('Give the guest’s network another name (network.N.network).'),
      exit: 'conflict',
    },
    ...(isNew
      ? [
          stillFree(
            '-4',
            subnet,
            network,
            noted('Answer the questions again: another network is suggested then, or this one with the guests on it.'),
          ),
        ]
      : []),
    ...sixPreconditions(card),
    {
      // 2: there is no such folder yet.
      check: { run: ['grep', '-rqsF', `--exclude=${own}`, '-e', `,${ip},`, guests], ok: [1, 2] },
      message: noted`${ip} is kept for another guest`,
      remedy: noted('Answer the questions again, so that another address is chosen.'),
      exit: 'conflict',
      until: `network.reserve.${own}`,
    },
    ...forwards.flatMap(({ proto, host }): Plan['preconditions'] => [
      {
        check: {
          run: ['ss', '-H', '-n', '-l', proto === 'tcp' ? '-t' : '-u', 'sport', '=', `:${host}`] as const,
          says: '',
        },
        message: noted`a program of the host uses the port ${proto}/${host}`,
        remedy: noted`Choose another one. Which program it is: ss -lnp sport = :${host}`,
        exit: 'conflict' as const,
      },
      {
        check: {
          run: ['grep', '-rqsE', `--exclude=${own}.nft`, '-e', `^ *${proto} dport ${host} `, NETWORKS] as const,
          ok: [1, 2],
        },
        message: noted`the host’s port ${proto}/${host} leads to another guest`,
        remedy: noted`Choose another one. Which guest it is: grep -r 'dport ${host} ' ${NETWORKS}`,
        exit: 'conflict' as const,
      },
    ]),
  ];
}

function sixPreconditions({ network, subnet6, isNew }: NatCard): Plan['preconditions'] {
  if (subnet6 === '') return [];
  return [
    {
      check: { run: ['test', '-e', '/proc/sys/net/ipv6/conf/all/forwarding'] },
      message: noted('the host’s kernel runs without IPv6'),
      remedy: noted('Answer none to network.N.subnet6, or start the host without ipv6.disable=1.'),
      exit: 'notReady',
    },
    ...(isNew
      ? [stillFree('-6', subnet6, network, noted('Leave network.N.subnet6 at auto, or choose another one.'))]
      : []),
  ];
}

/** Until the network is made, its addresses must lead nowhere else. */
const stillFree = (
  family: '-4' | '-6',
  subnet: string,
  network: string,
  remedy: string,
): Plan['preconditions'][number] => ({
  check: { run: ['ip', family, 'route', 'show', 'root', subnet], says: '' },
  message: noted`the host has a way to ${subnet} by now`,
  remedy,
  exit: 'conflict',
  until: `network.make.${network}`,
});
