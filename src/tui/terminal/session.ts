import type { ReactNode } from 'react';
import type { Abilities } from '../../face/abilities.ts';
import { openCanvas } from './canvas.tsx';
import { helperThreads } from './helper-threads.ts';
import { readKeys } from './key-reader.ts';
import type { Key } from './keys.ts';
import { Painter } from './painter.ts';

const ENTER = '\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l';
// Wiped first: the Linux console and the VT100 have no second screen, and what is said afterwards would be written over the
// remains of the last frame.
const LEAVE = '\x1b[m\x1b[H\x1b[J\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l';

type EndSignal = 'SIGTERM' | 'SIGHUP' | 'SIGINT';

export interface SessionEvents {
  onKeys(keys: Key[]): void;
  onResize(cols: number, rows: number): void;
  /** A signal, or the terminal went away. The terminal has been given back. */
  onEnd(signal: EndSignal): void;
}

export interface Session {
  readonly cols: number;
  readonly rows: number;
  draw(node: ReactNode): void;
  /** Draws everything again: something else wrote on the screen. */
  redraw(): void;
  /** Gives the terminal back and stops, as Ctrl-Z does; goes on when the shell says so. */
  suspend(): void;
  close(): void;
}

export interface Tty {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
}

/** Takes the terminal over: its second screen, raw keys, the size, the signals. Whatever happens, it is given back. */
export function openSession(tty: Tty, abilities: Abilities, events: SessionEvents): Session {
  const { stdin, stdout } = tty;
  const painter = new Painter(abilities);
  const canvas = openCanvas();
  let frame = '';
  let inside = false;
  let open = true;

  const send = (text: string) => {
    if (text !== '') stdout.write(text);
  };
  const enter = () => {
    inside = true;
    painter.forget();
    send(ENTER);
  };
  const leave = () => {
    if (inside) send(LEAVE);
    inside = false;
  };
  const size = () => ({ cols: stdout.columns || 80, rows: stdout.rows || 24 });
  const paint = () => {
    const { cols, rows } = size();
    if (inside && open) send(painter.paint(frame, cols, rows));
  };

  enter();
  let pressed = false;
  const onKeys = (all: Key[]) => {
    if (!pressed) helperThreads(false);
    pressed = true;
    events.onKeys(all);
  };
  const keys = readKeys(stdin, onKeys, () => end('SIGHUP'));

  const onResize = () => {
    painter.forget();
    const { cols, rows } = size();
    events.onResize(cols, rows);
    paint();
  };
  const resume = () => {
    if (!open) return;
    keys.resume();
    enter();
    onResize();
    // What became of the window meanwhile was told to the shell alone: Node asks the terminal anew.
    process.kill(process.pid, 'SIGWINCH');
  };
  const onContinue = () => {
    // Stopped from outside, without us: whatever the shell did to the terminal is undone.
    if (inside) resume();
  };
  const suspend = () => {
    keys.pause();
    leave();
    // The whole group, so that a shell or npm in between stops too. Where nobody could wake us the kernel ignores it.
    process.off('SIGTSTP', suspend);
    process.kill(0, 'SIGTSTP');
    setTimeout(() => {
      process.on('SIGTSTP', suspend);
      resume();
    }, 50);
  };
  const end = (signal: EndSignal) => {
    if (!open) return;
    close();
    events.onEnd(signal);
  };
  const onTerm = () => end('SIGTERM');
  const onHup = () => end('SIGHUP');
  // Ctrl-C is a key here; this one was sent by somebody else.
  const onInterrupt = () => end('SIGINT');
  // A terminal that is gone makes writing fail; that is its end, not a bug of ours.
  const onError = () => end('SIGHUP');

  stdout.on('resize', onResize);
  stdout.on('error', onError);
  process.on('SIGTERM', onTerm);
  process.on('SIGHUP', onHup);
  process.on('SIGINT', onInterrupt);
  process.on('SIGTSTP', suspend);
  process.on('SIGCONT', onContinue);
  process.on('exit', leave);
  process.on('uncaughtExceptionMonitor', leave);

  function close(): void {
    if (!open) return;
    leave();
    if (pressed) helperThreads(true);
    open = false;
    keys.close();
    canvas.close();
    stdout.off('resize', onResize);
    // Not before all have heard of the signal that is being told now: Ink's own listener, finding itself the last
    // one, would end the process with it.
    setImmediate(() => {
      process.off('SIGTERM', onTerm);
      process.off('SIGHUP', onHup);
      process.off('SIGINT', onInterrupt);
    });
    process.off('SIGTSTP', suspend);
    process.off('SIGCONT', onContinue);
    process.off('exit', leave);
    process.off('uncaughtExceptionMonitor', leave);
  }

  return {
    get cols() {
      return size().cols;
    },
    get rows() {
      return size().rows;
    },
    draw(node) {
      if (!open) return;
      frame = canvas.draw(node, size().cols);
      paint();
    },
    redraw() {
      painter.forget();
      paint();
    },
    suspend,
    close,
  };
}
