import { t } from '../../../text/t.ts';
import { no, type Topic } from './check.ts';

/** What takes a guest away when it is shut down; xl’s watcher starts it again by some of the others, or leaves it there. */
const TAKEN_DOWN = ['destroy', 'coredump-destroy'];

/** Whether it is gone when it is shut down, as a cold move needs it. */
export const off: Topic = ({ guest: { name, onPoweroff, config } }) =>
  TAKEN_DOWN.includes(onPoweroff)
    ? []
    : [
        no(
          'guest.on-poweroff',
          t`${name} would not be gone when it is shut down: on_poweroff = "${onPoweroff}"`,
          t`Set on_poweroff = "destroy" in ${config.path}. It takes that when it is started from there: shut it down, xl destroy ${name} as it comes up again, then xl create ${config.path}`,
        ),
      ];
