import type { Runner } from '../host/runner.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { printDisk, UnprintableDisk } from '../xl/disk.ts';
import type { DiscState } from './state.ts';
import { xlWords } from './words.ts';

/** What one try came to. Whether it worked is read from the guest, not from here. */
export interface Try {
  /** xl's own words; empty: it was content. */
  words: string;
  /** By what was said the guest holds the disc. */
  held: boolean;
}

/** libxl itself gives up after 40 s (libxl_internal.h, LIBXL_HOTPLUG_TIMEOUT). */
const PATIENCE_MS = 60_000;

/** qemu asks the guest to let go, and says this until it has (qemu block/qapi-sysemu.c). */
const HELD = /is locked|Tray of device \S+ is not open/i;

/** Of a device that did not close (libxl_device.c): an older guest that has it mounted. xl waited 10 s for it. */
const IN_USE = /unable to remove device|Unable to remove vbd|safe_remove failed/i;

/** One try to have `disc` in the drive; null: nothing. `now` is what is in it. */
export const tryChange = (
  runner: Runner,
  state: DiscState,
  drive: string,
  now: string | null,
  disc: string | null,
): Promise<Try> =>
  state.type === 'hvm' ? inTray(runner, state.guest, drive, disc) : asDisk(runner, state.guest, drive, now, disc);

/** xl takes the old disc out itself. Never with `xl -N`: cd-insert heeds it not, and changes the disc. */
async function inTray(runner: Runner, guest: string, drive: string, disc: string | null): Promise<Try> {
  const argv = disc === null ? (['cd-eject', guest, drive] as const) : (['cd-insert', guest, drive, disc] as const);
  return run(runner, argv, HELD);
}

/** A pv or pvh guest sees a disc as a disk: the old one is taken away, another comes under the same name. */
async function asDisk(
  runner: Runner,
  guest: string,
  drive: string,
  now: string | null,
  disc: string | null,
): Promise<Try> {
  const spec = disc === null ? undefined : diskFor(drive, disc);
  if (now !== null) {
    const out = await run(runner, ['block-detach', guest, drive], IN_USE);
    if (out.words !== '' || spec === undefined) return out;
  }
  return spec === undefined ? { words: '', held: false } : run(runner, ['block-attach', guest, spec], /(?!)/);
}

function diskFor(vdev: string, target: string): string {
  try {
    return printDisk({ format: 'raw', vdev, access: 'ro', target });
  } catch (error) {
    if (!(error instanceof UnprintableDisk)) throw error;
    throw new UserError(EXIT.invalid, { field: 'disc', message: error.message, remedy: error.remedy });
  }
}

async function run(runner: Runner, argv: readonly string[], held: RegExp): Promise<Try> {
  const result = await runner.run({ argv: ['xl', ...argv], timeoutMs: PATIENCE_MS });
  if (result.code === 0 && !held.test(result.stderr)) return { words: '', held: false };
  return { words: xlWords(result) || t`xl ended with ${result.code}`, held: held.test(result.stderr) };
}
