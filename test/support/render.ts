import { EventEmitter } from 'node:events';
import xterm from '@xterm/headless';
import type { Driver, TuiResult } from '../../src/face/driver.ts';
import { runTui, type TuiOptions } from '../../src/tui/app.tsx';
import type { Tty } from '../../src/tui/terminal/session.ts';

export const UTF8 = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };

/** The face in this process, on a terminal emulator of the given size. No pty: for tests that look at screens. */
export function renderAt(cols: number, rows: number, driver: Driver, options: TuiOptions = {}) {
  return new Rendered<TuiResult>(cols, rows, (tty) => runTui(driver, { env: UTF8, ...options, tty }));
}

/** Anything that takes a terminal over, and what it ends with. */
export class Rendered<Result = TuiResult> {
  readonly term: InstanceType<typeof xterm.Terminal>;
  readonly result: Promise<Result>;
  /** Everything that was sent to the terminal, and the part since the last `take`. */
  raw = '';
  private since = '';
  private readonly stdin = new EventEmitter();
  private readonly stdout = new EventEmitter();

  constructor(cols: number, rows: number, start: (tty: Tty) => Promise<Result>) {
    this.term = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 0 });
    const noop = () => {};
    Object.assign(this.stdin, { isTTY: true, setRawMode: noop, resume: noop, pause: noop });
    Object.assign(this.stdout, {
      isTTY: true,
      columns: cols,
      rows,
      write: (text: string) => {
        this.raw += text;
        this.since += text;
        this.term.write(text);
        return true;
      },
    });
    this.result = start({ stdin: this.stdin as NodeJS.ReadStream, stdout: this.stdout as NodeJS.WriteStream });
  }

  /** Types text, or raw key sequences, in one piece. */
  press(...pieces: string[]): this {
    for (const piece of pieces) this.stdin.emit('data', Buffer.from(piece));
    return this;
  }

  bytes(data: Uint8Array): void {
    this.stdin.emit('data', Buffer.from(data));
  }

  resize(cols: number, rows: number): this {
    Object.assign(this.stdout, { columns: cols, rows });
    this.term.resize(cols, rows);
    this.stdout.emit('resize');
    return this;
  }

  /** What was written since the last call. */
  take(): string {
    const text = this.since;
    this.since = '';
    return text;
  }

  async screen(): Promise<string> {
    await new Promise<void>((done) => this.term.write('', done));
    const { active } = this.term.buffer;
    const line = (y: number) => active.getLine(active.viewportY + y)?.translateToString(true, 0, this.term.cols) ?? '';
    return Array.from({ length: this.term.rows }, (_, y) => line(y)).join('\n');
  }

  /** Waits for what comes by itself: a lone Escape, paths from the host, an apply. */
  async waitFor(what: string | RegExp | ((screen: string) => boolean)): Promise<string> {
    for (const end = Date.now() + 10_000; ; ) {
      const screen = await this.screen();
      const found =
        typeof what === 'string' ? screen.includes(what) : what instanceof RegExp ? what.test(screen) : what(screen);
      if (found) return screen;
      if (Date.now() > end) throw new Error(`timed out before ${what}\n${screen}`);
      await new Promise((next) => setTimeout(next, 5));
    }
  }

  get cursor(): { x: number; y: number } {
    const { active } = this.term.buffer;
    return { x: active.cursorX, y: active.cursorY };
  }

  /** Ends the run as Ctrl-C twice does, wherever it is. */
  async close(): Promise<void> {
    this.press('\x03', '\x03', '\x03');
    // In the middle of a paste Ctrl-C is text: then the terminal goes away.
    this.stdin.emit('end');
    await this.result;
    // The session lets go of the signals on the next turn.
    await new Promise((next) => setImmediate(next));
    this.term.dispose();
  }
}

export const KEY = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageUp: '\x1b[5~',
  pageDown: '\x1b[6~',
  delete: '\x1b[3~',
  backspace: '\x7f',
  enter: '\r',
  tab: '\t',
  /** Goes back like Escape, but nothing must wait whether it is the beginning of something. */
  shiftTab: '\x1b[Z',
  f1: '\x1bOP',
  control: (letter: string) => String.fromCharCode(letter.charCodeAt(0) & 0x1f),
} as const;
