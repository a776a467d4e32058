import { type IPty, spawn } from '@lydell/node-pty';
import { isItself, peakMemory } from './process-tree.ts';

export interface Start {
  argv: readonly [string, ...string[]];
  cols?: number;
  rows?: number;
  env?: Record<string, string>;
  cwd?: string;
}

/** A screen that nothing has been written to for this long is taken for finished. */
const QUIET_MS = 60;
const PATIENCE_MS = 60_000;

/** A program in a pty, by the clock. Nothing interprets what it writes: that would be measured too. */
export class Timed {
  /** When it was started, by performance.now(). */
  readonly begun: number;
  output = '';
  bytes = 0;
  /** When the last output came. */
  last = 0;
  over = false;
  private readonly pty: IPty;
  private listeners: (() => void)[] = [];

  constructor({ argv, cols = 80, rows = 24, env = {}, cwd = process.cwd() }: Start) {
    const [file, ...args] = argv;
    this.begun = performance.now();
    this.pty = spawn(file, args, { name: 'xterm-256color', cols, rows, cwd, env: environment(env) });
    this.pty.onData((data) => {
      this.last = performance.now();
      this.output += data;
      this.bytes += Buffer.byteLength(data);
      this.tell();
    });
    this.pty.onExit(() => {
      this.over = true;
      this.tell();
    });
  }

  get pid(): number {
    return this.pty.pid;
  }

  /** Milliseconds from the start until the output holds the text. */
  async shows(text: string): Promise<number> {
    await this.until(() => this.output.includes(text), `“${text}”`);
    return this.last - this.begun;
  }

  /** Milliseconds from the start until it has ended. */
  async ends(): Promise<number> {
    await this.until(() => this.over, 'its end');
    return performance.now() - this.begun;
  }

  /** Presses a key and waits until the screen stands still: milliseconds to the first bytes of the answer, and bytes. */
  async press(key: string): Promise<{ ms: number; bytes: number }> {
    const before = this.bytes;
    const pressed = performance.now();
    this.pty.write(key);
    await this.until(() => this.bytes > before, `an answer to ${JSON.stringify(key)}`);
    const ms = this.last - pressed;
    await this.still();
    return { ms, bytes: this.bytes - before };
  }

  async still(quietMs = QUIET_MS): Promise<void> {
    for (;;) {
      const left = this.last + quietMs - performance.now();
      if (left <= 0 || this.over) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }

  /** Looks at its memory again and again until it ends or `done` settles; MB. */
  async peak(done: Promise<unknown>): Promise<number> {
    let most = 0;
    let waiting = true;
    const stop = (): void => {
      waiting = false;
    };
    done.then(stop, stop);
    while (waiting && !this.over) {
      if (isItself(this.pid)) most = Math.max(most, peakMemory(this.pid));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return most;
  }

  async close(): Promise<void> {
    if (!this.over) {
      try {
        process.kill(-this.pid, 'SIGKILL');
      } catch {
        // It has just ended by itself.
      }
    }
    await this.until(() => this.over, 'its end');
  }

  private async until(holds: () => boolean, what: string): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!holds()) {
      const left = end - performance.now();
      if (left <= 0 || this.over) {
        throw new Error(`${this.over ? 'ended' : 'nothing for a minute'} before ${what}:\n${this.output.slice(-2000)}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.listeners.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  private tell(): void {
    const waiting = this.listeners;
    this.listeners = [];
    for (const go of waiting) go();
  }
}

/** Of this process, without what makes a program draw differently, and without npm's own names. */
function environment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (pair): pair is [string, string] =>
      pair[1] !== undefined && !/^(CI|NO_COLOR|FORCE_COLOR|LC_ALL|ACCESSIBLE|NODE_OPTIONS|npm_.*)$/.test(pair[0]),
  );
  return { ...Object.fromEntries(own), LANG: 'C.UTF-8', ...extra };
}
