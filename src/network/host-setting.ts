import type { Action, Condition, Step } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { otherRouters } from './other-routers.ts';

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
  /** Other programs of the host may come to need it while it is on: then it stays, and this is said (a sentence or two). */
  others?: string;
  /** It is only put back when this is so; when it is not (`otherwise`), it stays, and that is said. */
  backIf?: { so: Condition; otherwise: Condition; stays: string };
}

/** Files of one setting on the host. */
const filesOf = ({ before, cards, others }: HostSetting) => {
  const note = `${NOTES}/${before}`;
  return {
    note,
    ...(cards === undefined ? {} : { cardNote: `${note}${CARDS}` }),
    // Who needed it when it was switched on, who does when it is to be switched off, and who of these has come since.
    ...(others === undefined
      ? {}
      : { early: `${note}-others`, now: `${note}-others-now`, since: `${note}-others-since` }),
  };
};

/** Makes it, now and at every boot. */
export function settle(setting: HostSetting, guest: string, fill: FillTemplate): Action {
  const { id, title, why, key, value, along = [], cards, about } = setting;
  const file = `/etc/sysctl.d/${setting.file}`;
  const { note, cardNote, early } = filesOf(setting);
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
      { run: ['sysctl', key, ...along], to: note },
      ...(cards === undefined || cardNote === undefined
        ? []
        : [{ run: ['sysctl', '-a', '--pattern', cards] as const, to: cardNote }]),
      ...(early === undefined ? [] : [otherRouters(key, early)]),
      { write: file, mode: 0o644, text: fill('network/setting.conf', { about, key, value }, line) },
      { run: ['sysctl', '-q', '-p', file] },
    ],
    undo: giveBack(setting, guest),
  };
}

/**
 * Puts it back as it was, once no other guest needs it any more. Where another program has come to need it since, it stays as it
 * is: only what is ours goes. Safe to repeat.
 */
export function giveBack(setting: HostSetting, guest: string): Step[] {
  const { key, value, file, needed, others, backIf } = setting;
  const { note, cardNote, early, now, since } = filesOf(setting);
  // 2: a folder is not there, and so nobody in it.
  const unused: Condition = { run: ['grep', '-rqs', `--exclude=${guest},*`, ...needed, '--', NETWORK], ok: [1, 2] };
  const begun: Condition[] = [unused, { run: ['test', '-s', note] }];
  const free: Condition[] = [
    ...(since === undefined ? [] : [{ run: ['test', '!', '-s', since] as const }]),
    ...(backIf ? [backIf.so] : []),
  ];
  const put = (path: string, ...how: string[]): Step => ({
    run: ['sysctl', '-q', ...how, '-p', path],
    onlyIf: [unused, ...free, { run: ['test', '-s', path] }],
  });
  const gone = [`/etc/sysctl.d/${file}`, note, cardNote, early, now, since].filter((each) => each !== undefined);
  return [
    ...(early && now && since
      ? [
          { ...otherRouters(key, now), onlyIf: begun },
          // 2: it was not looked who needed it then.
          { run: ['grep', '-vxF', '-f', early, '--', now] as const, to: since, ok: [0, 1, 2], onlyIf: begun },
          // It was on before: that is put back in any case, and nobody loses anything.
          {
            run: ['rm', '-f', '--', since] as const,
            onlyIf: [...begun, { run: ['grep', '-qsxF', `${key} = ${value}`, note] as const }],
          },
        ]
      : []),
    put(note),
    // Behind it, since it sets all cards; -e: some may be gone.
    ...(cardNote === undefined ? [] : [put(cardNote, '-e')]),
    ...(others === undefined || since === undefined
      ? []
      : [{ say: others, onlyIf: [...begun, { run: ['test', '-s', since] as const }] }]),
    ...(backIf ? [{ say: backIf.stays, onlyIf: [...begun, backIf.otherwise] }] : []),
    { run: ['rm', '-f', '--', ...gone], onlyIf: [unused] },
    { run: ['find', NOTES, '-maxdepth', '0', '-empty', '-delete'], ok: [0, 1], onlyIf: [unused] },
  ];
}

function line(value: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new TypeError(`“${value}” cannot stand in a file of sysctl.d`);
  return value;
}
