import { discName, driveWords, noneFound, unmountFirst } from '../drives/words.ts';
import type { DiscView } from '../face/disc-driver.ts';
import { t } from '../text/t.ts';
import { type Para, para } from './words.ts';

/** What a person would want to hear again when it changes. */
export const stateText = ({ phase, drives, discs, installing }: DiscView): string =>
  JSON.stringify([phase, drives, discs, installing]);

/** The drives and the discs, numbered as they can be typed. */
export function stateLines({ phase, type, drives, discs, installing }: DiscView, guest: string): Para[] {
  const next = discs.findIndex(({ from, done }) => from === 'queue' && !done);
  const head = {
    looking: t('The guest is being looked at.'),
    here: installing ? t`${guest} is being installed. Its drives:` : t('The drives:'),
    gone: t`${guest} does not run.`,
    lost: t('The host does not answer. The drives, as they were seen last:'),
  };
  return [
    para(head[phase]),
    ...drives.map((drive) => para(driveWords(drive), '  - ')),
    ...(drives.length === 0 || unmountFirst(type) === '' ? [] : [para(unmountFirst(type))]),
    ...(discs.length > 0
      ? [para(t('The discs:'))]
      : phase === 'here'
        ? [para(noneFound(guest, drives[0]?.drive))]
        : []),
    ...discs.map(({ path, done }, index) => {
      const word = done ? t(', done') : index === next ? t(', next') : '';
      return para(`${discName(path)}${word}: ${path}`, `  ${index + 1}. `);
    }),
  ];
}
