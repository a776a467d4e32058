import type { Condition, RunStep, Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { Argv, HostNetworkChange } from './change.ts';
import { UPLINKS, type UplinkPlaces, type WayPlaces } from './places.ts';
import { CHANGE_SECONDS, CONFIRM_SECONDS, linkedUnits } from './units.ts';

/** What both ways have in common: into the new network, and out of it again. */

/** systemctl(1) and LSB: the unit is not there, or not running. */
export const GONE = [0, 1, 3, 4, 5];

/** Folders of ours above; each is named, whatever the umask is. */
export const ABOVE = ['/etc/xen/xenguide', '/etc/xen/xenguide/network', UPLINKS];

/** The host itself goes on with the change, and back; this is how long either may take, with the wait between. seconds */
const ACROSS_SECONDS = 2 * CHANGE_SECONDS + CONFIRM_SECONDS + 60;

/** From here on the host goes back by itself: in a minute, or at its next start. */
export function arm(change: HostNetworkChange, places: UplinkPlaces, way: WayPlaces, onlyIf?: Condition[]): Step[] {
  const when = onlyIf ? { onlyIf } : {};
  const paths = linkedUnits(change, places).map((unit) => `${places.units}/${unit}`);
  return [
    // systemd reads all units anew once, with the next one: on a busy host that takes seconds.
    { run: ['systemctl', 'link', '--quiet', '--no-reload', '--runtime', '--', ...paths], ...when },
    { run: ['systemctl', 'enable', '--quiet', '--', `${places.units}/${way.units.boot}`], ...when },
    ...(onlyIf ? [] : [{ run: ['install', '-m', '0600', '/dev/null', way.armed] } satisfies Step]),
    { run: ['sync', '-f', places.folder], ...when },
    ...(change.carriesConnection
      ? [{ run: ['systemctl', 'start', '--', way.units.timer], ...when } satisfies Step]
      : []),
  ];
}

/** Into effect, and confirmed where the connection hangs on it. */
export function cross(change: HostNetworkChange, way: WayPlaces, says: string, onlyIf?: Condition[]): Step[] {
  const { units, through, returning, returned, armed, confirmed } = way;
  const when = onlyIf ? { onlyIf } : {};
  const begin: RunStep = {
    run: ['systemctl', 'start', '--', units.change],
    trouble: {
      message: noted('the new network could not be put into effect, and the host puts the old one back'),
      remedy: noted`See why: journalctl -u ${units.change} -u ${units.back}`,
    },
    ...when,
  };
  const stay: Argv = ['mv', '-T', '--', armed, confirmed];
  if (!change.carriesConnection) return [begin, { run: stay, ...when }];
  return [
    {
      ...begin,
      across: {
        until: { run: ['test', '(', '-e', through, '-a', '!', '-e', returning, ')', '-o', '-e', returned] },
        seconds: ACROSS_SECONDS,
      },
    },
    {
      confirm: says,
      seconds: CONFIRM_SECONDS,
      since: through,
      keep: stay,
      kept: isThere(confirmed),
      wentBack: isThere(returned),
      goBack: ['systemctl', 'start', '--no-block', '--', units.back],
      backSeconds: CHANGE_SECONDS,
      ...when,
    },
  ];
}

/** It stays, so that neither the timer nor the next start has anything to put back. */
export function disarm({ carriesConnection }: HostNetworkChange, { units }: WayPlaces, onlyIf?: Condition[]): Step[] {
  const when = onlyIf ? { onlyIf } : {};
  return [
    ...(carriesConnection ? [{ run: ['systemctl', 'stop', '--', units.timer] as const, ok: GONE, ...when }] : []),
    { run: ['systemctl', 'disable', '--quiet', '--', units.boot], ok: GONE, ...when },
  ];
}

export const isThere = (path: string): Condition => ({ run: ['test', '-e', path, '-o', '-L', path] });

/** The way back is started by hand of ours, and waited for across whatever becomes of the connection. */
export const goBack = ({ units, returned }: WayPlaces, onlyIf: Condition[]): Step => ({
  run: ['systemctl', 'start', '--', units.back],
  across: { until: isThere(returned), seconds: ACROSS_SECONDS },
  onlyIf,
});
