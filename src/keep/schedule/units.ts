/** The units of a guest's schedule. All are for the host's own systemd, and last over a reboot. */
export interface ScheduleUnits {
  service: string;
  timer: string;
  servicePath: string;
  timerPath: string;
  /** When systemd last started it: what Persistent= goes by. */
  stampPath: string;
}

/**
 * Not named like the unit of a single backup (`xenguide-backup-NAME`), whatever a guest is called. + is the one character of a
 * guest's name that systemd has no place for (systemd.unit(5), \xHH).
 */
export function scheduleUnits(guest: string): ScheduleUnits {
  const base = `xenguide-schedule-${guest.replaceAll('+', '\\x2b')}`;
  const [service, timer] = [`${base}.service`, `${base}.timer`];
  return {
    ...{ service, timer },
    servicePath: `/etc/systemd/system/${service}`,
    timerPath: `/etc/systemd/system/${timer}`,
    stampPath: `/var/lib/systemd/timers/stamp-${timer}`,
  };
}
