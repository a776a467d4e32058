import { configPath, stateFolder } from '../guest/paths.ts';
import type { GuestSpec } from '../guest/spec.ts';
import { AUTOSTART_FOLDER } from '../host/autostart.ts';
import { firstStart } from '../sources/iso/install-actions.ts';
import { noted } from '../text/t.ts';
import type { Action } from './action.ts';

/** The folder for our own files about this guest. Apply has made it already; the script has not. */
export function stateFolderAction(name: string): Action {
  const folder = stateFolder(name);
  return {
    id: 'guest.folder',
    title: noted`Make the folder ${folder}`,
    why: noted('What xenguide must remember about this guest is kept there, for root only.'),
    effect: 'creates',
    touches: [folder],
    check: { run: ['test', '-d', folder] },
    whenThere: 'keep',
    do: [{ run: ['install', '-d', '-m', '0700', '--', folder] }],
    undo: [{ run: ['rmdir', '--ignore-fail-on-non-empty', '--', folder], ok: [0, 1] }],
  };
}

/** xl itself reads the config and says what it thinks, before anything else is made. */
export function judgeAction(name: string, config: string, which: 'config' | 'install' = 'config'): Action {
  const path = `${stateFolder(name)}/judge.cfg`;
  return {
    id: `${which}.judge`,
    title: noted`Let xl read the config${which === 'install' ? ` ${noted('of the first start')}` : ''} without starting anything`,
    why: noted('xl -N create is a dry run: a config that xl would refuse is found before a disk is made.'),
    effect: 'reads',
    touches: [],
    do: [
      { write: path, mode: 0o600, text: config },
      // What it understood is a page of JSON for programs; its complaints come on standard error.
      { run: ['xl', '-N', 'create', path], to: '/dev/null' },
      { run: ['rm', '-f', '--', path] },
    ],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
}

/** The config in its place, and a link that starts the guest with the host if that is wanted. */
export function configActions(spec: GuestSpec, config: string): Action[] {
  const path = configPath(spec.name);
  const link = `${AUTOSTART_FOLDER}/${spec.name}.cfg`;
  const write: Action = {
    id: 'config.write',
    title: noted`Write the config ${path}`,
    why: noted('xl reads it each time the guest is started.'),
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [{ write: path, mode: 0o644, text: config }],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
  if (!spec.autostart) return [write];
  return [
    write,
    {
      id: 'config.autostart',
      title: noted`Link it into /etc/xen/auto`,
      why: noted('The xendomains service starts every config that is linked there when the host boots.'),
      effect: 'creates',
      touches: [link],
      check: { run: ['test', '-L', link] },
      do: [{ run: ['mkdir', '-p', AUTOSTART_FOLDER] }, { run: ['ln', '-s', '--', path, link] }],
      undo: [
        { run: ['rm', '-f', '--', link] },
        { run: ['rmdir', '--ignore-fail-on-non-empty', AUTOSTART_FOLDER], ok: [0, 1] },
      ],
    },
  ];
}

/** Starts the guest, and does not believe it before the guest has said something or stayed up for a while. */
export function startAction(spec: GuestSpec): Action {
  return {
    id: 'guest.start',
    title: noted`Start the guest ${spec.name}${spec.install ? ` ${noted('from the disc')}` : ''}`,
    why: spec.install
      ? noted(
          'xl create builds the guest and lets it run: the disc starts, and the installer asks its questions. If it is installed by then, its disk is started instead.',
        )
      : noted('xl create builds the guest from its config and lets it run.'),
    effect: 'creates',
    touches: [noted`guest ${spec.name}`],
    check: { run: ['xl', 'domid', spec.name] },
    do: spec.install ? firstStart(spec.name) : [{ run: ['xl', 'create', '-q', configPath(spec.name)] }],
    // Its disk is taken away next, so nothing is gained by waiting for an orderly shutdown. Not there: nothing to do.
    undo: [
      { run: ['xl', 'destroy', spec.name], ok: [0, 1, 2, 3, 5, 6] },
      {
        // Of one that is not there xl says no more than of one that it could not end.
        run: ['xl', 'domid', spec.name],
        ok: [1],
        to: '/dev/null',
        trouble: {
          message: noted`the guest ${spec.name} could not be ended`,
          remedy: noted`See what holds it: xl list ${spec.name}; xl dmesg | tail. Its disk stays until it is gone.`,
        },
      },
    ],
    verify: {
      kind: 'alive',
      guest: spec.name,
      console: spec.type === 'hvm' ? 'serial' : 'pv',
      // An installer on an emulated PC draws on its screen: its console would be listened to in vain for all that time.
      graceSeconds: spec.install && spec.type === 'hvm' ? 10 : 30,
    },
  };
}
