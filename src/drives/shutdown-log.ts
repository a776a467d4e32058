import { t } from '../text/t.ts';
/** How a guest ended, as the xl that watched over it wrote it down (tools/xl/xl_vmcontrol.c). */
export interface Ending {
  domid: number;
  how: 'poweroff' | 'reboot' | 'suspend' | 'crash' | 'watchdog' | 'soft reset' | 'destroyed';
  /** xl starts it anew by itself. */
  again: boolean;
}

/** By libxl's numbers (libxl_types.idl, shutdown_reason). Any other is taken for a crash. */
const REASONS = ['poweroff', 'reboot', 'suspend', 'crash', 'watchdog', 'soft reset'] as const;

/** xl makes a new log each time the guest is started by hand, and keeps it while it starts it anew by itself. */
export const logArgv = (name: string): [string, ...string[]] => [
  'tail',
  '-n',
  '60',
  '--',
  `/var/log/xen/xl-${name}.log`,
];

/** The newest ending in the log; undefined: it ends with the guest running, or says nothing. */
export function readEnding(log: string): Ending | undefined {
  let ending: Ending | undefined;
  for (const line of log.split('\n')) {
    const down = /Domain (\d+) has (?:been )?shut down, reason code (\d+)/.exec(line);
    const gone = /Domain (\d+) has been destroyed/.exec(line);
    if (down) ending = { domid: Number(down[1]), how: REASONS[Number(down[2])] ?? 'crash', again: false };
    else if (gone && ending?.domid !== Number(gone[1])) {
      ending = { domid: Number(gone[1]), how: 'destroyed', again: false };
    } else if (ending && /Action for shutdown reason code \d+ is \S*restart/i.test(line)) {
      ending = { ...ending, again: true };
    } else if (/Waiting for domain .* to die/.test(line)) ending = undefined;
  }
  return ending;
}

/** `it switched itself off`: for a sentence about the guest. */
export const ENDING_WORDS: Record<Ending['how'], string> = {
  poweroff: t('it switched itself off'),
  reboot: t('it rebooted'),
  suspend: t('it was saved to a file'),
  crash: t('it crashed'),
  watchdog: t('its watchdog stopped it'),
  'soft reset': t('it was reset'),
  destroyed: t('somebody stopped it (xl destroy)'),
};
