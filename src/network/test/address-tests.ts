import { t } from '../../text/t.ts';
import { fail, ok, unsure } from './findings.ts';
import { NEIGHBOURS, readNeighbours } from './links.ts';
import type { Known, NetworkTest } from './network-test.ts';
import { reach, readReach } from './questions.ts';

/** Which address the guest has, and whether it answers there. */

/** With what the neighbours know: an address that the guest itself was heard at. */
const address: NetworkTest = {
  id: 'address',
  part: 'address',
  title: t('the guest’s address'),
  after: ['driver'],
  later: true,
  ask: () => ({ neighbours: NEIGHBOURS }),
  judge({ neighbours }, { guest, card }) {
    const { address: told, mac } = card;
    if (!told.dhcp) {
      const own = told.ip.split('/')[0]!;
      return ok(t`It should have the address ${own}, as you answered.`, { learned: { address: own } });
    }
    if (told.reserved !== undefined) {
      return ok(t`${told.reserved} is kept for it.`, { learned: { address: told.reserved } });
    }
    const heard = readNeighbours(neighbours!).filter((each) => each.mac === mac && each.state !== 'FAILED');
    // IPv4 first; one that holds between neighbours only says little.
    const best =
      heard.find((each) => !each.address.includes(':')) ?? heard.find((each) => !/^fe80:/i.test(each.address));
    if (best) return ok(t`The host knows it as ${best.address}.`, { learned: { address: best.address } });
    return unsure(
      t('Its address is not known here: it comes from a DHCP server of your network.'),
      t`Ask that server, by the MAC address ${mac}, or look in the guest: xl console ${guest}, and there: ip address`,
      heard.map((each) => t`ip neighbour: ${each.address} has ${each.mac}`),
    );
  },
};

const answers: NetworkTest = {
  id: 'answers',
  part: 'address',
  title: t('its answer'),
  after: ['address'],
  later: true,
  ask: ({ address: at = '' }) => ({
    reached: reach(at),
    neighbours: NEIGHBOURS,
    route: { argv: ['ip', '-json', 'route', 'get', at] },
  }),
  judge({ reached, neighbours, route }, known) {
    const { guest, card, address: at = '' } = known;
    const { how, mac, evidence } = readReach(reached!);
    if (mac !== null && mac !== card.mac && how !== 'silence') {
      return fail(
        t`Another machine answers at ${at}: its card is ${mac}, the guest’s is ${card.mac}.`,
        t('Two machines have one address. Give one of them another.'),
        evidence,
      );
    }
    const words = {
      icmp: t('to ping'),
      tcp: t('to a connection'),
      arp: t('when it is asked who has the address (ARP)'),
    };
    if (how === 'icmp' || how === 'tcp' || how === 'arp') return ok(t`${at} answers ${words[how]}.`, { evidence });
    if (how === 'heard') {
      return unsure(
        t`${at} was heard a moment ago, but does not answer now.`,
        t('Look again in half a minute.'),
        evidence,
      );
    }
    const over = deviceOf(route!.stdout);
    if (over !== undefined && over !== (card.vif.bridge ?? known.vif?.bridge) && over !== known.vif?.name) {
      return unsure(
        t`${at} does not answer. The host itself is not in that network: it asks over ${over}.`,
        t('Try it from a machine that is, or give the bridge an address in it.'),
        [route!.stdout.trim(), ...evidence],
      );
    }
    const others = readNeighbours(neighbours!).filter((each) => each.mac === card.mac && each.address !== at);
    return fail(
      others.length > 0
        ? t`${at} does not answer; the guest was heard at ${others.map((each) => each.address).join(', ')}.`
        : t`Nobody answers at ${at}.`,
      t`The guest has not taken the address (yet). Look at its console: xl console ${guest}, and there: ip address`,
      evidence,
    );
  },
};

function deviceOf(stdout: string): Known['address'] {
  try {
    return (JSON.parse(stdout) as { dev?: string }[])[0]?.dev;
  } catch {
    return undefined;
  }
}

export const ADDRESS_TESTS: readonly NetworkTest[] = [address, answers];
