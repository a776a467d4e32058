import { badName, nameTaken } from '../../guest/name.ts';
import { ELSEWHERE, ruledByXapi, xapiRules } from '../../host/checks/xen.ts';
import type { Facts } from '../../host/facts.ts';
import type { Runner } from '../../host/runner.ts';
import { runAll } from '../../plan/apply/ask.ts';
import { EXIT, type Problem, UserError } from '../../problem.ts';
import { noted, t } from '../../text/t.ts';
import { parseDisk } from '../../xl/disk.ts';
import { parseConfig } from '../../xl/parse.ts';
import { texts } from '../config.ts';
import type { Manifest } from '../manifest.ts';
import type { Place } from '../place.ts';
import { cardNotes, cardProblems } from './cards.ts';
import { restoredConfig } from './config.ts';
import { type DiskPlace, diskAt, sameTarget } from './elsewhere.ts';
import { freshMacs, renamedDisk } from './names.ts';
import type { Restore } from './plan.ts';
import { isBlank, placeProblems, roomProblems } from './volumes.ts';

export interface Wanted {
  backup: Place;
  manifest: Manifest;
  /** Undefined: the guest’s own. */
  name: string | undefined;
  resume: boolean;
  network: boolean;
  /** All disks are to be there; absent: where they were. */
  place?: DiskPlace | undefined;
  /** For a guest of another name. */
  uuid: string;
}

/**
 * What a restore comes to on this host. Changes nothing. Rejects with UserError: something is there already (conflict), a name or
 * a place cannot be (invalid), and with HostLost.
 */
export async function prepareRestore(runner: Runner, facts: Facts, wanted: Wanted): Promise<Restore> {
  const { backup, manifest, resume, network, place } = wanted;
  const name = wanted.name ?? manifest.guest;
  const other = name !== manifest.guest;
  if (ruledByXapi(facts))
    throw new UserError(EXIT.notReady, { field: '--host', message: xapiRules(facts), remedy: ELSEWHERE });
  refuse(nameProblems(name, facts, manifest));
  if (resume) refuse(resumeProblems(other || place !== undefined, network, manifest));
  const disks = manifest.disks.map((disk) => {
    const named = other ? renamedDisk(disk, manifest.guest, name) : disk;
    const placed = place ? diskAt(named, place) : named;
    return { ...placed, file: disk.file, blank: isBlank(placed, facts) };
  });
  refuse(twice(disks));
  refuse(disks.flatMap((disk) => placeProblems(disk, facts)));
  refuse(roomProblems(disks, facts));
  const { settings } = parseConfig(manifest.config.text);
  const cards = texts(settings.get('vif'));
  if (!other && network) refuse(macProblems(cards, facts));
  const changes = {
    disks,
    moved: place !== undefined,
    network,
    missing: await missingDisks(runner, texts(settings.get('disk')), disks),
    ...(other ? { renamed: { name, uuid: wanted.uuid, macs: freshMacs(cards.length, name, facts) } } : {}),
  };
  const { text, notes } = restoredConfig(manifest.config.text, changes);
  const { natNetworks = [], routerAdverts = [] } = facts;
  const host = { natNetworks, routerAdverts };
  refuse(cardProblems({ guest: name, config: text, manifest, host }));
  const forOther = other && cards.length > 0 && network ? [SAME_ADDRESS, ...cardNotes({ config: text, host })] : [];
  return {
    ...{ backup, manifest, name, disks, config: text, host, resume },
    uuid: other ? wanted.uuid : (manifest.uuid ?? wanted.uuid),
    notes: [...notes, ...forOther],
  };
}

function twice(disks: Restore['disks']): Problem[] {
  const vdev = sameTarget(disks);
  if (vdev === undefined) return [];
  return [
    {
      field: '--disks-to',
      message: t`${vdev} would get the name of another disk of the guest there`,
      remedy: t('Their names end alike: unpack one of them by hand (xenguide guide keep/restore).'),
    },
  ];
}

const SAME_ADDRESS = noted(
  'Inside, the guest is what it was: a fixed address, its host name and its keys are those of the first one. While that one runs, --no-network keeps them apart.',
);

function nameProblems(name: string, facts: Facts, { guest }: Manifest): Problem[] {
  const bad = badName(name);
  if (bad) return [{ field: '--name', ...bad }];
  const taken = nameTaken(name, facts);
  if (!taken) return [];
  const hint = name === guest ? ` ${t`To have both: --name ${name}-restored.`}` : '';
  return [{ field: '--name', ...taken, remedy: `${taken.remedy}${hint}` }];
}

function resumeProblems(other: boolean, network: boolean, manifest: Manifest): Problem[] {
  if (!manifest.state) {
    return [
      {
        field: '--resume',
        message: t`the memory of ${manifest.guest} is not in this backup (recipe ${manifest.recipe})`,
        remedy: t('Leave --resume out: the guest then starts from its disks.'),
      },
    ];
  }
  if (!other && network) return [];
  return [
    {
      field: '--resume',
      message: t('a guest that goes on from its memory must find itself as it was: the same name, cards and disks'),
      remedy: t('Leave --resume out, or leave out what changes it (--name, --disks-to, --no-network).'),
    },
  ];
}

function macProblems(cards: readonly string[], facts: Facts): Problem[] {
  const macs = cards.flatMap((spec) => /(?:^|,) *mac=([0-9a-f:]{17})/i.exec(spec)?.[1]?.toLowerCase() ?? []);
  return macs.flatMap((mac) => {
    const owner = facts.guests.find((guest) => guest.macs.includes(mac));
    if (!owner) return [];
    return [
      {
        field: 'backup',
        kind: 'conflict' as const,
        message: t`the guest ${owner.name} has the hardware address ${mac} of the restored one`,
        remedy: t('Restore under another name (--name): it then gets addresses of its own.'),
      },
    ];
  });
}

/** Drives and read-only disks whose file is not here: the guest would not start with them. */
async function missingDisks(
  runner: Runner,
  specs: readonly string[],
  disks: readonly { vdev: string }[],
): Promise<Set<string>> {
  const others = specs.flatMap((spec) => {
    const read = parseDisk(spec);
    if ('problem' in read || disks.some(({ vdev }) => vdev === read.disk.vdev)) return [];
    return read.disk.target === null ? [] : [{ vdev: read.disk.vdev, target: read.disk.target }];
  });
  const there = await runAll(
    runner,
    others.map(({ target }) => ['test', '-e', target] as const),
  );
  return new Set(others.filter((_, index) => there[index]!.code !== 0).map(({ vdev }) => vdev));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const conflict = problems.some(({ kind }) => kind === 'conflict');
  throw new UserError(conflict ? EXIT.conflict : EXIT.invalid, problems);
}
