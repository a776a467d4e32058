import type { DiscView } from '../face/disc-driver.ts';
import { listed } from '../text/listed.ts';
import { t } from '../text/t.ts';

/** What a line means to the disc co-pilot. `say`: nothing is done, only this is said. */
export type DiscOrder =
  | { type: 'insert'; drive: string; disc: string }
  | { type: 'eject'; drive: string }
  | { type: 'next' | 'look' | 'guide' | 'leave' | 'show' }
  | { type: 'say'; text: string };

const WORDS: Readonly<Record<string, DiscOrder['type']>> = {
  n: 'next',
  next: 'next',
  r: 'look',
  '?': 'guide',
  help: 'guide',
  q: 'leave',
  quit: 'leave',
  '': 'show',
};

export const ORDERS = t(
  'Type the number of a disc to insert it, with the drive behind it where there are several (2 hdd); n for the next disc of the list; e to eject (e hdd); r to look again; a question mark for the guide; q to leave.',
);

/** Understands `2`, `2 hdd`, `n`, `e hdc`, `r`, `?`, `q`, and an empty line: show all again. */
export function discOrder(line: string, view: DiscView): DiscOrder {
  const [word = '', named, ...more] = line.trim().toLowerCase().split(/\s+/);
  const simple = WORDS[word];
  if (simple !== undefined && named === undefined) return { type: simple } as DiscOrder;
  const eject = word === 'e' || word === 'eject';
  if (more.length > 0 || !(eject || /^\d{1,4}$/.test(word))) {
    return { type: 'say', text: t`${line.trim()} is no command. ${ORDERS}` };
  }
  const disc = eject ? undefined : view.discs[Number(word) - 1];
  if (!eject && !disc) {
    const there =
      view.discs.length === 0
        ? t('No ISO file was found on the host.')
        : t`Their numbers go from 1 to ${view.discs.length}.`;
    return { type: 'say', text: t`There is no disc ${word}. ${there}` };
  }
  const wanted = view.drives.filter((each) => (eject ? each.disc !== null : each.disc === null));
  const names = view.drives.map(({ drive }) => drive);
  const drive = named ?? (names.length === 1 ? names[0] : wanted.length === 1 ? wanted[0]!.drive : undefined);
  if (drive === undefined || !names.includes(drive)) {
    const which =
      names.length === 0
        ? t('The guest has no drive for a disc.')
        : t`Which drive? It has ${listed(names)}: write ${word} ${names[0]}.`;
    return { type: 'say', text: which };
  }
  return disc ? { type: 'insert', drive, disc: disc.path } : { type: 'eject', drive };
}
