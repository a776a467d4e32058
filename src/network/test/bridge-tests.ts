import { t } from '../../text/t.ts';
import { letsAll, strictChain } from '../conflicts/strict-chain.ts';
import { cannotAsk, fail, ok, unsure, vifName } from './findings.ts';
import { LINKS, type Link, readLinks } from './links.ts';
import type { NetworkTest, TestFacts } from './network-test.ts';

/** For cards that are ports of a bridge. */

/** The card is plugged in, and the bridge is on. */
export const portOf = (bridge: string): NetworkTest => ({
  id: 'port',
  part: 'link',
  title: t`its place on the bridge ${bridge}`,
  after: ['vif'],
  ask: () => ({ links: LINKS }),
  judge({ links }, known) {
    const name = vifName(known);
    const all = readLinks(links!);
    if (!all) return cannotAsk('ip', links!);
    const own = all.find((link) => link.name === bridge);
    const port = all.find((link) => link.name === name);
    if (!own) {
      return fail(t`There is no bridge ${bridge} on the host.`, t`Bring it up again, then start ${known.guest} anew.`);
    }
    const evidence = [`${name}: ${port?.master ? t`port of ${port.master}` : t('port of no bridge')}`];
    if (port?.master !== bridge) {
      const where = port?.master ? t`is on the bridge ${port.master}, not on ${bridge}` : t`is on no bridge`;
      return fail(`${name} ${where}.`, t`Plug it in: ip link set dev ${name} master ${bridge}`, evidence);
    }
    if (!own.up) {
      return fail(t`The bridge ${bridge} is switched off.`, t`Switch it on: ip link set dev ${bridge} up`, evidence);
    }
    if (port.portState === 'listening' || port.portState === 'learning' || port.portState === 'blocking') {
      return fail(
        t`The bridge ${bridge} does not pass on yet what ${name} says (it is ${port.portState}).`,
        t`It waits for other switches (STP). Without a second one: ip link set dev ${bridge} type bridge stp_state 0 forward_delay 0`,
        evidence,
      );
    }
    return ok(t`${name} is a port of the bridge ${bridge}.`, { evidence });
  },
});

/** A card of the host is on the bridge too, and there is something at its other end. */
export const cardOf = (bridge: string): NetworkTest => ({
  id: 'uplink',
  part: 'way',
  title: t`the way out of the bridge ${bridge}`,
  ask: () => ({ links: LINKS, forwarding: { argv: ['sysctl', '-n', 'net.ipv4.ip_forward'] } }),
  judge({ links, forwarding }, { vifs }) {
    const all = readLinks(links!);
    if (!all) return cannotAsk('ip', links!);
    const isGuests = ({ name }: Link): boolean => vifs.includes(name) || /^(vif\d|tap)/.test(name);
    const cards = all.filter((link) => link.master === bridge && !isGuests(link));
    const names = cards.map(({ name }) => name).join(', ');
    if (cards.length === 0) {
      const message = t`No card of the host is on the bridge ${bridge}`;
      const remedy = t`Plug one in (xenguide guide network/bridge shows how without losing the connection), or choose NAT.`;
      return forwarding!.stdout.trim() === '1'
        ? unsure(t`${message}; the host may pass its packets on by its own rules.`, remedy)
        : fail(t`${message}: the guests on it reach each other and the host, nobody else.`, remedy);
    }
    const works = cards.find(({ up, carrier }) => up && carrier);
    if (works) return ok(t`${works.name} leads out of the bridge ${bridge}.`);
    const off = cards.find(({ up }) => !up);
    return off
      ? fail(
          t`${off.name}, the way out of ${bridge}, is switched off.`,
          t`Switch it on: ip link set dev ${off.name} up`,
        )
      : fail(
          t`${names}, the way out of ${bridge}, has nobody at the other end.`,
          t('See the cable, and the switch’s port.'),
        );
  },
});

/**
 * Docker and others let the kernel hand bridged frames to their own firewall, which drops what it does not know (pain P38).
 * The other firewalls among the facts are those that would.
 */
export const frames = (bridge: string, facts: Pick<TestFacts, 'traffic'>): NetworkTest => {
  const chain = strictChain(facts, 'forward');
  return {
    id: 'frames',
    part: 'way',
    title: t`what passes over the bridge ${bridge}`,
    ask: () =>
      chain
        ? {
            handed: { argv: ['cat', '/proc/sys/net/bridge/bridge-nf-call-iptables'] },
            table: { argv: ['nft', 'list', 'table', chain.family, chain.table] },
          }
        : t('No other firewall of the host drops what it does not know.'),
    judge({ handed, table }) {
      if (handed!.stdout.trim() !== '1')
        return ok(t('Other firewalls of the host do not see what passes over the bridge.'));
      const named = t`nft chain ${chain!.family} ${chain!.table} ${chain!.chain}`;
      if (letsPass(table!.stdout, bridge) || letsAll(chain!, [{ in: bridge, out: bridge }]))
        return ok(t`Another firewall sees it, and has a rule for ${bridge} (${named}).`);
      return fail(
        t`Another firewall of the host sees what passes over ${bridge}, and drops what it does not know (${named}).`,
        t('Leave bridges alone: sysctl -w net.bridge.bridge-nf-call-iptables=0 (and in a file in /etc/sysctl.d).'),
        [t`bridge-nf-call-iptables = 1; ${named}: policy drop`],
      );
    },
  };
};

/** Some rule of the table names the card, and accepts. */
export const letsPass = (table: string, device: string): boolean =>
  table.split('\n').some((line) => line.includes(`"${device}"`) && /\baccept\b/.test(line));
