import { t } from '../../text/t.ts';
import { type Judge, warn } from './check.ts';

/** What could not be found out: a plan knows nothing of it. */
export const gaps: Judge = (facts) =>
  facts.gaps.map(({ probe, reason }) =>
    warn(
      'gap',
      t`Not everything could be found out (${probe}): ${reason}`,
      t('Put it right if a plan is to know of it.'),
    ),
  );
