import { ok, type Topic, warn } from './check.ts';

/** A guest takes its time from its host: where the clocks differ, its own jumps. seconds */
const BEARABLE = 5;

export const clock: Topic = ({ from, to }) => {
  const apart = Math.abs(from.clock - to.clock);
  if (Number.isFinite(apart) && apart <= BEARABLE) return [ok('clock', 'The two hosts’ clocks agree.')];
  return [
    warn(
      'clock',
      Number.isFinite(apart)
        ? `the clocks of ${from.name} and ${to.name} are ${apart} s apart, and the guest’s would jump by that`
        : 'the two hosts’ clocks cannot be compared',
      'Let both keep the time: timedatectl set-ntp true',
    ),
  ];
};
