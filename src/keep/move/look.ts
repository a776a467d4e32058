import type { Facts } from '../../host/facts.ts';
import { readFacts } from '../../host/probe.ts';
import type { Result, Runner } from '../../host/runner.ts';
import { onHost, theHost } from '../../host/where.ts';
import { scriptPath } from '../../network/hotplug-script.ts';
import { runAll } from '../../plan/apply/ask.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { scheduleUnits } from '../schedule/units.ts';
import { lookAtFiles } from './files.ts';
import type { MovedGuest } from './guest.ts';
import type { FormerDisk, MoveMemory } from './memory.ts';
import { readMovedGuest } from './read-guest.ts';
import type { DiskLook, MoveLook, MoveSide } from './seen.ts';
import type { Side, Wire } from './sides.ts';
import { readDomains } from './sight.ts';
import { COLD_WAYS, WAYS } from './ways/index.ts';

import { BOOT_ID, tryWires, type WireTry } from './wires.ts';

export interface Reached {
  on: string | undefined;
  runner: Runner;
}

export interface MoveWish {
  name: string;
  from: Reached;
  to: Reached;
  /** What the source is to call the target by, as the person said. */
  via: string | undefined;
  /** Shut down and started there: disks that only the source has are copied. */
  cold: boolean;
  overOld: boolean;
  /** What is remembered of the last move of a guest of that name. */
  memory: MoveMemory | undefined;
  stateDir?: string;
  /** Default: everything that can be known of a host. */
  facts?: (runner: Runner) => Promise<Facts>;
}

/**
 * Looks at both ends of a move and at the guest. Changes nothing. Rejects with UserError (invalid: it does not run there, or has something
 * that no move can take along; notReady: a host cannot be asked), and with HostLost.
 */
export async function lookForMove(wish: MoveWish): Promise<MoveLook> {
  const { name, stateDir, facts: read = readFacts } = wish;
  const [fromFacts, toFacts] = await Promise.all([read(wish.from.runner), read(wish.to.runner)]);
  for (const [facts, { runner }] of [
    [fromFacts, wish.from],
    [toFacts, wish.to],
  ] as const) {
    if (facts.xen.role === 'dom0' && facts.root) continue;
    throw new UserError(EXIT.notReady, {
      field: 'host',
      message:
        facts.xen.role === 'dom0'
          ? t`you are not root on ${onHost(runner.where)}, and xl answers to root only`
          : t`${theHost(runner.where)} is not a running Xen host: ${facts.xen.reason}`,
      remedy: t('A guest is moved between two Xen hosts, as root on both.'),
    });
  }
  await mustDiffer(wish);
  const [details, record] = await Promise.all([
    wish.from.runner.run({ argv: ['xl', 'list', '-l', name], timeoutMs: 30_000 }),
    readRecord(name, wish.from.runner, stateDir === undefined ? {} : { stateDir }).catch(() => undefined),
  ]);
  const found = fromFacts.guests.find((guest) => guest.name === name)?.config;
  const path = record?.plan?.configPath ?? found ?? `/etc/xen/${name}.cfg`;
  const text = await wish.from.runner.readText(path);
  if (details.code !== 0) throw notThere(name, wish.from.runner);
  if (text === undefined) throw undescribed(name, path);
  const guest = readMovedGuest(details.stdout, { path, text }, fromFacts, record?.receipt !== undefined);
  if (!guest) throw notThere(name, wish.from.runner);
  // Of another guest of that name nothing is believed.
  const former = wish.memory?.uuid === guest.uuid ? (wish.memory.former ?? []) : [];
  const [from, to] = await Promise.all([
    lookAtSide(wish.from, fromFacts, guest, former),
    lookAtSide(wish.to, toFacts, guest, former),
  ]);
  const disks: DiskLook[] = [];
  for (const disk of guest.disks) {
    const way = (wish.cold ? COLD_WAYS : WAYS).find((each) => each.takes(disk, from))!;
    disks.push({ disk, way: way.id, seen: await way.look(disk, wish.from.runner, wish.to.runner, from, to) });
  }
  const addresses = disks.flatMap(({ seen }) => seen.addresses ?? []);
  const wires = await tryWires(
    wish.from.runner,
    wish.to,
    to,
    wish.via,
    addresses.map(({ to: address }) => address),
  );
  const back = await tryWires(
    wish.to.runner,
    wish.from,
    from,
    undefined,
    addresses.map(({ from: address }) => address),
  );
  const first = (tries: readonly WireTry[]): Wire | undefined =>
    tries.find(({ problem }) => problem === undefined)?.wire;
  const files = await lookAtFiles(guest, disks, wish.from.runner, wish.to.runner);
  const timer = await wish.from.runner.run({ argv: ['test', '-e', scheduleUnits(name).timerPath], timeoutMs: 30_000 });
  return {
    guest,
    from,
    to,
    wires,
    wire: first(wires),
    wireBack: first(back),
    disks,
    files,
    scheduled: timer.code === 0,
    cold: wish.cold,
    overOld: wish.overOld,
  };
}

/** By their boot ids: two names may lead to one host. */
async function mustDiffer({ from, to }: MoveWish): Promise<void> {
  const [own, other] = await Promise.all([from.runner.readText(BOOT_ID), to.runner.readText(BOOT_ID)]);
  if (own === undefined || own !== other) return;
  throw new UserError(EXIT.usage, {
    field: 'host',
    message: t`${theHost(to.runner.where)} is the host that the guest runs on already`,
    remedy: t('Name the other one: xenguide move GUEST ssh://root@OTHER'),
  });
}

async function lookAtSide(
  reached: Reached,
  facts: Side['facts'],
  guest: MovedGuest,
  former: readonly FormerDisk[],
): Promise<MoveSide> {
  const named = [...guest.cards, ...guest.disks].flatMap(({ script }) => script ?? []);
  const scripts = [...new Set(named.map(scriptPath))];
  const [info, vendor, clock, list, ...there] = (await runAll(reached.runner, [
    ['xl', 'info'],
    ['grep', '-m1', '^vendor_id', '/proc/cpuinfo'],
    ['date', '+%s'],
    ['xl', 'list', '-v'],
    ...scripts.map((path) => ['test', '-x', path] as const),
  ])) as [Result, Result, Result, Result, ...Result[]];
  const caps = /^hw_caps\s*:\s*(.*)$/m.exec(info.stdout)?.[1] ?? '';
  return {
    ...{ on: reached.on, name: facts.hostname, facts },
    cpuCaps: caps.trim() === '' ? [] : caps.trim().split(/[:\s]+/),
    cpuVendor: vendor.stdout.split(':')[1]?.trim() ?? '',
    scripts: new Map(scripts.map((path, index) => [path, there[index]!.code === 0])),
    former: former.filter(({ host }) => host === (reached.on ?? null)),
    clock: Number(clock.stdout.trim()),
    paused: readDomains(list.stdout, guest.name).some((seen) => seen.name === guest.name && seen.state === 'paused'),
  };
}

const notThere = (name: string, { where }: Runner): UserError =>
  new UserError(EXIT.invalid, {
    field: 'guest',
    message: t`no guest ${name} runs on ${onHost(where)}`,
    remedy: t(
      'xl list shows the guests that run. One that is off is started at the other host: xenguide guide keep/move.',
    ),
  });

const undescribed = (name: string, path: string): UserError =>
  new UserError(EXIT.invalid, {
    field: 'guest',
    message: t`no file in /etc/xen describes ${name}, so that it could not be started again at the other host`,
    remedy: t`Put its config there as ${path}.`,
  });
