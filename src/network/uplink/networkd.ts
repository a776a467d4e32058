import type { HostNetwork, NetworkdLink } from '../../host/host-network.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { t } from '../../text/t.ts';
import type { HostNetworkChange } from './change.ts';
import {
  begun,
  type Dialect,
  isWrong,
  type Made,
  oneLine,
  putTogether,
  takenApart,
  type Wish,
  type Wrong,
} from './dialect.ts';
import { fits } from './glob.ts';
import { divide, matchOf } from './networkd-sections.ts';

const FOLDER = '/etc/systemd/network';

/** A file of ours: its template, and the lines that the template has besides. */
interface File {
  path: string;
  template: string;
  what?: string;
  name?: string;
  lines: readonly string[];
}

/**
 * systemd-networkd: of all .network files that fit a card the first by name counts, so three new ones in front do it, and
 * the old one is not touched (systemd.network(5)).
 */
export const networkd: Dialect = {
  id: 'networkd',
  label: 'systemd-networkd',

  rules({ networkd: facts }, nic) {
    const link = facts?.links.find(({ card }) => card === nic);
    // netplan writes networkd’s files anew at every boot.
    if (!link?.file || link.state === 'unmanaged' || /\/\d+-netplan-/.test(link.file)) return undefined;
    const inForce = link.state === 'configured' || link.state === 'configuring';
    return { inForce, evidence: t`networkctl status ${nic}: ${link.state}, by ${link.file}` };
  },

  change(wish, host) {
    const { nic } = wish;
    const cards = [nic, host.cards.find(({ name }) => name === nic)?.partOf?.name];
    const link = host.networkd!.links.find(({ card, file }) => file !== null && cards.includes(card))!;
    const files = wish.vlan === null ? fromCard(wish, link) : overVlan(wish, host);
    return isWrong(files) ? files : made(wish, host, files);
  },
};

const online = (name: string): readonly [string, ...string[]] => [
  '/lib/systemd/systemd-networkd-wait-online',
  ...['--interface', name, '--timeout', '30'],
];

function made(wish: Wish, host: HostNetwork, files: readonly File[]): Made {
  const { nic, vlan } = wish;
  const { carriesConnection } = begun(wish, host);
  return {
    differences: files.map(({ path, name, lines }) => ({
      path,
      before: [],
      after: name === undefined ? lines : ['[Match]', `Name=${name}`, ...lines],
    })),
    change: (fill): HostNetworkChange => ({
      ...begun(wish, host),
      files: files.map(({ path }) => path),
      stage: [
        ...folders(files).map((folder) => ({ run: ['install', '-d', '-m', '0755', '--', folder] as const })),
        ...files.map((file) => ({ write: file.path, mode: 0o644, text: textOf(file, wish, fill) })),
      ],
      judge: [],
      // A VLAN is put together by hand: networkd would set up the card anew for it, and ask for a new lease.
      apply:
        vlan === null
          ? [
              ['networkctl', 'reload'],
              // Without an address or a cable it would never be online: there is nothing to wait for.
              ...(carriesConnection ? [online(wish.bridge)] : []),
            ]
          : putTogether(wish),
      back: [
        ...takenApart(wish),
        ...(vlan === null
          ? ([
              ['networkctl', 'reload'],
              ['networkctl', 'reconfigure', nic],
            ] as const)
          : []),
      ],
    }),
  };
}

const textOf = ({ template, what = '', name = '', lines }: File, wish: Wish, fill: FillTemplate): string =>
  fill(`network/uplink/${template}`, { ...wish, vlan: String(wish.vlan), what, name, lines }, oneLine);

/** Those of drop-ins. */
const folders = (files: readonly File[]): string[] =>
  files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))).filter((folder) => folder !== FOLDER);

function fromCard(wish: Wish, link: NetworkdLink): File[] | Wrong {
  const { bridge, nic } = wish;
  const old = link.file!;
  const divided = divide(link.lines, old);
  if (isWrong(divided)) return divided;
  const prefix = prefixBefore(old);
  if (prefix === undefined) {
    return {
      message: t`${old} comes before every file that could be put in front of it`,
      remedy: t`Give it a name with a greater number, like ${FOLDER}/10-${nic}.network, and run: networkctl reload`,
    };
  }
  const file = (end: string) => `${FOLDER}/${prefix}-xenguide-${end}`;
  const lines = [...divided.bridge, ...sameIdentity(link)];
  const card = ['', '[Network]', `Bridge=${bridge}`, ...divided.card];
  return [
    netdev(file(`${bridge}.netdev`), wish),
    {
      path: file(`${bridge}.network`),
      template: 'interface.network',
      what: `The addresses of the host, which ${old} gave to ${nic}.`,
      name: bridge,
      lines,
    },
    {
      path: file(`${nic}.network`),
      template: 'interface.network',
      what: `The card ${nic} is a port of the bridge ${bridge}; this file is taken in the place of ${old}.`,
      name: nic,
      lines: card,
    },
  ];
}

const netdev = (path: string, { bridge, mac }: Wish): File => ({
  path,
  template: 'bridge.netdev',
  lines: [
    '[NetDev]',
    `Name=${bridge}`,
    'Kind=bridge',
    `MACAddress=${mac}`,
    '',
    '[Bridge]',
    'STP=no',
    'ForwardDelaySec=0',
  ],
});

/** Names are compared byte by byte, whatever folder they are in. */
function prefixBefore(old: string): string | undefined {
  const name = old.slice(old.lastIndexOf('/') + 1);
  return ['05', '00', '000', '0000'].find((prefix) => `${prefix}-xenguide-` < name);
}

/** networkd makes the number that DHCP servers know a card by from the card’s name: the bridge’s would be another. */
export const sameIdentity = ({ iaid, lines }: NetworkdLink): string[] =>
  iaid === null || lines.some((line) => /^\s*(IAID|ClientIdentifier)\s*=/.test(line))
    ? []
    : ['', '[DHCPv4]', `IAID=${iaid}`, '', '[DHCPv6]', `IAID=${iaid}`];

/**
 * The interface that comes besides the card and that the card’s own file is for as well: it would get the host’s addresses a
 * second time, now (networkd has not read our files then) and, where that file is the first by name, at every boot. Both
 * have the MAC of the card. What tells a card from them: man systemd.network, [Match].
 */
function doubled({ lines }: NetworkdLink, { port, bridge }: Wish): string | undefined {
  const of = (key: string): string[] => matchOf(lines, key);
  if (['Path', 'PermanentMACAddress', 'Driver'].some((key) => of(key).length > 0)) return undefined;
  if (of('Type').length > 0 && !of('Type')[0]!.startsWith('!')) return undefined;
  if (of('Kind')[0] === '!*') return undefined;
  const [first = '*', ...more] = of('Name');
  const not = first.startsWith('!');
  const patterns = [not ? first.slice(1) : first, ...more];
  return [port, bridge].find((name) => patterns.some((pattern) => fits(pattern, name)) !== not);
}

function overVlan(wish: Wish, host: HostNetwork): File[] | Wrong {
  const { bridge, nic, port, vlan } = wish;
  const link = host.networkd!.links.find(({ card }) => card === nic);
  const own = link?.file ?? '';
  const parent = own.slice(own.lastIndexOf('/') + 1);
  const twice = link && own !== '' ? doubled(link, wish) : undefined;
  if (twice !== undefined) {
    return {
      message: t`${own} is not for ${nic} alone but, as its [Match] stands, for ${twice} too: the addresses of the host would come there a second time, and the host could be cut off`,
      remedy: t`Write Name=${nic} into its [Match], run networkctl reload, and answer the questions again.`,
    };
  }
  const file = (end: string) => `${FOLDER}/05-xenguide-${end}`;
  return [
    {
      path: file(`${port}.netdev`),
      template: 'vlan.netdev',
      lines: ['[NetDev]', `Name=${port}`, 'Kind=vlan', '', '[VLAN]', `Id=${vlan}`],
    },
    netdev(file(`${bridge}.netdev`), wish),
    {
      path: file(`${port}.network`),
      template: 'interface.network',
      what: `The VLAN ${vlan} of ${nic} is a port of the bridge ${bridge}.`,
      name: port,
      lines: ['', '[Network]', `Bridge=${bridge}`],
    },
    {
      path: file(`${bridge}.network`),
      template: 'interface.network',
      what: `The host has no address on ${bridge}: it is for guests.`,
      name: bridge,
      lines: [
        ...['', '[Link]', 'RequiredForOnline=no', '', '[Network]'],
        'LinkLocalAddressing=no',
        'ConfigureWithoutCarrier=yes',
      ],
    },
    {
      path: `${FOLDER}/${parent}.d/xenguide-${port}.conf`,
      template: 'more.network',
      what: `The VLAN ${vlan} on the card ${nic}, for the bridge ${bridge}.`,
      lines: ['[Network]', `VLAN=${port}`],
    },
  ];
}
