/** What a move needs on the source while it runs. All are paths there. */
export interface MovePlaces {
  /** On a file system that no network can hold up, and that is empty after a reboot. */
  run: string;
  /** Made by the unit when it begins: it never begins twice. */
  begun: string;
  /** What xl said, also that of the target. */
  log: string;
  /** The unit is through, however it went. */
  ended: string;
  /** Of a cold move: a folder that is empty until the guest runs again, here or there. */
  through: string;
  unit: string;
  unitPath: string;
}

export function movePlaces(guest: string): MovePlaces {
  const run = `/run/xenguide-move-${guest}`;
  // + is the one character of a guest's name that systemd has no place for (systemd.unit(5), \xHH).
  const unit = `xenguide-move-${guest.replaceAll('+', '\\x2b')}.service`;
  return {
    ...{ run, unit, unitPath: `/run/systemd/system/${unit}` },
    ...{ begun: `${run}/begun`, log: `${run}/log`, ended: `${run}/ended`, through: `${run}/through` },
  };
}
