import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export interface SessionOptions {
  cols?: number;
  rows?: number;
  /** Added to a clean environment; undefined removes a name. */
  env?: Record<string, string | undefined>;
  cwd?: string;
}

/** How long a screen is waited for. Long: a busy machine must not fail a test; a right one never waits that long. */
const PATIENCE_MS = 15_000;

/** A real program in a real pty, seen through a real terminal emulator. */
export class Session {
  readonly term: InstanceType<typeof xterm.Terminal>;
  /** Everything the program wrote. */
  raw = '';
  /** Settles when the program has ended and all it wrote has been read. */
  readonly exit: Promise<{ exitCode: number; signal: number | undefined }>;
  private readonly pty: ReturnType<typeof spawn>;
  private seen = Promise.resolve();
  private changed: (() => void)[] = [];
  private over = false;

  static start(file: string, args: readonly string[] = [], options: SessionOptions = {}): Session {
    return new Session(file, args, options);
  }

  constructor(file: string, args: readonly string[], options: SessionOptions) {
    const { cols = 80, rows = 24, cwd = process.cwd() } = options;
    this.term = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 });
    const env = environment(options.env);
    this.pty = spawn(file, [...args], { name: env.TERM ?? 'xterm-256color', cols, rows, cwd, env });
    this.pty.onData((data) => {
      this.raw += data;
      this.seen = this.seen
        .then(() => new Promise<void>((done) => this.term.write(data, done)))
        .then(() => this.tell());
    });
    // Answers to what the program asks of the terminal.
    this.term.onData((data) => {
      if (!this.over) this.pty.write(data);
    });
    this.exit = new Promise((resolve) => {
      this.pty.onExit(({ exitCode, signal }) => {
        this.over = true;
        void this.seen.then(() => {
          this.tell();
          resolve({ exitCode, signal: signal || undefined });
        });
      });
    });
  }

  get pid(): number {
    return this.pty.pid;
  }

  /** Types, all at once. */
  write(text: string): this {
    this.pty.write(text);
    return this;
  }

  resize(cols: number, rows: number): this {
    this.term.resize(cols, rows);
    this.pty.resize(cols, rows);
    return this;
  }

  kill(signal: NodeJS.Signals): void {
    if (!this.over) process.kill(this.pty.pid, signal);
  }

  /** The visible screen as text, without spaces at the ends of lines. */
  screen(): string {
    return this.lines(this.term.buffer.active.viewportY).join('\n').trimEnd();
  }

  /** The screen with what has scrolled away above it. */
  everything(): string {
    return this.lines(0).join('\n').trimEnd();
  }

  /** True while the program is on the terminal's second screen. */
  get alternate(): boolean {
    return this.term.buffer.active.type === 'alternate';
  }

  /** Waits until the screen holds the text or the question is answered with yes; gives the screen. */
  async waitFor(what: string | RegExp | ((screen: string) => boolean), ms = PATIENCE_MS): Promise<string> {
    const found = (screen: string) =>
      typeof what === 'string' ? screen.includes(what) : what instanceof RegExp ? what.test(screen) : what(screen);
    const end = Date.now() + ms;
    for (;;) {
      await this.seen;
      const screen = this.screen();
      if (found(screen)) return screen;
      const left = end - Date.now();
      if (left <= 0 || this.over) throw new Error(`${this.over ? 'ended' : 'timed out'} before ${what}\n${screen}`);
      await this.change(left);
    }
  }

  /** Ends the program, however it stands. To be called after every test. */
  async close(): Promise<void> {
    if (!this.over) {
      // Its whole group: a shell in between would leave the program behind.
      try {
        process.kill(-this.pty.pid, 'SIGKILL');
      } catch {
        this.kill('SIGKILL');
      }
    }
    await this.exit;
    this.term.dispose();
  }

  private lines(from: number): string[] {
    const { active } = this.term.buffer;
    const until = active.baseY + this.term.rows;
    return Array.from(
      { length: until - from },
      (_, y) =>
        active
          .getLine(from + y)
          ?.translateToString(true, 0, this.term.cols)
          .trimEnd() ?? '',
    );
  }

  private change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, 1000));
      this.changed.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private tell(): void {
    const waiting = this.changed;
    this.changed = [];
    for (const go of waiting) go();
  }
}

/** Of this process, without what would change how a program draws, in UTF-8. */
function environment(extra: Record<string, string | undefined> = {}): Record<string, string> {
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, LC_ALL: ____, VITEST: _____, ...rest } = process.env;
  const all = { ...rest, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...extra };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
