import { AUTOSTART_FOLDER } from '../../host/autostart.ts';
import type { Action, Plan, RunStep, Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { MOVED_FOLDER } from './memory.ts';
import { type Remedy, remediesFor } from './repair.ts';
import { wakeCommands } from './send.ts';
import { at, type Side, thing } from './sides.ts';
import { closeAt } from './ways/drbd.ts';
import type { Sight, Whereabouts } from './whereabouts.ts';

/** A host as it is known when a move is over or broken off: no more than how it is reached. */
export type EndSide = Pick<Side, 'on' | 'name'> & { xen: string | null };

/** What is to be put in order. */
export interface Unsettled {
  name: string;
  uuid: string;
  config: string;
  resources: readonly string[];
  from: EndSide;
  to: EndSide;
}

/** Puts right what a move left: never more than one state at a time, after which both ends are looked at anew. Undefined: only a person can. */
export function repairPlan(what: Unsettled, state: Whereabouts, to: Sight | undefined, uuid: string): Plan | undefined {
  const remedies = remediesFor(state, what.name);
  if (!remedies || remedies.length === 0) return undefined;
  const actions = remedies.map((remedy, index) => repairAction(remedy, index, what, to?.receivers ?? []));
  return planOf(what, uuid, actions);
}

export const planOf = ({ name, config }: Unsettled, uuid: string, actions: readonly Action[]): Plan => ({
  version: 1,
  ...{ name, uuid, configPath: config, config: '', answers: '' },
  ...{ reasons: [], needs: [], preconditions: [], after: [] },
  actions,
});

/** Of a cold move that broke off before the other host ever had it: what is here is the guest. */
export const startPlan = (what: Unsettled, uuid: string): Plan =>
  planOf(what, uuid, [repairAction({ do: 'start', at: 'from' }, 0, what, [])]);

type Words = Pick<Action, 'title' | 'why' | 'effect'> & { do: readonly Step[] };

function repairAction(remedy: Remedy, index: number, what: Unsettled, receivers: readonly number[]): Action {
  const side = remedy.do === 'end-receivers' ? what.to : what[remedy.at];
  const domain = 'domain' in remedy ? remedy.domain : what.name;
  return {
    id: `repair.${index}.${remedy.do}`,
    ...wordsOf(remedy, side, what, receivers),
    touches: [thing(noted`guest ${domain}`, side)],
    undo: [],
  };
}

function wordsOf(remedy: Remedy, side: EndSide, what: Unsettled, receivers: readonly number[]): Words {
  const { name } = side;
  const xl = (...words: string[]): RunStep => ({ run: ['xl', ...words], ...at(side), timeoutMs: 300_000 });
  switch (remedy.do) {
    case 'end-receivers':
      return {
        title: noted`End the xl on ${name} that still waits for the guest`,
        why: noted('Nobody sends any more. What it has built stays as it is, and is looked at next.'),
        effect: 'changes',
        do: receivers.flatMap((pid) => endProcess(pid, side)),
      };
    case 'destroy':
      return {
        title: noted`Take ${remedy.domain} away on ${name}`,
        why:
          remedy.at === 'to'
            ? noted('It is a copy that never ran: the guest itself is elsewhere.')
            : noted('It is what was left behind; it does not run, and must never run again.'),
        effect: 'destroys',
        // By its name: one that has become something else meanwhile is not met, and then nothing further is done.
        do: [xl('destroy', remedy.domain)],
      };
    case 'rename':
      return {
        title: noted`Call ${remedy.domain} on ${name} ${remedy.to} again`,
        why: noted('It is the guest, and nothing else has its name now.'),
        effect: 'changes',
        do: [xl('rename', remedy.domain, remedy.to)],
      };
    case 'resume':
      return {
        title: noted`Let ${remedy.domain} go on on ${name}`,
        why: noted('It stands where it was stopped for the last bit of the copy; no other copy is there.'),
        effect: 'changes',
        do: [resume(remedy.domain, side)],
      };
    case 'unpause':
      return {
        title: noted`Let ${remedy.domain} go on on ${name}`,
        why: noted('It has arrived, and was not let go.'),
        effect: 'changes',
        do: wakeCommands(remedy.domain).map((run) => ({ run, ...at(side), timeoutMs: 60_000 })),
      };
    case 'start':
      return {
        title: noted`Start ${what.name} on ${name} anew, from its disks`,
        why: noted(
          'As after a power cut: what was only in its memory is lost, what it had written to its disks is there.',
        ),
        effect: 'creates',
        do: [xl('create', '-q', what.config)],
      };
  }
}

/**
 * xl resume is there from Xen 4.20 on. Before it only a save with -c lets a suspended guest go on (xl_saverestore.c: whether it worked or
 * not, the guest is resumed); what is saved goes nowhere. The guest does not answer, being stopped, so that it may take a minute.
 */
function resume(domain: string, side: EndSide): RunStep {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(side.xen ?? '') ?? [];
  const hasResume = Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 20);
  return hasResume
    ? { run: ['xl', 'resume', domain], ...at(side), timeoutMs: 120_000 }
    : { run: ['xl', 'save', '-c', domain, '/dev/null'], ok: [0, 1], ...at(side), timeoutMs: 1_200_000 };
}

/** Only if that number is still an xl which receives. Its end is waited for. */
function endProcess(pid: number, side: EndSide): RunStep[] {
  const isIt = { run: ['grep', '-aqsF', '-e', 'migrate-receive', `/proc/${pid}/cmdline`] as const };
  const gone = {
    run: ['timeout', '20', 'tail', `--pid=${pid}`, '-f', '/dev/null'] as const,
    ok: [0, 124],
    ...at(side),
  };
  return [
    { run: ['kill', '-TERM', String(pid)], ok: [0, 1], onlyIf: [isIt], ...at(side) },
    gone,
    { run: ['kill', '-KILL', String(pid)], ok: [0, 1], onlyIf: [isIt], ...at(side) },
    gone,
  ];
}

/** Nothing stays open after a move, wherever the guest is now; `stays`: where that is. */
export function closeActions({ resources, from, to }: Unsettled, stays: 'from' | 'to'): Action[] {
  const [there, gone] = stays === 'from' ? [from, to] : [to, from];
  return resources.map((resource) => ({
    id: `close.${resource}`,
    title: noted`Close ${resource} for a second writer`,
    why: noted('Both hosts could write to it during the move only.'),
    effect: 'changes',
    touches: [noted`DRBD resource ${resource}`],
    do: [
      {
        run: ['drbdadm', 'secondary', resource],
        ...at(gone),
        timeoutMs: 60_000,
        trouble: {
          message: noted`something on ${gone.name} holds ${resource} open, where the guest is not any more`,
          remedy: noted`See what: lsblk "$(drbdadm sh-dev ${resource})", on ${gone.name}.`,
        },
      },
      // 10: one that is not connected has nothing to close, and takes what its file says when it is connected anew.
      { ...closeAt(resource, there), ok: [0, 10] },
      { ...closeAt(resource, gone), ok: [0, 10] },
      // Where the wire was cut meanwhile. On one that is connected it does nothing.
      { run: ['drbdadm', 'connect', resource], ok: [0, 1, 10, 11], ...at(gone), timeoutMs: 60_000 },
      { run: ['drbdadm', 'connect', resource], ok: [0, 1, 10, 11], ...at(there), timeoutMs: 60_000 },
      closeAt(resource, there),
    ],
    undo: [],
  }));
}

/** It was to wait until its disks have settled, and nobody let it go. Its old host has none of it any more. */
export function wakeAction({ name, to }: Unsettled): Action {
  return {
    id: 'wake',
    title: noted`Let ${name} go on on ${to.name}`,
    why: noted`It has arrived, and ${to.name} forgets first what it has read of its disks while the other host still wrote to them.`,
    effect: 'changes',
    touches: [thing(noted`guest ${name}`, to)],
    do: wakeCommands(name).map((run) => ({ run, ...at(to), timeoutMs: 60_000 })),
    undo: [],
  };
}

/** Where what started the guest lies until it starts with the other host. */
export const autostartAside = (name: string): string => `${MOVED_FOLDER}/${name}.auto`;

/**
 * The guest has arrived: what is only for the host that it is on goes along. Each step may have been done before. `autostart`: the files
 * that start it with the host it came from; none where they lie aside already; undefined: no host starts it.
 */
export function leaveActions(what: Unsettled, autostart: readonly string[] | undefined): Action[] {
  const { config, name, from, to } = what;
  const kept = `${MOVED_FOLDER}/${name}.cfg`;
  const isThere = (path: string) => ({ run: ['test', '-e', path, '-o', '-L', path] as const });
  const aside = autostartAside(name);
  const own = `${AUTOSTART_FOLDER}/${name}.cfg`;
  return [
    ...(autostart === undefined
      ? []
      : [
          {
            id: 'leave.autostart',
            title: noted`Start ${name} with ${to.name} from now on, and not with ${from.name}`,
            why: noted('Two hosts that start the same guest destroy its disk.'),
            effect: 'changes' as const,
            touches: [...autostart.map((path) => thing(path, from)), thing(own, to)],
            // First away, then there: never both. What lies aside tells who goes on with this that it started there.
            do: [
              { run: ['install', '-d', '-m', '0700', '--', MOVED_FOLDER] as const, ...at(from) },
              ...autostart.map((path) => ({ run: ['mv', '-f', '-T', '--', path, aside] as const, ...at(from) })),
              { run: ['mkdir', '-p', AUTOSTART_FOLDER] as const, ...at(to) },
              { run: ['ln', '-s', '-f', '-T', '--', config, own] as const, ...at(to) },
              { run: ['find', aside, '-maxdepth', '0', '-type', 'l', '-delete'] as const, ...at(from) },
              // No link but somebody's own file: kept, like the config.
              {
                run: ['mv', '-f', '-T', '--', aside, `${aside}.cfg`] as const,
                onlyIf: [{ run: ['test', '-e', aside] as const }],
                ...at(from),
              },
            ],
            undo: [],
          },
        ]),
    {
      id: 'leave.config',
      title: noted`Put ${config} on ${from.name} aside`,
      why: noted('It must not be started there by mistake while it runs on the other host.'),
      effect: 'changes',
      touches: [thing(config, from)],
      do: [
        { run: ['install', '-d', '-m', '0700', '--', MOVED_FOLDER], ...at(from) },
        { run: ['mv', '-f', '-T', '--', config, kept], onlyIf: [isThere(config)], ...at(from) },
      ],
      undo: [],
      verify: { kind: 'run', check: { run: ['test', '-e', config], ...at(to) } },
    },
  ];
}
