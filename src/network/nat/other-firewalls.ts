import type { PacketFilter } from '../../host/traffic.ts';
import { t } from '../../text/t.ts';
import { allowPassing } from '../conflicts/allow.ts';
import { bothWays, letsAll, strictChain } from '../conflicts/strict-chain.ts';
import { letsPass } from '../test/bridge-tests.ts';
import { fail, ok } from '../test/findings.ts';
import type { NetworkTest, TestFacts } from '../test/network-test.ts';
import type { NatCard } from './network.ts';

/** A packet that any chain drops is lost, whatever ours say. `families`: whose chains are looked at. */
export const otherFirewalls = (
  { network }: NatCard,
  facts: TestFacts,
  id: string,
  families: readonly PacketFilter['family'][],
): NetworkTest => {
  const chain = strictChain(facts, 'forward', families);
  const six = !families.includes('ip');
  const packets = bothWays(network, (six ? facts.defaultRoute6 : facts.defaultRoute)?.device ?? '');
  return {
    id,
    part: 'way',
    title: six ? t('other firewalls of the host, of IPv6') : t('other firewalls of the host'),
    ask: () =>
      chain
        ? { table: { argv: ['nft', 'list', 'table', chain.family, chain.table] } }
        : six
          ? t('No other firewall of the host drops IPv6 that it does not know.')
          : t('No other firewall of the host drops what it does not know.'),
    judge({ table }) {
      const named = t`nft chain ${chain!.family} ${chain!.table} ${chain!.chain}`;
      if (letsPass(table!.stdout, network) || letsAll(chain!, packets))
        return ok(t`Another firewall has rules that let ${network} pass (${named}).`);
      const allowed = allowPassing(chain!, { bridge: network, kind: 'routed', ours: true, six });
      return fail(
        six
          ? t`Another firewall of the host drops what it does not know (${named}): the guest’s IPv6 does not get out.`
          : t`Another firewall of the host drops what it does not know (${named}): the guest does not get out.`,
        `${allowed.remedy} ${allowed.commands.join(' ; ')}`,
        [t`${named}: no rule in it accepts ${network}`],
      );
    },
  };
};
