import { configPath, stateFolder } from '../../guest/paths.ts';
import type { Action, Plan } from '../../plan/action.ts';
import { judgeAction } from '../../plan/guest-actions.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import { SUMS } from '../files.ts';
import type { Manifest } from '../manifest.ts';
import { type Place, placeName } from '../place.ts';
import { onOf } from '../places.ts';
import { type CardInput, cardActions, cardNeeds, cardPreconditions } from './cards.ts';
import { resumeActions } from './resume.ts';
import { type TestOfBackup, testActions } from './test-actions.ts';
import { fillDisk, makeDisk, placeNeeds, type RestoredDisk } from './volumes.ts';

export interface Restore {
  /** The folder of the backup, and the host that it is on where that is another one. */
  backup: Place;
  manifest: Manifest;
  name: string;
  uuid: string;
  /** Where they are to be. */
  disks: readonly RestoredDisk[];
  config: string;
  notes: readonly string[];
  /** What is known of the networks of the host that it comes to. */
  host: CardInput['host'];
  /** Go on from the saved memory in place of starting anew. */
  resume: boolean;
  /** It is only made to see whether it starts. */
  test?: TestOfBackup;
}

/**
 * A restore as a plan of the guest that comes of it: `xenguide undo` takes it away like any guest that xenguide made. Nothing that
 * is there is written over: each disk is made anew, and so is the config.
 */
export function restorePlan(restore: Restore, fill: FillTemplate): Plan {
  const { backup, manifest, name, uuid, disks, config, notes, host, resume } = restore;
  const cards: CardInput = { guest: name, config, manifest, host };
  const path = configPath(name);
  const needs = [
    { tool: 'xl', package: 'xen-utils-common' },
    { tool: 'zstd', package: 'zstd' },
    ...disks.flatMap(placeNeeds),
    ...cardNeeds(cards),
  ];
  return {
    version: 1,
    ...{ name, uuid, configPath: path, config, answers: '' },
    reasons: [noted`It is ${manifest.guest} as it was on ${manifest.takenAt}, from ${placeName(backup)}.`],
    warnings: notes,
    needs: needs.filter(({ tool }, index) => needs.findIndex((each) => each.tool === tool) === index),
    preconditions: [
      ...manifest.hostFiles.map((file): Plan['preconditions'][number] => ({
        check: { run: ['test', '-e', file] },
        message: noted`${file} is not on this host, and the guest starts from it`,
        remedy: noted('Bring it here first; it is not in the backup.'),
        exit: 'notReady',
      })),
      ...cardPreconditions(cards),
    ],
    actions: [
      readBackAction(backup),
      judgeAction(name, config),
      ...cardActions(cards, fill),
      // Two disks may lie in the same folder, which is made once.
      ...once(disks.flatMap((disk) => [...makeDisk(disk, name, fill), fillDisk(disk, fileIn(backup, disk.file))])),
      writeConfig(path, config),
      ...(resume && manifest.state
        ? resumeActions(name, manifest, fileIn(backup, manifest.state.file), `${stateFolder(name)}/state`)
        : restore.test
          ? testActions(name, manifest, restore.test)
          : [startAction(name, manifest)]),
    ],
    after: [noted`Its console: xenguide console ${name}`, noted`To take it away again: xenguide undo ${name}`],
  };
}

const once = (actions: readonly Action[]): Action[] =>
  actions.filter(({ id }, index) => actions.findIndex((action) => action.id === id) === index);

const fileIn = ({ on, path }: Place, file: string): Place => ({ ...onOf(on), path: `${path}/${file}` });

function readBackAction(backup: Place): Action {
  return {
    id: 'restore.verify',
    title: noted('Read the whole backup back, and compare its checksums'),
    why: noted('A damaged backup must be known before anything is made of it.'),
    effect: 'reads',
    touches: [],
    do: [
      {
        run: ['env', '-C', backup.path, 'sha256sum', '--quiet', '--strict', '-c', '--', SUMS],
        ...onOf(backup.on),
        trouble: {
          message: noted`the backup ${placeName(backup)} is damaged`,
          remedy: noted`See which file it is: xenguide verify ${placeName(backup)}. Use another backup.`,
        },
      },
    ],
    undo: [],
  };
}

function writeConfig(path: string, text: string): Action {
  return {
    id: 'config.write',
    title: noted`Write the config ${path}`,
    why: noted('xl reads it each time the guest is started.'),
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    // The password of a screen may stand in it.
    do: [{ write: path, mode: /passw/i.test(text) ? 0o600 : 0o644, text }],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
}

function startAction(name: string, { type }: Manifest): Action {
  return {
    id: 'guest.start',
    title: noted`Start the guest ${name}`,
    why: noted('It starts as after a power cut (or after its shutdown): file systems mend themselves.'),
    effect: 'creates',
    touches: [noted`guest ${name}`],
    check: { run: ['xl', 'domid', name] },
    do: [{ run: ['xl', 'create', '-q', configPath(name)] }],
    undo: [{ run: ['xl', 'destroy', name], ok: [0, 1, 2, 3, 5, 6] }],
    verify: { kind: 'alive', guest: name, console: type === 'hvm' ? 'serial' : 'pv', graceSeconds: 30 },
  };
}
