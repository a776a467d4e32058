import type { Action, RunStep } from '../plan/action.ts';
import { onOther, placeText } from '../plan/elsewhere.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { noted } from '../text/t.ts';

/** Where Xen looks for the scripts that a vif= names. */
export const SCRIPTS = '/etc/xen/scripts';
/** What a vif= or a disk names is there, or is a whole path (libxl: libxl__device_nic_setdefault, libxl__device_disk_set_backend). */
export const scriptPath = (script: string): string => (script.startsWith('/') ? script : `${SCRIPTS}/${script}`);
/** Folders of ours above what the scripts read. They go with the last file in them. */
export const ABOVE = ['/etc/xen/xenguide', '/etc/xen/xenguide/network'];

/** A hotplug script of ours that guests share: the first brings it, the last takes it away. */
export interface HotplugScript {
  /** Of its action. */
  id: string;
  /** Its file, and that of its template in templates/network. */
  name: string;
  /** What it does, behind “Xen runs it whenever a guest’s card comes up, also after a reboot or a move: it”. */
  does: string;
  /** The folder with a file for each card that needs it, and what these files are called. */
  users: string;
  called: string;
}

/** `on`: on a host that the guest may move to. */
export function hotplugScript(script: HotplugScript, fill: FillTemplate, on: string | undefined): Action {
  const path = `${SCRIPTS}/${script.name}`;
  const place = on === undefined ? {} : { on };
  return {
    id: `${script.id}${on === undefined ? '' : '.there'}`,
    title: noted`Put the hotplug script ${script.name} into ${SCRIPTS}${onOther(on)}`,
    why: noted`Xen runs it whenever a guest’s card comes up, also after a reboot or a move: it ${script.does}`,
    effect: 'creates',
    touches: [placeText(path, on)],
    check: { run: ['test', '-x', path], ...place },
    // Other guests use it too.
    whenThere: 'keep',
    do: [
      { run: ['install', '-d', '-m', '0755', '--', ...ABOVE, script.users], ...place },
      { write: path, mode: 0o755, text: fill(`network/${script.name}`, {}, (value) => value), ...place },
    ],
    undo: removeUnused(script, on),
  };
}

/**
 * Takes the shared script away with the last card that needs it, in one program: `find` comes to the folder itself after
 * its files, and stops before that when there is one left.
 */
export const removeUnused = ({ name, users, called }: HotplugScript, on: string | undefined): RunStep[] => [
  {
    run: [
      ...(['find', users, '-depth', '-maxdepth', '1', '(', '-name', called, '-quit', ')', '-o'] as const),
      ...['(', '-path', users, '-exec', 'rm', '-f', '--', `${SCRIPTS}/${name}`, ';', '-delete', ')'],
    ],
    ok: [0, 1],
    ...(on === undefined ? {} : { on }),
  },
  ...emptyFolders(ABOVE.toReversed(), on),
];

/** Takes folders away, as far as nothing is left in them; in this order. */
export const emptyFolders = (folders: readonly string[], on?: string): RunStep[] =>
  folders.map((each) => ({
    run: ['find', each, '-maxdepth', '0', '-empty', '-delete'] as const,
    ok: [0, 1],
    ...(on === undefined ? {} : { on }),
  }));
