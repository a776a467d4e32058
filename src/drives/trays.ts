/** How qemu sees the CD drives of an emulated PC: the only one who knows whether the guest holds a disc. */

export interface Tray {
  /** A disc is in it. */
  full: boolean;
  /** The guest does not let the disc go. */
  locked: boolean;
  open: boolean;
}

export const traysArgv = (name: string): [string, ...string[]] => ['xl', 'qemu-monitor-command', name, 'info block'];

/**
 * The answer of qemu's monitor to `info block`, by device number (qemu block/monitor/block-hmp-cmds.c, print_block_info).
 * libxl calls a drive `ide-5632`. Nothing in it: the monitor could not be asked.
 */
export function readTrays(stdout: string): Map<number, Tray> {
  const trays = new Map<number, Tray>();
  for (const block of stdout.replaceAll('\r', '').split(/\n(?=\S)/)) {
    const devid = /^ide-(\d+)\b/.exec(block)?.[1] ?? /Attached to: +\S*\bide-(\d+)\b/.exec(block)?.[1];
    const state = /Removable device: (not )?locked, tray (open|closed)/.exec(block);
    if (devid === undefined || !state) continue;
    trays.set(Number(devid), {
      full: !/^[^\n]*: \[not inserted\]/.test(block),
      locked: state[1] === undefined,
      open: state[2] === 'open',
    });
  }
  return trays;
}
