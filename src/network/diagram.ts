import { type Diagram, ITEM } from '../text/diagram.ts';
import { shown } from '../text/shown.ts';
import { t } from '../text/t.ts';
import type { NetworkCard } from './card.ts';
import { rulesOf } from './firewall/rules.ts';

const BAR = '     │';

/**
 * The way of a packet as a drawing, before and after in one: what stands behind a `+` is made with the guest, the rest is
 * there already. Behind it what the firewall of the card does.
 *
 *   + guest web1: enX0 or eth0 (10.77.0.2)
 *        │  Xen’s network link (netfront – netback)
 *   + vif of web1 on the host
 *        │
 *   + bridge xenguide0: the host is 10.77.0.1 there
 *        │  the host passes it on, under its own address
 *     eno1
 *        │
 *     gateway 192.0.2.1
 *
 * `route`: as NetworkMode.route has it.
 */
export function cardDiagrams(
  guest: string,
  type: 'pv' | 'pvh' | 'hvm',
  card: NetworkCard,
  route: readonly string[],
): Diagram[] {
  const { address, mac } = card;
  const own = address.dhcp ? [address.reserved ?? [], address.reserved6 ?? []] : [address.ip, address.second?.ip ?? []];
  const ip = own.flat().join(', ');
  const way: Diagram = {
    title: t`${titleOf(mac)}: + is new, the rest is there`,
    lines: [
      `+ ${t`guest ${guest}: enX0 or eth0 (${ip === '' ? t('an address by DHCP') : ip})`}`,
      ...(type === 'hvm' ? [`${BAR}  ${t('until its own driver runs: a card played by qemu; then')}`] : []),
      `${BAR}  ${t('Xen’s network link (netfront – netback)')}`,
      `+ ${card.guard ? t`vif of ${guest} on the host, with a firewall` : t`vif of ${guest} on the host`}`,
      ...route.flatMap(linked),
    ],
  };
  return [way, ...(card.guard ? [firewallText(card.guard)] : [])];
}

const titleOf = (mac: string): string => t`The card ${mac}`;

/** A station with the link that leads to it; what stands at a link in `(…)` takes the place of the plain one. */
function linked(line: string, index: number, route: readonly string[]): string[] {
  if (line.startsWith('(')) return [`${BAR}  ${line.slice(1, -1)}`];
  const station = line.startsWith('+') ? `+ ${line.slice(1)}` : `  ${line}`;
  return route[index - 1]?.startsWith('(') ? [station] : [BAR, station];
}

/** The same once the guest runs: its vif has a name then. In each language its line begins with that word. */
export function withVifs(
  diagrams: readonly Diagram[],
  cards: readonly { mac: string; vif: string | null }[],
): Diagram[] {
  return diagrams.map((diagram) => {
    const card = cards.find(({ mac }) => diagram.title.startsWith(titleOf(mac)));
    if (!card?.vif) return diagram;
    const { vif } = card;
    return { ...diagram, lines: diagram.lines.map((line) => line.replace(/^\+ vif /, () => `+ ${vif} `)) };
  });
}

function firewallText(guard: NonNullable<NetworkCard['guard']>): Diagram {
  const { from, to } = rulesOf(guard);
  const part = (head: string, rules: readonly { says: string }[]): string[] =>
    rules.length === 0 ? [] : [head, ...rules.map(({ says }) => `${ITEM}${shown(says)}`)];
  return {
    title: t`The firewall of the card ${guard.mac}`,
    sentences: true,
    lines: [
      ...part(t`From ${guard.guest}:`, from),
      ...(to.length > 0 ? part(t`To ${guard.guest}:`, to) : [t`To ${guard.guest}: everything that comes.`]),
    ],
  };
}
