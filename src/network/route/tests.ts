import { listed } from '../../text/listed.ts';
import { t } from '../../text/t.ts';
import { allowPassing } from '../conflicts/allow.ts';
import { bothWays, letsAll, strictChain } from '../conflicts/strict-chain.ts';
import { FORWARDING, FORWARDING6 } from '../forwarding.ts';
import { letsPass } from '../test/bridge-tests.ts';
import { cannotAsk, fail, lastLine, ok, vifName } from '../test/findings.ts';
import type { NetworkTest, Question, TestFacts } from '../test/network-test.ts';
import { isSix, type RoutedCard } from './card.ts';

/** Where the script notes what it did for a card that is up. */
const NOTES = '/run/xenguide-route';

/** What the hotplug script vif-xenguide-route set up, looked at piece by piece, and what the host must do besides. */
export function routeTests(card: RoutedCard, facts: TestFacts): NetworkTest[] {
  return [
    led(card),
    forwarding(card),
    answering(card),
    ...(strictChain(facts, 'forward') ? [between(card, facts)] : []),
  ];
}

const ip = (address: string, ...words: string[]): Question => ({
  argv: ['ip', isSix(address) ? '-6' : '-4', '-oneline', ...words],
});

/** The host sends what is for the guest to its card. */
const led = ({ addresses }: RoutedCard): NetworkTest => ({
  id: 'route.led',
  part: 'link',
  title: t('the host’s routes to it'),
  after: ['vif'],
  ask: () => Object.fromEntries(addresses.map((each) => [each, ip(each, 'route', 'get', each)])),
  judge(said, known) {
    const name = vifName(known);
    // An hvm guest without a driver is reached by the card that qemu plays.
    const leads = (line: string): boolean => [name, `${name}-emu`].some((each) => line.includes(` dev ${each} `));
    const lost = addresses.filter((each) => !leads(`${said[each]!.stdout.trim()} `));
    const [first] = lost;
    if (first === undefined) return ok(t`The host’s routes to ${listed(addresses)} lead to ${name}.`);
    return fail(
      t`The host’s route to ${first} does not lead to ${name}.`,
      t`Something took it away, or another is more exact: ip route get ${first} shows it. Starting the guest anew sets it again: xl reboot ${known.guest}`,
      lost.map((each) => lastLine(said[each]!.stdout) || lastLine(said[each]!.stderr)),
    );
  },
});

const forwarding = ({ addresses }: RoutedCard): NetworkTest => {
  const keys = [
    ...(addresses.every(isSix) ? [] : [FORWARDING.key]),
    ...(addresses.some(isSix) ? [FORWARDING6.key] : []),
  ];
  return {
    id: 'route.forwarding',
    part: 'way',
    title: t('that the host passes packets on'),
    ask: () => Object.fromEntries(keys.map((key) => [key, { argv: ['sysctl', '-n', key] } as const])),
    judge(said) {
      const off = keys.find((key) => said[key]!.stdout.trim() !== '1');
      if (off === undefined) return ok(t('The host passes packets on between its networks.'));
      if (said[off]!.code !== 0) return cannotAsk('sysctl', said[off]!);
      return fail(
        t('The host does not pass packets on: the guest gets no further than to the host.'),
        t`Put it back: sysctl -w ${off}=1. Something changed it; look in /etc/sysctl.d.`,
        [`${off} = ${said[off]!.stdout.trim()}`],
      );
    },
  };
};

/** Neighbours ask on the host’s card who has the guest’s address; the host says that it has. */
const answering = ({ via }: RoutedCard): NetworkTest => ({
  id: 'route.answering',
  part: 'inbound',
  title: t`the host’s answers for it on ${via}`,
  after: ['vif'],
  ask: (known) => ({
    // Which addresses these are depends on the networks that the host was in when the guest was made: the script noted them.
    noted: { argv: ['cat', `${NOTES}/${vifName(known)}`] },
    four: { argv: ['ip', '-4', 'neighbour', 'show', 'proxy'] },
    six: { argv: ['ip', '-6', 'neighbour', 'show', 'proxy'] },
    switched: { argv: ['sysctl', '-n', `net/ipv6/conf/${via}/proxy_ndp`] },
  }),
  judge({ noted, four, six, switched }, known) {
    const answered = [...noted!.stdout.matchAll(/^answer (\S+)$/gm)].map(([, address]) => address!);
    const again = t`Start the guest anew, which sets it again: xl reboot ${known.guest}`;
    if (noted!.code !== 0) {
      return fail(t`The hotplug script has not set up ${vifName(known)}.`, again, [lastLine(noted!.stderr)]);
    }
    const told = `${four!.stdout}\n${six!.stdout}`.split('\n');
    const silent = answered.find((each) => !told.some((line) => line.startsWith(`${each} dev ${via} `)));
    if (silent !== undefined) {
      return fail(t`The host does not answer for ${silent} on ${via}: neighbours outside look for it in vain.`, again, [
        t`ip neighbour show proxy has no line for ${silent} on ${via}`,
      ]);
    }
    if (answered.some(isSix) && switched!.stdout.trim() !== '1') {
      return fail(
        t`The host does not answer on ${via} for IPv6 addresses of guests.`,
        t`Put it back: sysctl -w net/ipv6/conf/${via}/proxy_ndp=1. Something changed it; look in /etc/sysctl.d.`,
        [`net/ipv6/conf/${via}/proxy_ndp = ${switched!.stdout.trim()}`],
      );
    }
    return answered.length > 0
      ? ok(t`The host answers for ${listed(answered)} on ${via}.`)
      : ok(t`The host need not answer for it on ${via}: its packets are sent here anyway.`);
  },
});

/** A packet that any chain drops is lost. The card has another name at every start: a rule can name it, or all of its kind. */
const between = ({ via, addresses }: RoutedCard, facts: TestFacts): NetworkTest => {
  const filter = strictChain(facts, 'forward')!;
  const { family, table: name, chain } = filter;
  return {
    id: 'route.between',
    part: 'way',
    title: t('other firewalls of the host'),
    after: ['vif'],
    ask: () => ({ table: { argv: ['nft', 'list', 'table', family, name] } }),
    judge({ table }, known) {
      const named = t`nft chain ${family} ${name} ${chain}`;
      const card = vifName(known);
      const passes =
        [card, 'vif*'].some((each) => letsPass(table!.stdout, each)) || letsAll(filter, bothWays(card, via));
      const allowed = allowPassing(filter, { bridge: 'vif+', kind: 'routed', ours: false, six: addresses.some(isSix) });
      if (passes) return ok(t`Another firewall has rules that let ${card} pass (${named}).`);
      return fail(
        t`Another firewall of the host drops what it does not know (${named}): the guest does not get out.`,
        `${allowed.remedy} ${allowed.commands.join(' ; ')}`,
        [t`${named}: no rule in it accepts ${card}`],
      );
    },
  };
};
