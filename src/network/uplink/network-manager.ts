import { guestUuid } from '../../guest/identity.ts';
import type { HostNetwork, NetworkManagerProfile } from '../../host/host-network.ts';
import type { Step } from '../../plan/action.ts';
import { noted, t } from '../../text/t.ts';
import type { HostNetworkChange } from './change.ts';
import { begun, type Dialect, type Made, oneLine, takenApart, type Wish, type Wrong } from './dialect.ts';

const FOLDER = '/etc/NetworkManager/system-connections';
/** Sections of a profile that are understood (nm-settings-keyfile(5)). 802-1x is not: its secrets stay unread. */
const SECTIONS = /^(connection|ethernet|ipv4|ipv6|proxy|user|match)$/;

interface File {
  path: string;
  what: string;
  lines: readonly string[];
}

/** NetworkManager: profiles, a file each. The old one stays, and is not taken by itself any more. */
export const networkManager: Dialect = {
  id: 'network-manager',
  label: 'NetworkManager',

  rules(host, nic) {
    const device = host.networkManager?.devices.find((each) => each.device === nic);
    // `connected (externally)`: somebody else set it up, and NetworkManager only looks on.
    if (device?.state !== 'connected') return undefined;
    const profile = profileOf(host, nic);
    if (profile && /\/netplan-/.test(profile.path)) return undefined;
    const name = profile ? t`the profile “${profile.id}” (${profile.path})` : t`the profile ${device.uuid}`;
    return { inForce: true, evidence: t`nmcli device: ${nic} is connected by ${name}` };
  },

  // Of a drawn address (RFC 7217) the profile’s own name is a part: the bridge, with another profile, gets another one.
  warns({ nic, bridge: name }, host) {
    const card = host.cards.find((each) => each.name === nic);
    const six = (card?.addresses ?? []).filter(({ address, dynamic }) => dynamic && address.includes(':'));
    const ofMac = (profileOf(host, nic)?.lines.ipv6 ?? []).some((line) => /^addr-gen-mode=(eui64|0)$/.test(line));
    return six.length === 0 || ofMac
      ? []
      : [
          noted`The host’s IPv6 address ${six.map(({ address }) => address).join(', ')} may change: NetworkManager makes it of the profile’s name too, and ${name} has a profile of its own. Who reaches the host by it, or in DNS, must know the new one.`,
        ];
  },

  change(wish, host) {
    if (wish.vlan !== null) return made(wish, host, vlanProfiles(wish), undefined);
    const old = profileOf(host, wish.nic);
    if (!old) return notUnderstood(t`the file of the profile that rules ${wish.nic} was not found`);
    const strange = old.sections.find((section) => !SECTIONS.test(section));
    if (strange) return notUnderstood(t`the section [${strange}] of ${old.path}`);
    const member = (old.lines.connection ?? []).find((line) =>
      /^(master|controller|slave-type|port-type|secondaries)=/.test(line),
    );
    if (member) return notUnderstood(t`“${member}” in ${old.path}`);
    const generated = old.path.startsWith('/run/');
    if (!old.path.startsWith(`${FOLDER}/`) && !generated) {
      return notUnderstood(t`${old.path}, which belongs to a package,`);
    }
    return made(wish, host, cardProfiles(wish, old), generated ? undefined : old);
  },
};

function profileOf({ networkManager: facts }: HostNetwork, nic: string): NetworkManagerProfile | undefined {
  const uuid = facts?.devices.find(({ device }) => device === nic)?.uuid;
  return uuid === undefined || uuid === '' ? undefined : facts?.profiles.find((each) => each.uuid === uuid);
}

const uuidOf = ({ mac, bridge }: Wish, part: string): string => guestUuid(mac, `${bridge} ${part}`);

const connection = (wish: Wish, part: string, type: string, name: string, more: readonly string[] = []): string[] => [
  '[connection]',
  `id=xenguide-${wish.bridge}${part === 'bridge' ? '' : `-${part}`}`,
  `uuid=${uuidOf(wish, part)}`,
  `type=${type}`,
  `interface-name=${name}`,
  ...(part === 'bridge' ? [] : [`master=${wish.bridge}`, 'slave-type=bridge']),
  ...more,
];

const bridge = (wish: Wish, more: readonly string[]): string[] => [
  ...connection(wish, 'bridge', 'bridge', wish.bridge, more),
  ...['', '[bridge]', `mac-address=${wish.mac}`, 'stp=false', 'forward-delay=0'],
];

const file = ({ bridge: name }: Wish, part: string, what: string, lines: readonly string[]): File => ({
  path: `${FOLDER}/xenguide-${name}${part === 'bridge' ? '' : `-${part}`}.nmconnection`,
  what,
  lines,
});

function cardProfiles(wish: Wish, { lines, path }: NetworkManagerProfile): File[] {
  const ethernet = lines.ethernet ?? [];
  const mtu = ethernet.filter((line) => line.startsWith('mtu='));
  const zone = (lines.connection ?? []).filter((line) => /^(zone|metered|dns-over-tls|llmnr|mdns)=/.test(line));
  const families = (['ipv4', 'ipv6'] as const).flatMap((family) => [
    '',
    `[${family}]`,
    ...(lines[family] ?? ['method=auto']),
  ]);
  return [
    file(
      wish,
      'bridge',
      `The bridge ${wish.bridge} with the addresses of the host, as ${path} gave them to ${wish.nic}.`,
      [...bridge(wish, zone), ...(mtu.length > 0 ? ['', '[ethernet]', ...mtu] : []), ...families],
    ),
    file(wish, 'port', `The card ${wish.nic} as a port of the bridge ${wish.bridge}.`, [
      ...connection(wish, 'port', 'ethernet', wish.nic),
      ...['', '[ethernet]', ...ethernet],
    ]),
  ];
}

function vlanProfiles(wish: Wish): File[] {
  const { nic, port, vlan, bridge: name } = wish;
  return [
    file(wish, 'bridge', `The bridge ${name}. The host has no address on it: it is for guests.`, [
      ...bridge(wish, []),
      ...['', '[ipv4]', 'method=disabled', '', '[ipv6]', 'method=disabled'],
    ]),
    file(wish, 'port', `The VLAN ${vlan} of the card ${nic} as a port of the bridge ${name}.`, [
      ...connection(wish, 'port', 'vlan', port),
      ...['', '[vlan]', `parent=${nic}`, `id=${vlan}`, 'flags=1'],
    ]),
  ];
}

function made(wish: Wish, host: HostNetwork, files: readonly File[], old: NetworkManagerProfile | undefined): Made {
  const { vlan } = wish;
  const before = profileOf(host, wish.nic);
  const auto = (old?.lines.connection ?? []).filter((line) => line.startsWith('autoconnect='));
  return {
    differences: [
      ...(old ? [{ path: old.path, before: auto, after: ['autoconnect=false'] }] : []),
      ...files.map(({ path, lines }) => ({ path, before: [], after: lines })),
    ],
    change: (fill): HostNetworkChange => ({
      ...begun(wish, host),
      files: [...(old ? [old.path] : []), ...files.map(({ path }) => path)],
      // NetworkManager does not look at files by itself.
      stage: [
        ...files.map(({ path, what, lines }): Step => {
          const text = fill('network/uplink/profile.nmconnection', { ...wish, what, lines }, oneLine);
          return { write: path, mode: 0o600, text };
        }),
        ...(old ? [withoutAuto(old.path)] : []),
      ],
      judge: [],
      apply: [
        ['nmcli', 'connection', 'reload'],
        ['nmcli', '--wait', '45', 'connection', 'up', 'uuid', uuidOf(wish, 'port')],
      ],
      back: [
        ['nmcli', 'connection', 'reload'],
        ...takenApart(wish),
        ...(vlan === null && before
          ? ([['nmcli', '--wait', '45', 'connection', 'up', 'uuid', before.uuid]] as const)
          : []),
      ],
    }),
  };
}

const withoutAuto = (path: string): Step => ({
  run: ['sed', '-i', '-e', '/^autoconnect=/d', '-e', '/^\\[connection\\]/a\\', '-e', 'autoconnect=false', '--', path],
});

const notUnderstood = (what: string): Wrong => ({
  message: t`${what}: it is not known what that would mean once the addresses are on a bridge`,
  remedy: t('Make the bridge by hand (xenguide guide network/bridge), and choose it here; or choose NAT.'),
});
