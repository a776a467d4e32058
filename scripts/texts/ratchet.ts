import type { Bare } from './marks.ts';

/** How many texts of each folder stand outside of the catalogue. */
export type Counts = Readonly<Record<string, number>>;

/**
 * What looks like prose there is not for people, or is English in whatever language: it is not counted. The reason stands with it;
 * a new line here is for the review.
 */
const NOT_FOR_PEOPLE: readonly (readonly [where: RegExp, why: string])[] = [
  [/^src\/plan\/(script|command-line|systemd|template-values)/, 'the printed script and the commands in it'],
  [/^src\/guest\/(config|grouped)\.ts$/, 'the config, and answers as an answers file has them'],
  [
    /^src\/network\/(ports|forwarding|other-routers)\.ts$|^src\/network\/route\/(settings|wire|actions)\.ts$/,
    'answers, and files of the host',
  ],
  [/^src\/network\/firewall\//, 'rules of nft; what they do is noted beside them'],
  [
    /^src\/network\/uplink\/(ifupdown|netplan|networkd|network-manager|plugged-in)\.ts$/,
    'files of the host’s network, and a program that reads those of guests',
  ],
  [/^src\/network\/(conflicts|nat|test)\//, 'commands, and what the host’s tools say'],
  [
    /^src\/host\/(batch|child|example|local|remote-file|remote-line|ssh|ssh-connection)\.ts$/,
    'what shells and ssh say',
  ],
  [/^src\/host\/in-use\/look\.ts$|^src\/drives\/(trays|shutdown-log)\.ts$/, 'a line of Perl; what qemu and libxl say'],
  [/^src\/host\/probes\//, 'what the host’s tools are asked and say'],
  [
    /^src\/storage\/(nfs-mount|logical-volume|zfs|nfs-root\/(actions|look-script|mount-trouble))\.ts$/,
    'what the host’s tools say',
  ],
  [
    /^src\/sources\/iso\/(names|windows|installer|volume)\.ts$|^src\/sources\/(magic|table)\.ts$/,
    'names of systems, marks in images',
  ],
  [/^src\/sources\/second-look\.ts$/, 'Perl'],
  [/^src\/xl\/keys\.ts$/, 'names of keys, and the kinds of them'],
  [/^src\/keep\/clear-away\.ts$/, 'a line for a shell'],
  [/^src\/seed\//, 'the pieces of the first-login disk, as a plan has them'],
  [/^src\/guide\/markdown\.ts$|^src\/package-root\.ts$/, 'bugs'],
];

export function countBare(bare: readonly Bare[]): Counts {
  const counts = new Map<string, number>();
  for (const { file } of bare) {
    if (NOT_FOR_PEOPLE.some(([where]) => where.test(file))) continue;
    const folder = file.slice(0, file.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Folders in which there are more than there were: each may only become fewer. */
export function grown(now: Counts, before: Counts): string[] {
  return Object.entries(now).flatMap(([folder, count]) => {
    const most = before[folder] ?? 0;
    return count > most ? [`${folder}: ${count} texts stand outside of t and noted, where there were ${most}`] : [];
  });
}
