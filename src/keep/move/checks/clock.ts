import { t } from '../../../text/t.ts';
import { ok, type Topic, warn } from './check.ts';

/** A guest takes its time from its host: where the clocks differ, its own jumps. seconds */
const BEARABLE = 5;

export const clock: Topic = ({ from, to }) => {
  const apart = Math.abs(from.clock - to.clock);
  if (Number.isFinite(apart) && apart <= BEARABLE) return [ok('clock', t('The two hosts’ clocks agree.'))];
  return [
    warn(
      'clock',
      Number.isFinite(apart)
        ? t`the clocks of ${from.name} and ${to.name} are ${apart} s apart, and the guest’s would jump by that`
        : t('the two hosts’ clocks cannot be compared'),
      t('Let both keep the time: timedatectl set-ntp true'),
    ),
  ];
};
