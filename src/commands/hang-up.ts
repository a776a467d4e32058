import { readlinkSync } from 'node:fs';

const TERMINAL = /^\/dev\/(?:pts\/|tty|hvc|console)/;

/** Whether what was our terminal is none any more: its window was closed, or the line to it dropped. */
export const terminalIsGone = (isTerminal: (fd: number) => boolean): boolean =>
  [0, 1, 2].some((fd) => TERMINAL.test(nameOf(fd)) && !isTerminal(fd));

function nameOf(fd: number): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}
