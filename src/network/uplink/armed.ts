import type { Action, Step } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import type { HostNetworkChange } from './change.ts';
import { type UplinkPlaces, uplinkPlaces } from './places.ts';
import { ABOVE, arm, cross, disarm, isThere } from './steps.ts';
import { takeBackSteps } from './take.ts';
import { CONFIRM_SECONDS, unitFiles } from './units.ts';

/**
 * A change of the host's own network as an action that cannot cut the host off for good: the files are kept, the way back
 * stands on the host before anything is touched (a timer, and a unit for a start in between), change and way back are run by
 * systemd, and only a yes over the changed network makes it stay. Throws TypeError for a name or path that cannot be used.
 */
export function armedAction(change: HostNetworkChange, fill: FillTemplate): Action {
  for (const file of change.files) {
    if (!/^(\/[^/\p{Cc}]+){2,}$/u.test(file) || /\/\.{1,2}(\/|$)/.test(file))
      throw new TypeError(`“${file}” cannot be kept: it is no absolute path of a file`);
  }
  const { name, nic, carriesConnection, files } = change;
  const places = uplinkPlaces(name);
  const { make } = places;
  return {
    id: `network.uplink.${name}`,
    title: change.title,
    why: carriesConnection
      ? noted`The host’s own connection moves from ${nic} to ${name}. Unless that is confirmed within ${CONFIRM_SECONDS} seconds, the host goes back by itself.`
      : noted`${nic} becomes a port of ${name}. What fails half-way is taken back by the host itself.`,
    effect: 'changes',
    touches: [noted`bridge ${name}`, ...files, places.folder],
    check: { run: ['test', '-d', `/sys/class/net/${name}/bridge`] },
    whenThere: 'keep',
    do: [
      ...keep(change, places),
      ...unitFiles(change, fill),
      ...arm(change, places, make),
      ...change.stage,
      ...change.judge.map((run): Step => ({ run })),
      ...note(change, places),
      ...cross(change, make, noted`The host’s addresses are on ${name} now, and ${nic} is its port.`),
      ...disarm(change, make),
    ],
    undo: takeBackSteps(change, places),
    verify: { kind: 'run', check: { run: change.verify, timeoutMs: 30_000 } },
  };
}

/** All of it or nothing: a folder that is there was filled to the end. */
function keep({ files }: HostNetworkChange, { folder, old, units }: UplinkPlaces): Step[] {
  const made = [folder, units, `${folder}/make`, `${folder}/take`];
  return [
    { run: ['install', '-d', '-m', '0755', '--', ...ABOVE] },
    { run: ['install', '-d', '-m', '0700', '--', ...made] },
    ...copies(files, old),
    { run: ['sync', '-f', folder] },
  ];
}

/** The files into numbered folders, with owner, mode and times; one that is not there leaves its folder empty. */
function copies(files: readonly string[], kept: string): Step[] {
  const half = `${kept}.half`;
  const folders = files.map((_, index) => `${half}/${index}`);
  return [
    { run: ['rm', '-rf', '--', half] },
    { run: ['install', '-d', '-m', '0700', '--', half, ...folders] },
    ...files.map(
      (file, index): Step => ({ run: ['cp', '-a', '-t', folders[index]!, '--', file], onlyIf: [isThere(file)] }),
    ),
    { run: ['mv', '-T', '--', half, kept] },
  ];
}

/** What we wrote, to know it again later, and to put it back where an undo is not confirmed. */
function note({ files }: HostNetworkChange, { fresh, sums }: UplinkPlaces): Step[] {
  return [...copies(files, fresh), { run: ['sha256sum', '--', ...files], to: sums, ok: [0, 1] }];
}
