import { t } from '../../../text/t.ts';
import { type Topic, warn } from './check.ts';

/** The timer is the source’s: it stays there, and finds no guest any more. */
export const backups: Topic = ({ guest: { name }, from, to, scheduled }) =>
  scheduled
    ? [
        warn(
          'backups',
          t`backups of ${name} are scheduled on ${from.name}; that does not go along: there they fail from then on, and on ${to.name} none are made`,
          t`Afterwards, on ${from.name}: xenguide backup ${name} --every never. Then schedule them on ${to.name}: xenguide guide keep/schedule.`,
        ),
      ]
    : [];
