import type { Action, Condition, RunStep, Step } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { quoteUnitValue } from '../../plan/systemd.ts';
import { noted } from '../../text/t.ts';
import { FORWARDING, needs, passingSix } from '../forwarding.ts';
import { giveBack, type HostSetting, settle } from '../host-setting.ts';
import { ROUTER6 } from '../ipv6.ts';
import { hostAddress, netmask, readSubnet, toNumber } from '../subnet.ts';
import { cardFile, type NatCard, NETWORKS, placesOf, unitFile } from './network.ts';
import { hostAddress6 } from './six.ts';

/** Folders of ours above the networks. Each is named: whatever the umask is, dnsmasq must be able to read below them. */
const ABOVE = ['/etc/xen/xenguide', '/etc/xen/xenguide/network'];

/** systemctl(1) and LSB: the unit is not there, or not running. */
const GONE = [0, 1, 3, 4, 5];

/**
 * A network is shared: the first guest makes it, the last takes it away. Each guest’s own part is a file of a reservation,
 * and that file is also the note that the network is used.
 */
export function natActions(card: NatCard, fill: FillTemplate): Action[] {
  return [
    reserve(card, fill),
    ...settingsFor(card).map((setting) => settle(setting, card.guest, fill)),
    make(card, fill),
    ...(card.forwards.length > 0 ? [lead(card, fill)] : []),
    run(card),
  ];
}

const settingsFor = (card: NatCard): HostSetting[] => [FORWARDING, ...settingsFor6(card)];

const settingsFor6 = ({ ip6, adverts }: NatCard): HostSetting[] => (ip6 === '' ? [] : passingSix(adverts));

function reserve(card: NatCard, fill: FillTemplate): Action {
  const { network, guest, mac, ip, ip6 } = card;
  const { folder, guests, forwards, needs: noteFolder, dhcpUnit } = placesOf(network);
  const path = `${guests}/${cardFile(card)}`;
  // Apart from the reservation, which dnsmasq reads.
  const note = `${noteFolder}/${cardFile(card)}`;
  return {
    id: `network.reserve.${cardFile(card)}`,
    title:
      ip6 === ''
        ? noted`Keep the address ${ip} of the network ${network} for ${guest}`
        : noted`Keep the addresses ${ip} and ${ip6} of the network ${network} for ${guest}`,
    why: noted('The host’s DHCP server reads this file, and gives the guest the same address at every start.'),
    effect: 'creates',
    touches: [path, ...(ip6 === '' ? [] : [note])],
    check: { run: ['test', '-e', path] },
    do: [
      {
        run: [
          ...(['install', '-d', '-m', '0755', '--', ...ABOVE, NETWORKS, folder, guests, forwards] as const),
          ...(ip6 === '' ? [] : [noteFolder]),
        ],
      },
      ...(ip6 === ''
        ? []
        : [
            {
              write: note,
              mode: 0o644,
              text: settingsFor6(card)
                .map(({ key }) => `${needs(key)}\n`)
                .join(''),
            },
          ]),
      { write: path, mode: 0o644, text: fill('network/nat-guest', { guest: hostName(guest), mac, ip, ip6 }, word) },
    ],
    undo: [
      // What an older guest made and could not take away, because we still used it, goes with us.
      ...takeAway(card),
      ...settingsFor(card)
        .toReversed()
        .flatMap((setting) => giveBack(setting, guest)),
      { run: ['rm', '-f', '--', path, ...(ip6 === '' ? [] : [note])] },
      // A reservation that is gone is only forgotten when all are read anew.
      { run: ['systemctl', 'reload', '--', dhcpUnit], ok: GONE, onlyIf: [isActive(dhcpUnit)] },
      ...(ip6 === '' ? [] : [emptyFolder(noteFolder)]),
      ...emptyFolders(network),
    ],
  };
}

function make(card: NatCard, fill: FillTemplate): Action {
  const { network, subnet, subnet6 } = card;
  const { dnsmasq, rules, networkUnit, dhcpUnit, folder, guests, forwards, table } = placesOf(network);
  const first = readSubnet(subnet)!;
  const values = {
    ...{ network, subnet, guests, forwards, rules, table, dnsmasq, network_unit: networkUnit },
    prefix: String(first.prefix),
    address: hostAddress(first),
    netmask: netmask(first),
    start: subnet.split('/')[0]!,
    mac: hostMac(hostAddress(first)),
    subnet6,
    start6: subnet6.split('/')[0]!,
    address6: subnet6 === '' ? '' : hostAddress6(subnet6),
    router6: ROUTER6,
  };
  const write = (path: string, template: string): Step => ({
    write: path,
    mode: 0o644,
    text: fill(`network/${template}`, values, template.endsWith('.service') ? quoteUnitValue : word),
  });
  return {
    id: `network.make.${network}`,
    title: noted`Make the private network ${network} (${subnet6 === '' ? subnet : `${subnet}, ${subnet6}`}), now and at every boot`,
    why: noted(
      'A bridge without a card, a DHCP server that listens on it only, and rules that send the guests out under the host’s address.',
    ),
    effect: 'creates',
    touches: [unitFile(networkUnit), unitFile(dhcpUnit), folder, noted`bridge ${network}`, `nft table inet ${table}`],
    check: { run: ['test', '-e', unitFile(networkUnit)] },
    whenThere: 'keep',
    do: [
      write(rules, 'nat.nft'),
      {
        run: ['nft', '-c', '-f', rules],
        trouble: {
          message: noted`nft does not take the rules in ${rules}`,
          remedy: noted(
            'The kernel may lack nft’s masquerade or its NAT for the family inet: a kernel of Debian has them.',
          ),
        },
      },
      write(dnsmasq, 'dnsmasq.conf'),
      { run: ['dnsmasq', '--test', `--conf-file=${dnsmasq}`] },
      write(unitFile(networkUnit), 'nat-network.service'),
      write(unitFile(dhcpUnit), 'nat-dhcp.service'),
      { run: ['systemctl', 'daemon-reload'] },
      { run: ['systemctl', 'enable', '--quiet', '--', networkUnit, dhcpUnit] },
      start(network, 'start'),
    ],
    undo: takeAway(card),
  };
}

/** Its own ports of the host: a file that the network’s rules take in. */
function lead(card: NatCard, fill: FillTemplate): Action {
  const { network, guest, ip, ip6, forwards } = card;
  const { forwards: folder, rules, networkUnit, table } = placesOf(network);
  const path = `${folder}/${cardFile(card)}.nft`;
  const ports = forwards.map(({ proto, host }) => `${proto}/${host}`).join(', ');
  return {
    id: `network.forwards.${cardFile(card)}`,
    title: noted`Lead ${ports} of the host to ${guest}`,
    why: noted('What comes to these ports of the host goes on to the guest.'),
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [
      { write: path, mode: 0o644, text: fill('network/nat-forwards.nft', { guest, ip, ip6, table, forwards }, word) },
      { run: ['nft', '-c', '-f', rules] },
      { run: ['systemctl', 'reload-or-restart', '--', networkUnit], timeoutMs: 60_000 },
    ],
    undo: [
      { run: ['rm', '-f', '--', path] },
      { run: ['systemctl', 'reload', '--', networkUnit], ok: GONE, onlyIf: [isActive(networkUnit)] },
    ],
  };
}

/** It was made by an earlier guest, perhaps, and has been stopped since. */
function run({ network }: NatCard): Action {
  const { dhcpUnit } = placesOf(network);
  return {
    id: `network.run.${network}`,
    title: noted`See that the network ${network} runs`,
    why: noted('The guest asks for its address as soon as it starts.'),
    effect: 'changes',
    touches: [],
    do: [start(network, 'reload-or-restart')],
    undo: [],
    verify: { kind: 'run', check: isActive(dhcpUnit) },
  };
}

function start(network: string, verb: 'start' | 'reload-or-restart'): RunStep {
  const { dhcpUnit } = placesOf(network);
  return {
    run: ['systemctl', verb, '--', dhcpUnit],
    timeoutMs: 60_000,
    trouble: [
      {
        when: ['Address already in use', 'address already in use'],
        message: noted('another DNS or DHCP server of this host listens on all its addresses'),
        remedy: noted(
          'See which: ss -lunp "( sport = :53 or sport = :67 )". A dnsmasq lets others live with bind-dynamic in /etc/dnsmasq.conf.',
        ),
      },
      {
        when: [`xenguide-network-${network}.service`, 'dependency job'],
        message: noted`the bridge ${network} could not be made`,
        remedy: noted`See why: journalctl -u xenguide-network-${network}`,
      },
    ],
  };
}

const isActive = (unit: string): Condition => ({ run: ['systemctl', 'is-active', '--quiet', '--', unit] });

/** No other guest has a reservation in it. */
const alone = ({ network, guest }: NatCard): Condition => ({
  run: ['find', placesOf(network).guests, '-mindepth', '1', '!', '-name', `${guest},*`],
  says: '',
});

/** Nothing that another guest uses, and safe to repeat. */
function takeAway(card: NatCard): Step[] {
  const { dnsmasq, rules, networkUnit, dhcpUnit } = placesOf(card.network);
  const onlyIf = [alone(card)];
  return [
    {
      run: ['systemctl', 'disable', '--quiet', '--now', '--', dhcpUnit, networkUnit],
      ok: GONE,
      onlyIf,
      timeoutMs: 90_000,
    },
    { run: ['rm', '-f', '--', unitFile(dhcpUnit), unitFile(networkUnit), dnsmasq, rules], onlyIf },
    { run: ['systemctl', 'daemon-reload'], onlyIf },
    { run: ['systemctl', 'reset-failed', '--', dhcpUnit, networkUnit], ok: GONE, onlyIf },
  ];
}

/** The network’s folders and those above, as far as nothing is left in them. */
function emptyFolders(network: string): Step[] {
  const { guests, forwards, folder } = placesOf(network);
  const folders = [guests, forwards, folder, NETWORKS, ...ABOVE.toReversed()];
  return folders.map(emptyFolder);
}

const emptyFolder = (folder: string): Step => ({
  run: ['find', folder, '-maxdepth', '0', '-empty', '-delete'],
  ok: [0, 1],
});

/** A bridge without one of its own takes that of its first port, and changes it. Locally administered; X of Xen behind. */
const hostMac = (address: string): string =>
  ['02', '58', ...toNumber(address).toString(16).padStart(8, '0').match(/../g)!].join(':');

/** As dnsmasq takes it for a name, and not for the time of a lease or the order to ignore the guest (dnsmasq(8), dhcp-host). */
function hostName(guest: string): string {
  const name =
    guest
      .replace(/[^A-Za-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 55)
      .replace(/-+$/, '') || 'guest';
  return /^(ignore|infinite|\d+[smhdw]?)$/i.test(name) ? `guest-${name}` : name;
}

/** A word of dnsmasq.conf or of nft: nothing that either reads as more than a word. */
function word(value: string): string {
  if (!/^[A-Za-z0-9._/:+-]+$/.test(value)) throw new TypeError(`“${value}” cannot stand in this file`);
  return value;
}
