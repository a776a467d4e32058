import type { HostCard, HostNetwork, NetplanDefinition } from '../../host/host-network.ts';
import type { Step } from '../../plan/action.ts';
import { t } from '../../text/t.ts';
import type { HostNetworkChange } from './change.ts';
import { begun, type Dialect, type Made, oneLine, putTogether, takenApart, type Wish, type Wrong } from './dialect.ts';
import { fits } from './glob.ts';
import { editLines } from './line-edit.ts';
import { sameIdentity } from './networkd.ts';

/** Keys of a card that go with its addresses (netplan-yaml(5)). */
const MOVED =
  /^(dhcp4|dhcp6|dhcp[46]-overrides|dhcp-identifier|addresses|gateway[46]|nameservers|routes|routing-policy|accept-ra|ipv6-(privacy|address-generation|address-token|mtu)|link-local|optional-addresses|critical|ignore-carrier)$/;
/** Of the hardware: they stay. */
const STAYS = /^(match|set-name|wakeonlan|emit-lldp|macaddress|(generic-|large-|tcp).*offload)$/;
const BOTH = /^(mtu|renderer|optional)$/;

/** Ubuntu’s: YAML files from which systemd-networkd’s or NetworkManager’s are made at every boot. */
export const netplan: Dialect = {
  id: 'netplan',
  label: 'netplan (/etc/netplan)',

  rules(host, nic) {
    const definitions = definitionsOf(host, nic);
    const [first] = definitions;
    if (!first) return undefined;
    const said = t`${first.file}, line ${first.line}: ${first.section}: ${first.id}`;
    const generated = generatedFor(host, nic);
    return generated === undefined
      ? { inForce: false, evidence: said }
      : { inForce: true, evidence: t`${said}, from which ${generated} was made` };
  },

  change(wish, host) {
    const card = host.cards.find(({ name }) => name === wish.nic)!;
    const [definition, second] = definitionsOf(host, wish.nic);
    // A card in somebody’s bridge need not be defined by itself.
    if (!definition) return notUnderstood(t`no definition of ${wish.nic} was found`);
    if (second) {
      return {
        message: t`netplan puts the definition of ${wish.nic} together from several places: ${definition.file} line ${definition.line}, ${second.file} line ${second.line}`,
        remedy: t('Write it in one file, see that it is taken (netplan try), and answer the questions again.'),
      };
    }
    if (definition.section !== 'ethernets')
      return notUnderstood(t`${wish.nic} is one of netplan’s ${definition.section}`);
    const fits = host.cards.filter((each) => isOf(definition, each));
    if (fits.length > 1) {
      return {
        message: t`the definition ${definition.id} (${definition.file}) is for several cards: ${fits.map(({ name }) => name).join(', ')}`,
        remedy: t`Give ${wish.nic} one of its own, with match: {macaddress: "${card.mac}"}, and answer the questions again.`,
      };
    }
    return wish.vlan === null ? fromCard(wish, host, definition) : overVlan(wish, host, definition);
  },
};

/** networkd’s or NetworkManager’s own file that netplan made for the card, as far as it is in force. */
function generatedFor({ networkd, networkManager }: HostNetwork, nic: string): string | undefined {
  const file = networkd?.links.find(({ card }) => card === nic)?.file;
  if (file && /\/\d+-netplan-/.test(file)) return file;
  const uuid = networkManager?.devices.find(({ device, state }) => device === nic && state === 'connected')?.uuid;
  return networkManager?.profiles.find((each) => each.uuid === uuid && /\/netplan-/.test(each.path))?.path;
}

function definitionsOf({ netplan: facts, cards }: HostNetwork, nic: string): NetplanDefinition[] {
  const card = cards.find(({ name }) => name === nic);
  return (facts?.definitions ?? []).filter((each) => (card ? isOf(each, card) : each.id === nic));
}

/** By its name, or by what it matches: the MAC, or a name with `*`. */
function isOf({ id, keys }: NetplanDefinition, { name, mac }: HostCard): boolean {
  if (!keys.some(({ key }) => key === 'match')) return id === name;
  const pattern = matched(keys, 'name');
  const wantedMac = matched(keys, 'macaddress')?.toLowerCase();
  if (wantedMac !== undefined) return wantedMac === mac;
  return pattern === undefined ? id === name : fits(pattern, name);
}

/** What stands below `match:`. */
const matched = (keys: NetplanDefinition['keys'], wanted: string): string | undefined =>
  new RegExp(`\\b${wanted}:\\s*["']?([^"',}\\s]+)`).exec(
    keys.find(({ key }) => key === 'match')?.lines.join('\n') ?? '',
  )?.[1];

function fromCard(wish: Wish, host: HostNetwork, definition: NetplanDefinition): Made | Wrong {
  const { file, keys, line, indent, unreadable, id } = definition;
  if (unreadable) return notUnderstood(t`the definition of ${id} in ${file} is written in braces or with references`);
  const strange = keys.find(({ key }) => ![MOVED, STAYS, BOTH].some((known) => known.test(key)));
  if (strange) return notUnderstood(t`“${strange.key}” of ${id} (${file}, line ${strange.from})`);
  const moved = keys.filter(({ key }) => MOVED.test(key));
  const taken = keys.filter(({ key }) => MOVED.test(key) || BOTH.test(key));
  const end = Math.max(line, ...keys.map(({ to }) => to));
  const edits = moved.map(({ from, to }) => ({ from, to }));
  const empty = moved.length === keys.length ? [`${' '.repeat(indent)}dhcp4: false`] : [];
  const last = edits.find(({ to }) => to === end);
  const withEnd =
    empty.length === 0 || !last ? edits : edits.map((each) => (each === last ? { ...each, after: empty } : each));
  const ours = path(wish);
  const lines = [
    ...bridgeLines(wish, id),
    ...taken.flatMap((each) => each.lines.map((text) => `      ${text.slice(Math.min(indent, text.search(/\S|$/)))}`)),
  ];
  const note = `Out of force: xenguide has moved this to ${ours}`;
  const sum = host.netplan!.checksums[file] ?? '';
  const steps = edits.length > 0 ? editLines(file, sum, withEnd, note) : [];
  const before = moved.flatMap((each) => each.lines);
  return made(wish, host, lines, { steps, path: file, before, after: empty });
}

/**
 * A pattern of names may fit the VLAN and its bridge as well, which would get the host’s addresses a second time: networkd
 * takes the first of its files by name, and of netplan’s the names are those of the definitions. A MAC is no such pattern:
 * netplan asks for the one that only a real card has (PermanentMACAddress=).
 */
function doubled({ keys }: NetplanDefinition, { port, bridge }: Wish): string | undefined {
  const pattern = matched(keys, 'name');
  if (pattern === undefined || matched(keys, 'macaddress') || keys.some(({ key }) => key === 'set-name'))
    return undefined;
  return [port, bridge].find((name) => fits(pattern, name));
}

function overVlan(wish: Wish, host: HostNetwork, definition: NetplanDefinition): Made | Wrong {
  const { port, vlan, nic } = wish;
  const { id, file, keys } = definition;
  const twice = doubled(definition, wish);
  if (twice !== undefined) {
    return {
      message: t`the definition ${id} (${file}) is for all that is called ${matched(keys, 'name')}, and so for ${twice} too: the addresses of the host would come there a second time, and the host could be cut off`,
      remedy: t`Write match: {name: "${nic}"} there, see that it is taken (netplan try), and answer the questions again.`,
    };
  }
  const lines = [
    ...['  vlans:', `    ${port}:`, `      id: ${vlan}`, `      link: ${id}`, '      link-local: []'],
    ...bridgeLines(wish, port),
    '      link-local: []',
    '      optional: true',
  ];
  return made(wish, host, lines);
}

const path = ({ bridge }: Wish): string => `/etc/netplan/90-xenguide-${bridge}.yaml`;

const bridgeLines = ({ bridge, mac }: Wish, port: string): string[] => [
  ...['  bridges:', `    ${bridge}:`, `      interfaces: [${port}]`, `      macaddress: "${mac}"`],
  ...['      parameters:', '        stp: false', '        forward-delay: 0'],
];

function made(
  wish: Wish,
  host: HostNetwork,
  lines: readonly string[],
  old?: { steps: readonly Step[]; path: string; before: readonly string[]; after: readonly string[] },
): Made {
  const { bridge, vlan, nic } = wish;
  const ours = path(wish);
  const link = host.networkd?.links.find(({ card }) => card === nic);
  const identity = vlan === null && link ? sameIdentity(link) : [];
  const dropIn = `/etc/systemd/network/10-netplan-${bridge}.network.d`;
  return {
    differences: [
      ...(old && old.before.length > 0 ? [{ path: old.path, before: old.before, after: old.after }] : []),
      { path: ours, before: [], after: ['network:', ...lines] },
    ],
    change: (fill): HostNetworkChange => ({
      ...begun(wish, host),
      files: [
        ...(old && old.steps.length > 0 ? [old.path] : []),
        ours,
        ...(identity.length > 0 ? [`${dropIn}/xenguide.conf`] : []),
      ],
      stage: [
        { write: ours, mode: 0o600, text: fill('network/uplink/netplan', { ...wish, lines }, oneLine) },
        ...(old?.steps ?? []),
        ...(identity.length > 0
          ? [
              { run: ['install', '-d', '-m', '0755', '--', dropIn] as const },
              {
                write: `${dropIn}/xenguide.conf`,
                mode: 0o644,
                text: fill(
                  'network/uplink/more.network',
                  {
                    ...wish,
                    what: `DHCP servers know the host by this number, which was that of ${nic}.`,
                    lines: identity,
                  },
                  oneLine,
                ),
              },
            ]
          : []),
      ],
      // Reads all of its files and refuses what it cannot take; it writes nothing.
      judge: [['netplan', 'get', `bridges.${bridge}`]],
      apply: vlan === null ? [['netplan', 'apply']] : putTogether(wish),
      // Its generator has run by then, and what it made of the newer files counts.
      atBoot: [['netplan', 'generate']],
      back: [...takenApart(wish), ...(vlan === null ? ([['netplan', 'apply']] as const) : [])],
    }),
  };
}

const notUnderstood = (what: string): Wrong => ({
  message: t`${what}: it is not known what that would mean once the addresses are on a bridge`,
  remedy: t('Make the bridge by hand (xenguide guide network/bridge), and choose it here; or choose NAT.'),
});
