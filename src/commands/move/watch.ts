import type { Runner } from '../../host/runner.ts';
import { addressOf, type Downtime, type Pinging, startPing } from '../../keep/move/ping.ts';
import { movePlaces } from '../../keep/move/places.ts';
import { progressWords, watchSending } from '../../keep/move/progress.ts';
import type { MoveLook } from '../../keep/move/seen.ts';
import { SEND } from '../../keep/move/send.ts';
import type { ApplyEvent } from '../../plan/apply/events.ts';
import type { Io } from '../io.ts';

export interface MoveWatch {
  hear(event: ApplyEvent): void;
  /** Undefined: how long the guest was away could not be measured. */
  end(): Promise<Downtime | undefined>;
}

/** The guest may come back a moment after xl is through: its switch must learn where it is. */
const AFTERWARDS_MS = 5000;
const AT_MOST = 7200;

/** While the guest is sent: how much has gone over, and whether the guest answers. Both only look; a host that is lost is met by the plan. */
export function watchMove(source: Runner, { guest }: MoveLook, io: Io): MoveWatch {
  let unwatch: (() => Promise<void>) | undefined;
  let pinging: Promise<Pinging | undefined> | undefined;
  const begin = async (): Promise<Pinging | undefined> => {
    const address = await addressOf(
      source,
      guest.cards.map(({ mac }) => mac),
    ).catch(() => undefined);
    return address === undefined ? undefined : startPing(source, address, AT_MOST);
  };
  return {
    hear: (event) => {
      if (event.type !== 'started' || event.id !== SEND) return;
      pinging ??= begin();
      const { unit } = movePlaces(guest.name);
      unwatch ??= watchSending(source, unit, guest.memoryBytes, (progress) => io.say(`  ${progressWords(progress)}`));
    },
    end: async () => {
      await unwatch?.();
      const ping = await pinging;
      if (!ping) return undefined;
      await new Promise((resolve) => {
        setTimeout(resolve, AFTERWARDS_MS);
      });
      return ping.end();
    },
  };
}
