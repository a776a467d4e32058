import type { Action, Condition, Step } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';

/** Below this every guest’s own files of its network are, the guest’s name and a comma at the beginning of theirs. */
const NETWORK = '/etc/xen/xenguide/network';
const NOTES = '/var/lib/xenguide/network';
/** Behind the name of a note: how single cards were set. */
const CARDS = '-cards';

/** A setting of the host’s kernel that guests share: the first makes it, the last puts back what was. */
export interface HostSetting {
  /** Of its action. */
  id: string;
  title: string;
  why: string;
  /** As sysctl(8) takes it; with slashes where a card is named, since that may have a dot in its name. */
  key: string;
  value: string;
  /** What the kernel changes along with it: kept beforehand and put back as well. */
  along?: readonly string[];
  /** The same by a pattern (sysctl(8), `--pattern`): settings of single cards, whatever cards the host has. */
  cards?: string;
  /** The file’s name in /etc/sysctl.d, its first lines as comments, and that of the note of how it was before. */
  file: string;
  about: string;
  before: string;
  /** How grep(1) finds a file of a guest that needs it. */
  needed: readonly string[];
}

/** Makes it, now and at every boot. */
export function settle(setting: HostSetting, guest: string, fill: FillTemplate): Action {
  const { id, title, why, key, value, along = [], cards, about } = setting;
  const file = `/etc/sysctl.d/${setting.file}`;
  return {
    id,
    title,
    why,
    effect: 'changes',
    touches: [file, key],
    check: { run: ['test', '-e', file] },
    whenThere: 'keep',
    do: [
      { run: ['install', '-d', '-m', '0700', '--', NOTES] },
      // A line each, as sysctl(8) both prints and reads them.
      { run: ['sysctl', key, ...along], to: `${NOTES}/${setting.before}` },
      ...(cards === undefined
        ? []
        : [{ run: ['sysctl', '-a', '--pattern', cards] as const, to: `${NOTES}/${setting.before}${CARDS}` }]),
      { write: file, mode: 0o644, text: fill('network/setting.conf', { about, key, value }, line) },
      { run: ['sysctl', '-q', '-p', file] },
    ],
    undo: giveBack(setting, guest),
  };
}

/** Puts it back as it was, once no other guest needs it any more. Safe to repeat. */
export function giveBack({ file, before, needed, cards }: HostSetting, guest: string): Step[] {
  // 2: a folder is not there, and so nobody in it.
  const unused: Condition = { run: ['grep', '-rqs', `--exclude=${guest},*`, ...needed, '--', NETWORK], ok: [1, 2] };
  const note = `${NOTES}/${before}`;
  const put = (path: string, ...how: string[]): Step => ({
    run: ['sysctl', '-q', ...how, '-p', path],
    onlyIf: [unused, { run: ['test', '-s', path] }],
  });
  return [
    put(note),
    // Behind it, since it sets all cards; -e: some may be gone.
    ...(cards === undefined ? [] : [put(`${note}${CARDS}`, '-e')]),
    {
      run: ['rm', '-f', '--', `/etc/sysctl.d/${file}`, note, ...(cards === undefined ? [] : [`${note}${CARDS}`])],
      onlyIf: [unused],
    },
    { run: ['find', NOTES, '-maxdepth', '0', '-empty', '-delete'], ok: [0, 1], onlyIf: [unused] },
  ];
}

function line(value: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new TypeError(`“${value}” cannot stand in a file of sysctl.d`);
  return value;
}
