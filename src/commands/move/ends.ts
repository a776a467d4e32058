import { HostLost, type Result, type Runner } from '../../host/runner.ts';
import { theHost } from '../../host/where.ts';
import { type MoveMemory, readMemory } from '../../keep/move/memory.ts';
import { movePlaces } from '../../keep/move/places.ts';
import { wordsIn } from '../../keep/move/progress.ts';
import type { EndSide, Unsettled } from '../../keep/move/settle.ts';
import { lookAtEnd } from '../../keep/move/sight.ts';
import { type DrbdSight, lookAtDrbd } from '../../keep/move/ways/drbd-state.ts';
import { type Sight, type Whereabouts, whereIs } from '../../keep/move/whereabouts.ts';
import { runAll } from '../../plan/apply/ask.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { hostName, otherHosts } from '../../plan/elsewhere.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { parseDisk } from '../../xl/disk.ts';
import { parseConfig } from '../../xl/parse.ts';
import { hostOption, type MoveArgs, place } from './args.ts';

/** Both ends of a move that was made or begun: who they are, and what they say now. */
export interface EndsNow {
  what: Unsettled;
  memory: MoveMemory;
  state: Whereabouts;
  from: Sight | undefined;
  to: Sight | undefined;
  /** Why an end cannot be asked. */
  silent: { from?: string; to?: string };
  drbd: { resource: string; from: DrbdSight | undefined; to: DrbdSight | undefined }[];
  /** What xl said in this move, where that is still there. */
  said: string[];
  /** The config is at the target under its own name; undefined: it cannot be asked. */
  configThere: boolean | undefined;
  /** The unit of this move has begun and ended. */
  through: boolean;
}

/** The memory of the last move of a guest. Throws UserError (conflict) where this host knows of none. */
export async function neededMemory(args: MoveArgs): Promise<MoveMemory> {
  const memory = (await readMemory(args.runner, args.guest, args.stateDir)) ?? (await memoryOfPlan(args));
  if (memory) return memory;
  throw new UserError(EXIT.conflict, {
    field: 'guest',
    message: t`${theHost(args.runner.where)} knows of no move of ${args.guest}`,
    remedy: t`A move is remembered on the host that it was asked for: try --host with the other one. To move it: xenguide move ${args.guest} ssh://root@HOST${hostOption(args.runner)}`,
  });
}

/** Of a guest that was never moved, but was made with its disks on two hosts. */
async function memoryOfPlan(args: MoveArgs): Promise<MoveMemory | undefined> {
  const { plan, receipt } = (await readRecord(args.guest, args.runner, place(args))) ?? {};
  const [peer, ...more] = plan && receipt ? otherHosts(plan) : [];
  if (!plan || peer === undefined || more.length > 0) return undefined;
  const specs = parseConfig(plan.config).settings.get('disk');
  const disks = (Array.isArray(specs) ? specs : [])
    .filter((spec) => typeof spec === 'string')
    .map((spec) => parseDisk(spec));
  return {
    ...{
      version: 1,
      name: plan.name,
      uuid: plan.uuid,
      peer,
      toward: 'peer',
      config: plan.configPath,
      waits: false,
      leave: [],
      cold: false,
      leftDisks: [],
    },
    wires: { toPeer: null, toOwn: null },
    resources: disks.flatMap((read) =>
      'disk' in read && read.disk.script?.startsWith('block-drbd') ? (read.disk.target ?? []) : [],
    ),
  };
}

/** Asks both ends. One that is silent is no error: it is told. */
export async function lookAtEnds(args: MoveArgs, memory: MoveMemory): Promise<EndsNow> {
  const { name, peer, toward } = memory;
  const sides = await Promise.all([
    openSide(args.runner, name, undefined),
    args.connect(peer).then(
      (runner) => openSide(runner, name, peer),
      (error: unknown) => silentSide(peer, undefined, error),
    ),
  ]);
  const [own, other] = sides;
  const [from, to] = toward === 'peer' ? [own, other] : [other, own];
  try {
    const said = from.runner ? await saidAt(from.runner, name) : { text: '', ended: false };
    const drbd = await Promise.all(
      memory.resources.map(async (resource) => ({
        resource,
        from: from.runner ? await lookAtDrbd(from.runner, resource).catch(() => undefined) : undefined,
        to: to.runner ? await lookAtDrbd(to.runner, resource).catch(() => undefined) : undefined,
      })),
    );
    const { uuid } = memory;
    const config = await to.runner?.run({ argv: ['test', '-e', memory.config], timeoutMs: 30_000 });
    const neverStarted = /destroying our copy|Domain creation failed/.test(said.text);
    return {
      what: { name, uuid, config: memory.config, resources: memory.resources, from: from.side, to: to.side },
      ...{ memory, from: from.sight, to: to.sight, drbd, said: wordsIn(said.text), through: said.ended },
      configThere: config === undefined ? undefined : config.code === 0,
      state: whereIs({ name, uuid, from: from.sight, to: to.sight, neverStarted }),
      silent: {
        ...(from.why === undefined ? {} : { from: from.why }),
        ...(to.why === undefined ? {} : { to: to.why }),
      },
    };
  } finally {
    await other.runner?.close();
  }
}

interface OpenSide {
  side: EndSide;
  runner: Runner | undefined;
  sight: Sight | undefined;
  why: string | undefined;
}

async function openSide(runner: Runner, name: string, on: string | undefined): Promise<OpenSide> {
  try {
    const [host, xen] = (await runAll(runner, [
      ['uname', '-n'],
      ['xl', 'info', 'xen_version'],
    ])) as [Result, Result];
    const sight = await lookAtEnd(runner, name, movePlaces(name).unit);
    const version = xen.code === 0 ? xen.stdout.trim().split('\n')[0]! : null;
    return { side: { on, name: host.stdout.trim(), xen: version }, runner, sight, why: undefined };
  } catch (error) {
    if (on !== undefined) await runner.close();
    return silentSide(on, runner, error);
  }
}

function silentSide(on: string | undefined, runner: Runner | undefined, error: unknown): OpenSide {
  if (!(error instanceof HostLost) && !(error instanceof UserError)) throw error;
  const name = on === undefined ? (runner?.where ?? '') : hostName(on);
  return { side: { on, name, xen: null }, runner: undefined, sight: undefined, why: error.message };
}

async function saidAt(runner: Runner, name: string): Promise<{ text: string; ended: boolean }> {
  const { log, ended } = movePlaces(name);
  const [text, mark] = (await runAll(runner, [
    ['tail', '-c', '16384', '--', log],
    ['test', '-e', ended],
  ])) as [Result, Result];
  return { text: text.code === 0 ? text.stdout : '', ended: mark.code === 0 };
}
