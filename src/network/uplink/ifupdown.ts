import { type HostNetwork, headOf, type IfupdownFacts, type Lines } from '../../host/host-network.ts';
import type { Step } from '../../plan/action.ts';
import { t } from '../../text/t.ts';
import { begun, type Dialect, keptIn, type Made, oneLine, takenApart, type Wish, type Wrong } from './dialect.ts';
import { HOOKS, hookOnBridge } from './ifupdown-hooks.ts';
import { editLines, type LineEdit } from './line-edit.ts';

const FOLDER = '/etc/network/interfaces.d';
const MAIN = '/etc/network/interfaces';
/** Ways to an address that a bridge has like a card (interfaces(5)). */
const METHODS = /^(inet (static|dhcp|manual)|inet6 (static|dhcp|auto|manual))$/;
/** Options about addresses and names: they mean the same on a bridge. */
const OPTIONS =
  /^(address|netmask|broadcast|metric|gateway|pointopoint|scope|mtu|dns-\S+|accept_ra|autoconf|privext|dad-\S+|preferred-lifetime|hostname|lease(hours|time)|vendor|client|request_prefix|ll-\S+|media|description)$/;

const words = (line: string): string[] => line.trim().split(/\s+/);
const head = (stanza: Lines): string[] => words(headOf(stanza.lines));
const isIface = (stanza: Lines, nic: string): boolean => head(stanza)[0] === 'iface' && head(stanza)[1] === nic;
const where = ({ file, from }: Pick<Lines, 'file' | 'from'>): string => t`${file}, line ${from}`;

/** Debian’s own: /etc/network/interfaces (interfaces(5)). */
export const ifupdown: Dialect = {
  id: 'ifupdown',
  label: 'ifupdown (/etc/network/interfaces)',

  rules({ ifupdown: facts }, nic) {
    const stanza = facts?.stanzas.find((each) => isIface(each, nic));
    if (!facts || !stanza) return undefined;
    const inForce = facts.up.includes(nic);
    return { inForce, evidence: `${where(stanza)}: ${stanza.lines[0]!.trim()}${inForce ? t(', which is up') : ''}` };
  },

  change(wish, host) {
    const facts = host.ifupdown!;
    return wish.vlan === null ? fromCard(wish, facts, host) : overVlan(wish, facts, host);
  },
};

function fromCard(wish: Wish, facts: IfupdownFacts, host: HostNetwork): Made | Wrong {
  const { nic, bridge } = wish;
  const strange = facts.stanzas.find((each) => !isIface(each, nic) && !isList(each));
  if (strange) return notUnderstood(strange, strange.lines[0]!);
  const unread = facts.sources.find(({ pattern }) => !/^\/(etc|run)\/network\//.test(pattern));
  if (unread) return notUnderstood({ file: unread.file, from: unread.line }, `source ${unread.pattern}`);
  const own = facts.stanzas.filter((each) => isIface(each, nic));
  const mtu = own.flatMap(({ lines }) => lines.map(words)).find(([key]) => key === 'mtu')?.[1];
  const families: { head: string; lines: string[] }[] = [];
  for (const stanza of own) {
    const family = head(stanza).slice(2).join(' ');
    if (!METHODS.test(family)) return notUnderstood(stanza, stanza.lines[0]!);
    const lines = [];
    for (const line of stanza.lines.slice(1)) {
      const moved = onBridge(line, wish);
      if (moved === undefined) return notUnderstood(stanza, line);
      if (moved !== '') lines.push(moved);
    }
    families.push({ head: family, lines });
  }
  const [first] = families;
  const last = families.at(-1);
  first?.lines.unshift(
    ...[
      `pre-up ip link add name ${bridge} address ${wish.mac} type bridge stp_state 0 forward_delay 0`,
      ...(mtu === undefined ? [] : [`pre-up ip link set dev ${nic} mtu ${mtu}`]),
      `pre-up ip link set dev ${nic} master ${bridge} up`,
    ].map(indented),
  );
  last?.lines.push(
    ...[`post-down ip link set dev ${nic} nomaster`, `post-down ip link delete dev ${bridge}`].map(indented),
  );
  const lists = facts.stanzas.filter((each) => isList(each) && head(each).slice(1).includes(nic));
  const edits = [
    ...own.map((each) => ({ stanza: each })),
    ...lists.map((each) => ({ stanza: each, rest: others(each, nic) })),
  ];
  return made(wish, facts, host, families, edits, own);
}

function overVlan(wish: Wish, facts: IfupdownFacts, host: HostNetwork): Made {
  const { nic, bridge, port, vlan, mac } = wish;
  const lines = [
    `pre-up ip link set dev ${nic} up`,
    `pre-up ip link add link ${nic} name ${port} type vlan id ${vlan}`,
    `pre-up ip link add name ${bridge} address ${mac} type bridge stp_state 0 forward_delay 0`,
    `pre-up ip link set dev ${port} master ${bridge} up`,
    `up ip link set dev ${bridge} up`,
    `post-down ip link delete dev ${bridge}`,
    `post-down ip link delete dev ${port}`,
  ].map(indented);
  return made(wish, facts, host, [{ head: 'inet manual', lines }], [], []);
}

function made(
  wish: Wish,
  facts: IfupdownFacts,
  host: HostNetwork,
  families: { head: string; lines: string[] }[],
  unsorted: readonly { stanza: Lines; rest?: string }[],
  own: readonly Lines[],
): Made {
  const { bridge, nic } = wish;
  const path = `${FOLDER}/xenguide-${bridge}`;
  const source = facts.sources.some(({ pattern }) => takesIn(pattern, path)) ? undefined : `source ${path}`;
  // As they stand in the file.
  const edits = unsorted.toSorted((a, b) => a.stanza.from - b.stanza.from);
  const byFile = new Map<string, LineEdit[]>();
  for (const { stanza, rest } of edits) {
    const edit = { from: stanza.from, to: stanza.to, ...(rest === undefined ? {} : { after: [rest] }) };
    byFile.set(stanza.file, [...(byFile.get(stanza.file) ?? []), edit]);
  }
  if (source !== undefined && !byFile.has(MAIN)) byFile.set(MAIN, []);
  const kept = { before: `${keptIn(bridge)}/card`, after: `${keptIn(bridge)}/bridge` };
  const note = `Out of force: xenguide has moved this to ${path}`;
  return {
    differences: [
      ...[...byFile].map(([file, all]) => {
        const cut = edits.filter(({ stanza }) => stanza.file === file);
        const before = cut.flatMap(({ stanza }) => stanza.lines.filter((line) => line !== ''));
        const rest = all.flatMap(({ after = [] }) => after);
        return { path: file, before, after: file === MAIN && source !== undefined ? [...rest, source] : rest };
      }),
      {
        path,
        before: [],
        after: [`auto ${bridge}`, ...families.flatMap((each) => [`iface ${bridge} ${each.head}`, ...each.lines])],
      },
    ],
    change(fill) {
      const text = fill('network/uplink/ifupdown', { ...wish, families }, oneLine);
      const oldText = own.map(({ lines }) => `${lines.filter((line) => line !== '').join('\n')}\n`).join('');
      const stage: Step[] = [
        { run: ['rm', '-f', '--', kept.before, kept.after] },
        { write: kept.before, mode: 0o600, text: oldText },
        { write: kept.after, mode: 0o600, text },
        ...(facts.folder ? [] : [{ run: ['install', '-d', '-m', '0755', '--', FOLDER] as const }]),
        { write: path, mode: 0o644, text },
        ...[...byFile].flatMap(([file, all]) =>
          editLines(
            file,
            facts.checksums[file] ?? '',
            all,
            note,
            file === MAIN && source !== undefined ? [source] : [],
          ),
        ),
        ...(own.length > 0 && own.some((each) => head(each)[3] === 'dhcp') ? leases(nic, bridge) : []),
      ];
      return {
        ...begun(wish, host),
        files: [...byFile.keys(), path],
        stage,
        judge: [['ifquery', bridge]],
        apply: [...(own.length > 0 ? [['ifdown', '-i', kept.before, nic] as const] : []), ['ifup', bridge]],
        back: [
          ['ifdown', '-i', kept.after, bridge],
          ...takenApart(wish),
          // They change with every lease, so they are not among the files that are looked after.
          ['rm', '-f', '--', ...leaseFiles(bridge)],
          ...(own.length > 0 ? [['ifup', nic] as const] : []),
        ],
      };
    },
  };
}

const indented = (line: string): string => `    ${line}`;

/** Lines that name interfaces only: `auto lo eno1`. */
const isList = (stanza: Lines): boolean => /^(auto|allow-\S+|no-auto-down|no-scripts)$/.test(head(stanza)[0]!);

/** The same list without the card; undefined: nothing is left of it. */
function others(stanza: Lines, nic: string): string | undefined {
  const [first = '', ...names] = head(stanza);
  const left = names.filter((name) => name !== nic);
  return left.length > 0 ? [first, ...left].join(' ') : undefined;
}

/** The line for the bridge’s paragraph; '' where it only was for the card, undefined: it is not known what it does. */
function onBridge(line: string, wish: Wish): string | undefined {
  const [key = '', ...rest] = words(line);
  if (key === '' || OPTIONS.test(key)) return line;
  if (!HOOKS.has(key) || line.endsWith('\\')) return undefined;
  const command = hookOnBridge(rest.join(' '), wish);
  return command === undefined ? undefined : indented(`${key} ${command}`);
}

const notUnderstood = (stanza: Pick<Lines, 'file' | 'from'>, line: string): Wrong => ({
  message: t`it is not known what “${line.trim()}” (${where(stanza)}) would mean once the addresses are on a bridge`,
  remedy: t('Make the bridge by hand (xenguide guide network/bridge), and choose it here; or choose NAT.'),
});

/** `source` with a pattern, or a folder with a slash behind it, as the facts have them. */
function takesIn(pattern: string, path: string): boolean {
  if (pattern.endsWith('/')) return pattern === `${FOLDER}/`;
  return pattern === path || pattern === `${FOLDER}/*`;
}

/** Where dhclient remembers what it got, and who it said it was: with another identity the host may get another address. */
const leaseFiles = (card: string): string[] => [
  `/var/lib/dhcp/dhclient.${card}.leases`,
  `/var/lib/dhcp/dhclient6.${card}.leases`,
];

const leases = (nic: string, bridge: string): Step[] =>
  leaseFiles(nic).flatMap((from, index): Step[] => {
    const to = leaseFiles(bridge)[index]!;
    const onlyIf = [{ run: ['test', '-s', from] as const }];
    return [
      { run: ['cp', '--preserve=mode,ownership', '--', from, to], onlyIf },
      { run: ['sed', '-i', '-e', `s/interface "${nic}"/interface "${bridge}"/`, '--', to], onlyIf },
    ];
  });
