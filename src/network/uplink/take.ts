import type { Condition, Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { HostNetworkChange } from './change.ts';
import type { UplinkPlaces, WayPlaces } from './places.ts';
import { NOBODY, pluggedIn } from './plugged-in.ts';
import { ABOVE, arm, cross, disarm, GONE, goBack, isThere } from './steps.ts';
import { linkedUnits } from './units.ts';

/**
 * Takes a change of the host's own network back, whatever state it is in: half made, gone back by itself, or in effect and
 * confirmed. The last is a change of the network like the first, and armed like it. What others use, or what somebody has
 * changed since, is left, with the reason.
 */
export function takeBackSteps(change: HostNetworkChange, places: UplinkPlaces): Step[] {
  const { make, take, units } = places;
  const linked = linkedUnits(change, places).map((unit) => `${units}/${unit}`);
  return [
    // After a start of the host systemd knows only what was enabled.
    {
      run: ['systemctl', 'link', '--quiet', '--runtime', '--', ...linked],
      ok: [0, 1],
      onlyIf: [isThere(`${units}/${make.units.boot}`)],
    },
    ...unconfirmed(make, places),
    ...unconfirmed(take, places),
    ...takeConfirmed(change, places),
    ...cleanUp(change, places),
  ];
}

/** A way that was begun and not confirmed goes back now: the running network, or only the files where that was not touched. */
function unconfirmed(way: WayPlaces, { units }: UplinkPlaces): Step[] {
  const open: Condition = { run: ['test', '-e', way.armed, '-o', '-e', way.returning] };
  return [
    goBack(way, [isThere(way.begun), open]),
    {
      run: ['systemctl', 'link', '--quiet', '--runtime', '--', `${units}/${way.units.boot}`],
      ok: [0, 1],
      onlyIf: [open],
    },
    { run: ['systemctl', 'start', '--', way.units.boot], onlyIf: [open] },
    {
      run: ['test', '!', '-e', way.armed, '-a', '!', '-e', way.returning],
      trouble: {
        message: noted('the old network files could not be put back'),
        remedy: noted`See why: journalctl -u ${way.units.back} -u ${way.units.boot}.`,
      },
    },
  ];
}

function takeConfirmed(change: HostNetworkChange, places: UplinkPlaces): Step[] {
  const { files, name, nic } = change;
  const { make, take, sums, folder, old } = places;
  const now = `${sums}.now`;
  const stands = [isThere(make.confirmed), notThere(take.confirmed)];
  const unchanged: Condition = { run: ['cmp', '-s', '--', sums, now] };
  const users = `${folder}/users`;
  const noUsers = ['grep', '-qxF', NOBODY, users] as const;
  const unnamed: Condition = { run: noUsers };
  const ports = (change.ports ?? [nic]).flatMap((port) => ['!', '-name', port]);
  const seen = `/sys/class/net/${name}`;
  // Below it also what is on top of it, such as a VLAN or a macvlan: that goes with it. 1: the bridge itself is gone.
  const unused: Condition = {
    run: [
      ...(['find', `${seen}/brif`, `${seen}/`, '-mindepth', '1', '-maxdepth', '1'] as const),
      ...['(', '-path', '*/brif/*', ...ports, '-o', '-name', 'upper_*', ')'],
    ],
    ok: [0, 1],
    says: '',
  };
  const going = [isThere(take.armed)];
  const stays = [...stands, notThere(take.armed)];
  return [
    {
      run: ['rm', '-f', '--', take.begun, take.through, take.returned],
      onlyIf: stands,
    },
    { run: ['sha256sum', '--', ...files], to: now, ok: [0, 1], onlyIf: stands },
    { ...pluggedIn(name, users), onlyIf: stands },
    {
      run: ['install', '-m', '0600', '/dev/null', take.armed],
      onlyIf: [...stands, unchanged, unnamed, unused],
    },
    {
      say: noted`The bridge ${name} stays as it is: ${files.join(', ')} changed since xenguide wrote them. As they were before, they are in ${old} on the host; xenguide guide network/confirm says what to do by hand.`,
      onlyIf: [...stays, { ...unchanged, ok: [1, 2] }],
    },
    {
      say: noted`The bridge ${name} stays as it is: another guest’s config in /etc/xen uses it. xenguide guide network/confirm says how it is taken away later.`,
      onlyIf: [...stays, unchanged, { run: noUsers, ok: [1] }],
    },
    {
      say: noted`The bridge ${name} stays as it is: it has other ports than ${(change.ports ?? [nic]).join(', ')}, or an interface on top of it such as a VLAN (see: ls -d ${seen}/brif/* ${seen}/upper_*). xenguide guide network/confirm says how it is taken away later.`,
      onlyIf: [...stays, unchanged, unnamed],
    },
    ...arm(change, places, take, going),
    ...cross(
      change,
      take,
      noted`The host’s addresses are on ${nic} again, as they were before ${name} was made.`,
      going,
    ),
    ...disarm(change, take, [isThere(take.confirmed)]),
    // From here on nothing of it is in effect, whatever else of the folder is left.
    { run: ['rm', '-f', '--', make.confirmed], onlyIf: [isThere(take.confirmed)] },
    { run: ['sync', '-f', folder], onlyIf: [isThere(take.confirmed)] },
  ];
}

/** What it left on the host, unless it is in effect. */
function cleanUp(change: HostNetworkChange, places: UplinkPlaces): Step[] {
  const { make, take, folder } = places;
  const onlyIf = [notThere(make.confirmed)];
  const units = [...linkedUnits(change, places), make.units.boot, take.units.boot];
  const timers = change.carriesConnection ? [make.units.timer, take.units.timer] : [];
  return [
    ...(timers.length > 0 ? [{ run: ['systemctl', 'stop', '--', ...timers] as const, ok: GONE, onlyIf }] : []),
    { run: ['systemctl', 'disable', '--quiet', '--no-reload', '--', ...units], ok: GONE, onlyIf },
    { run: ['systemctl', 'disable', '--quiet', '--no-reload', '--runtime', '--', ...units], ok: GONE, onlyIf },
    { run: ['rm', '-rf', '--', folder], onlyIf },
    { run: ['systemctl', 'daemon-reload'], onlyIf },
    { run: ['systemctl', 'reset-failed', '--', ...units], ok: GONE, onlyIf },
    ...ABOVE.toReversed().map(
      (each): Step => ({ run: ['find', each, '-maxdepth', '0', '-empty', '-delete'], ok: [0, 1], onlyIf }),
    ),
  ];
}

const notThere = (path: string): Condition => ({ run: ['test', '!', '-e', path] });
