import { abilitiesOf } from '../../face/abilities.ts';
import type { DiscDriver, DiscEnd } from '../../face/disc-driver.ts';
import { guideLines } from '../panes/guide-lines.ts';
import type { Key } from '../terminal/keys.ts';
import { openSession, type Session, type Tty } from '../terminal/session.ts';
import { pressDisc } from './press.ts';
import { bodyHeight, DiscScreen } from './screen.tsx';
import { type DiscEffect, type DiscUi, innerWidth, openDiscUi, PAGE, withDiscView } from './ui.ts';

export interface DiscScreenOptions {
  /** Only ASCII signs, whatever the terminal says of itself. */
  ascii?: boolean;
  /** Other streams than the process's own, for tests. */
  tty?: Tty;
  env?: NodeJS.ProcessEnv;
}

/** News is drawn at most this often. */
const FRAME_MS = 33;

/**
 * Shows the disc co-pilot until the person leaves. The terminal is given back before the promise resolves; what is to be
 * said afterwards, and the driver, are the caller's. Rejects only for a bug of the screen.
 */
export function runDiscs(driver: DiscDriver, options: DiscScreenOptions = {}): Promise<DiscEnd> {
  const tty = options.tty ?? { stdin: process.stdin, stdout: process.stdout };
  return new Promise((resolve, reject) => new Run(driver, tty, options, resolve, reject));
}

class Run {
  private ui: DiscUi;
  private readonly driver: DiscDriver;
  private readonly session: Session;
  private readonly resolve: (ended: DiscEnd) => void;
  private readonly reject: (error: unknown) => void;
  private readonly unsubscribe: () => void;
  private timer: NodeJS.Timeout | undefined;
  private finished = false;

  constructor(
    driver: DiscDriver,
    tty: Tty,
    options: DiscScreenOptions,
    resolve: (ended: DiscEnd) => void,
    reject: (error: unknown) => void,
  ) {
    this.driver = driver;
    this.resolve = resolve;
    this.reject = reject;
    this.ui = openDiscUi(driver.guest, driver.view(), tty.stdout.columns || 80, tty.stdout.rows || 24);
    this.session = openSession(tty, abilitiesOf(options.env ?? process.env, options.ascii), {
      onKeys: (keys) => this.guard(() => this.keys(keys)),
      onResize: (cols, rows) => this.guard(() => this.show({ ...this.ui, cols, rows })),
      onEnd: (signal) => this.end(signal === 'SIGHUP' ? 'hung up' : 'interrupted'),
    });
    this.unsubscribe = driver.subscribe(() => this.news());
    this.guard(() => this.show(this.ui));
  }

  /** All keys of one read, then one frame. */
  private keys(keys: readonly Key[]): void {
    for (const key of keys) {
      if (this.finished) return;
      const { ui, effects } = pressDisc(this.ui, key);
      this.ui = ui;
      for (const effect of effects) this.run(effect);
    }
    if (!this.finished) this.show(this.ui);
  }

  private run(effect: DiscEffect): void {
    switch (effect.type) {
      case 'insert':
        this.driver.insert(effect.drive, effect.disc);
        break;
      case 'eject':
        this.driver.eject(effect.drive);
        break;
      case 'next':
      case 'look':
      case 'giveUp':
        this.driver[effect.type]();
        break;
      case 'suspend':
      case 'redraw':
        this.session[effect.type]();
        return;
      case 'leave':
        this.end(effect.ended);
        return;
    }
    this.ui = withDiscView(this.ui, this.driver.view());
  }

  private news(): void {
    if (this.finished) return;
    // A bug of the driver: whoever called us asks it for that.
    if (this.driver.failure !== undefined) {
      this.end('left');
      return;
    }
    this.ui = withDiscView(this.ui, this.driver.view());
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.guard(() => this.show(this.ui));
    }, FRAME_MS);
  }

  private show(ui: DiscUi): void {
    if (this.finished) return;
    const page = ui.guide ? this.driver.page(PAGE) : undefined;
    // Only the page knows where it ends.
    const most = ui.guide ? Math.max(0, guideLines(page, innerWidth(ui)).length - (bodyHeight(ui) - 2)) : 0;
    this.ui = ui.guide && ui.guide.scroll > most ? { ...ui, guide: { scroll: most } } : ui;
    this.session.draw(<DiscScreen ui={this.ui} host={this.driver.host} page={page} />);
  }

  private end(ended: DiscEnd): void {
    if (this.close()) this.resolve(ended);
  }

  private close(): boolean {
    if (this.finished) return false;
    this.finished = true;
    clearTimeout(this.timer);
    this.unsubscribe();
    this.session.close();
    return true;
  }

  private guard(what: () => void): void {
    try {
      what();
    } catch (error) {
      if (this.close()) this.reject(error);
    }
  }
}
