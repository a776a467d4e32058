import type { DiscRecord } from '../../drives/record.ts';
import { configPath, discHistoryPath, discRecordPath, installConfigPath } from '../../guest/paths.ts';
import type { GuestSpec, InstallPhase } from '../../guest/spec.ts';
import type { Action, Plan, Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { installerKernelActions } from './installer-kernel.ts';
import { ripAction } from './rip.ts';

const INSTALL_CONFIG = 'install.config';

/** Before the first start from a disc: the discs are where they are wanted, and it is written down how they are changed. */
export function installActions(spec: GuestSpec, config: string | undefined): Action[] {
  const { name, install } = spec;
  if (!install || config === undefined) return [];
  return [
    ...install.queue.flatMap((disc) => (disc.from === undefined ? [] : [ripAction(disc, disc.from)])),
    ...installerKernelActions(name, install),
    recordAction(name, install),
    configAction(name, config),
  ];
}

function recordAction(name: string, install: InstallPhase): Action {
  const path = discRecordPath(name);
  const record: DiscRecord = {
    version: 1,
    how: install.how,
    drives: install.drives,
    queue: install.queue.map((disc) => disc.path),
    install: { config: installConfigPath(name), run: configPath(name) },
  };
  return {
    id: 'disc.record',
    title: noted`Write down its drives and discs in ${path}`,
    why: noted`xenguide disc ${name} knows from it which disc comes next, and that the guest is being installed.`,
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [{ write: path, mode: 0o600, text: `${JSON.stringify(record, null, 2)}\n` }],
    undo: [{ run: ['rm', '-f', '--', path, discHistoryPath(name)] }],
  };
}

function configAction(name: string, config: string): Action {
  const path = installConfigPath(name);
  return {
    id: INSTALL_CONFIG,
    title: noted`Write the config of the first start, ${path}`,
    why: noted(
      'It starts the disc. The installer’s reboot ends it, and from then on the guest’s own config starts its disk.',
    ),
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [{ write: path, mode: 0o600, text: config }],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
}

/** Starts it from the disc, or from its disk when it is installed already: a second apply must not install again. */
export function firstStart(name: string): Step[] {
  const installed = ['grep', '-q', '"install": *null', discRecordPath(name)] as const;
  return [
    { run: ['xl', 'create', '-q', installConfigPath(name)], onlyIf: [{ run: installed, ok: [1] }] },
    { run: ['xl', 'create', '-q', configPath(name)], onlyIf: [{ run: installed }] },
  ];
}

/** Such a plan's guest is installed from discs: its first start has a config of its own, and is that of an installer. */
export const installs = ({ actions }: Pick<Plan, 'actions'>): boolean =>
  actions.some(({ id }) => id === INSTALL_CONFIG);

/** The text of the config that the first start from a disc has of its own; undefined: such a plan installs nothing. */
export const installConfig = ({ actions }: Pick<Plan, 'actions'>): string | undefined =>
  actions.find(({ id }) => id === INSTALL_CONFIG)?.do.flatMap((step) => ('write' in step ? [step.text] : []))[0];

/** What the person does once it runs. */
export function installLines({ name, install }: GuestSpec): string[] {
  if (!install) return [];
  const further = install.queue.length - install.drives.length;
  return [
    noted`Install it:    follow its installer; xenguide console ${name} says where it is seen`,
    ...(further > 0 ? [noted`Next disc:     xenguide disc ${name}`] : []),
    noted`It reboots:    it is off then; xenguide disc ${name} wait starts it from its disk`,
    `               ${noted`(by hand: xl create ${configPath(name)})`}`,
  ];
}
