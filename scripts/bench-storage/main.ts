import { writeFileSync } from 'node:fs';
import { mountsAndUnits } from '../../test/lab/support/file-server.ts';
import { forgetConsole, provision, type Wanted } from '../../test/lab/support/guest.ts';
import { everything, HOST, hasPeer, mustBeUp } from '../../test/lab/support/host.ts';
import { iscsiState } from '../../test/lab/support/iscsi-target.ts';
import { xenguide } from '../../test/lab/support/program.ts';
import { measure } from './measure.ts';
import { mustBeSpare, type Place, places, prepare, takeAway } from './places.ts';
import { page } from './report.ts';

export interface Options {
  rounds: number;
  mib: number;
  xen: string;
  /** Where the page is written to; undefined: only printed. */
  outfile: string | undefined;
  /** Aborted when the person wants it to stop: everything is taken away all the same. */
  signal: AbortSignal;
}

const NAME = 'bench';

/** Measures all places in one guest, prints the page and writes it. Gives the exit code. */
export async function main({ rounds, mib, xen, outfile, signal }: Options): Promise<number> {
  mustBeUp();
  const all = places();
  for (const { what, missing } of all) if (missing !== undefined) say(`${what}: left out, since ${missing}`);
  // Of a run that was killed.
  await undo();
  await takeAway();
  await mustBeSpare();
  const before = await everything();
  const left: string[] = [];
  let text: string | undefined;
  let failure: unknown;
  try {
    text = await inOneGuest(all, { rounds, mib, xen, signal }, left);
  } catch (error) {
    failure = error;
  }
  left.push(...(await takeAway()), ...(await leftOver(everything, before)));
  for (const line of left) say(`left behind: ${line}`);
  if (signal.aborted) return 130;
  if (failure !== undefined) throw failure;
  process.stdout.write(text!);
  if (left.length > 0) return 1;
  if (outfile !== undefined) writeFileSync(outfile, text!);
  return 0;
}

/** `left`: gets what is there beyond what was before, once the guest is taken back. */
async function inOneGuest(
  all: readonly Place[],
  { rounds, mib, xen, signal }: Omit<Options, 'outfile'>,
  left: string[],
): Promise<string> {
  say('a pool, a file server and a target …');
  await prepare();
  const before = await allThere();
  try {
    const named = all
      .filter(({ missing }) => missing === undefined)
      .map((place, index) => ({ ...place, disk: `xvd${String.fromCharCode(98 + index)}` }));
    say(`a guest with ${named.length} disks …`);
    await make(guestWith(named, rounds, mib), signal);
    const rates = await measure(NAME, { signal, tell: say });
    const measured = named.map(({ disk, ...place }) => {
      const own = rates.get(disk);
      if (own?.write.length !== rounds + 1 || own.read.length !== rounds + 1)
        throw new Error(`${place.what}: not every round was heard of (${JSON.stringify(own)})`);
      return { ...place, rates: own };
    });
    const leftOut = all.filter(({ missing }) => missing !== undefined);
    return page(measured, leftOut, { rounds, mib, xen, date: new Date().toISOString().slice(0, 10) });
  } finally {
    say('taking it back …');
    const said = await undo();
    const more = await leftOver(allThere, before);
    left.push(...(more.length > 0 ? [...more, said] : []));
  }
}

/** Also what a plain list of files does not show, and the second host. */
async function allThere(): Promise<string[]> {
  const there = hasPeer() ? (await everything('xenb')).map((line) => `xenb: ${line}`) : [];
  return [...(await everything()), ...(await mountsAndUnits()), ...(await iscsiState()), ...there];
}

/** Booted directly, since it is told on its kernel's command line what to do. */
function guestWith(disks: readonly (Place & { disk: string })[], rounds: number, mib: number): Wanted {
  const speed = disks.map(({ disk }) => disk).join(',');
  return {
    name: NAME,
    type: 'pv',
    kind: 'partition-image',
    path: '/srv/images/root.img',
    source: {
      boot: 'direct',
      kernel: '/srv/images/vmlinuz',
      ramdisk: '/srv/images/initrd.img',
      cmdline: `ro speed=${speed} speed-mib=${mib} speed-rounds=${rounds + 1} speed-ask=yes`,
    },
    storage: { backend: 'file', dir: '/var/lib/xen/images', format: 'raw', size: '100MiB' },
    disks: disks.map(({ storage, disk }) => ({ ...storage, vdev: disk })),
  };
}

async function make(guest: Wanted, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await forgetConsole(NAME);
  const { child, ended } = provision(guest);
  // It takes back what it has done. Ctrl-C it hears by itself, and a third time would be taken for impatience.
  const stop = (): void => void (signal.reason === 'SIGINT' || child.kill('SIGINT'));
  signal.addEventListener('abort', stop);
  const { code, stderr } = await ended.finally(() => signal.removeEventListener('abort', stop));
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`the guest could not be made (exit ${code}):\n${stderr}`);
}

/** Resolves with what it said. Where there is nothing to take back it says so. */
const undo = async (): Promise<string> => (await xenguide('undo', NAME, '--host', HOST, '--yes')).stderr.trim();

/** What is there beyond what was before; the kernel takes cards and loop devices away a moment after their guest. */
async function leftOver(look: () => Promise<string[]>, before: readonly string[]): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const now = await look();
    const more = now.filter((line) => !before.includes(line));
    const gone = before.filter((line) => !now.includes(line)).map((line) => `missing: ${line}`);
    if (more.length + gone.length === 0 || tries === 30) return [...more, ...gone];
    await new Promise((next) => setTimeout(next, 2_000));
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
