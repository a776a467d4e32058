import { abilitiesOf } from '../face/abilities.ts';
import type { ApplyEvent, ApplyResult, Driver, TuiResult } from '../face/driver.ts';
import type { Confirmation } from '../plan/confirmation.ts';
import { t } from '../text/t.ts';
import type { WizardView } from '../wizard/view.ts';
import { Screen } from './screen.tsx';
import { scrollStart, settle } from './settle.ts';
import { applied, openApply } from './state/apply.ts';
import { completed } from './state/completion.ts';
import { type Effect, openUi, type Step, type Ui, withView } from './state/ui.ts';
import { press } from './state/update.ts';
import type { Key } from './terminal/keys.ts';
import { openSession, type Session, type Tty } from './terminal/session.ts';

export type { Driver, TuiResult } from '../face/driver.ts';

export interface TuiOptions {
  /** Only ASCII signs, whatever the terminal says of itself. */
  ascii?: boolean;
  /** Other streams than the process's own, for tests. */
  tty?: Tty;
  env?: NodeJS.ProcessEnv;
}

/** The same question with the same answers. */
function looksAlike(a: WizardView, b: WizardView): boolean {
  const shown = ({ current, sections }: WizardView) =>
    JSON.stringify([
      current?.field.key,
      sections.map(({ fields }) => fields.map((each) => [each.field.key, each.shown])),
    ]);
  return shown(a) === shown(b);
}

/** News from outside is drawn at most this often, so that a busy command does not keep the screen busy. */
const FRAME_MS = 33;

/**
 * Runs the wizard on the terminal until the person is through with it. The terminal is given back before the promise
 * resolves, and nothing has been printed on it; what is to be said afterwards is the caller's. Rejects only for a bug.
 */
export function runTui(driver: Driver, options: TuiOptions = {}): Promise<TuiResult> {
  const tty = options.tty ?? { stdin: process.stdin, stdout: process.stdout };
  return new Promise((resolve, reject) => new Run(driver, tty, options, resolve, reject));
}

class Run {
  private ui: Ui;
  private readonly driver: Driver;
  private readonly session: Session;
  private readonly resolve: (result: TuiResult) => void;
  private readonly reject: (error: unknown) => void;
  private readonly unsubscribe: () => void;
  private readonly stop = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private planned: WizardView | undefined;
  private applying: Promise<ApplyResult> | undefined;
  private answer: ((yes: boolean) => void) | undefined;
  private busy = false;
  private finished = false;

  constructor(
    driver: Driver,
    tty: Tty,
    options: TuiOptions,
    resolve: (result: TuiResult) => void,
    reject: (error: unknown) => void,
  ) {
    this.driver = driver;
    this.resolve = resolve;
    this.reject = reject;
    this.ui = this.withPlan(openUi(driver.view(), tty.stdout.columns || 80, tty.stdout.rows || 24));
    this.session = openSession(tty, abilitiesOf(options.env ?? process.env, options.ascii), {
      onKeys: (keys) => this.guard(() => this.keys(keys)),
      onResize: (cols, rows) => this.guard(() => this.show({ ...this.ui, cols, rows })),
      onEnd: (signal) => this.end({ outcome: 'interrupted', signal }),
    });
    this.unsubscribe = driver.subscribe(() => this.news());
    this.guard(() => this.show(this.ui));
  }

  /** All keys of one read, then one frame. */
  private keys(keys: readonly Key[]): void {
    this.busy = true;
    for (const key of keys) {
      if (this.finished) break;
      if (
        this.ui.scroll === undefined &&
        !this.ui.overlay &&
        !this.ui.apply &&
        (key.name === 'pageup' || key.name === 'pagedown')
      )
        this.ui = { ...this.ui, scroll: scrollStart(this.ui) || undefined };
      const before = this.ui.overlay;
      this.take(press(this.ui, key));
      this.ui = settle(this.ui, this.page);
      // Whether to change the host is asked of somebody who has seen the question: what came in one piece with the key that
      // opened it (a paste that the terminal does not mark as one, typing ahead) is no answer to it.
      if (this.ui.overlay?.kind === 'confirm' && before?.kind !== 'confirm') break;
    }
    this.busy = false;
    if (!this.finished) this.show(this.ui);
  }

  private take({ ui, effects }: Step): void {
    this.ui = ui;
    for (const effect of effects) this.run(effect);
  }

  private run(effect: Effect): void {
    switch (effect.type) {
      case 'send': {
        const before = this.ui.view;
        for (const event of effect.events) this.driver.send(event);
        this.ui = this.withPlan(withView(this.ui, this.driver.view(), true));
        if (effect.events.some(({ type }) => type === 'undo') && looksAlike(before, this.ui.view))
          this.ui = { ...this.ui, note: t('Taken back: the last Enter, which changed no answer.') };
        return;
      }
      case 'complete':
        this.complete(effect.key, effect.text);
        return;
      case 'suspend':
        this.session.suspend();
        return;
      case 'redraw':
        this.session.redraw();
        return;
      case 'apply':
        this.apply();
        return;
      case 'abort':
        this.stop.abort();
        return;
      case 'keep':
        this.answer?.(effect.yes);
        return;
      case 'leave':
        this.end({
          outcome: effect.outcome,
          ...(this.ui.apply?.result ? { applied: this.ui.apply.result } : {}),
        });
    }
  }

  private complete(key: string, text: string): void {
    const done = (paths: string[] | undefined) =>
      this.guard(() => this.later(() => this.take(completed(this.ui, key, text, paths))));
    this.driver.complete(text).then(done, () => done(undefined));
  }

  private apply(): void {
    if (!this.driver.apply || !this.ui.plan) return;
    this.ui = { ...this.ui, apply: openApply(this.ui.plan.actions) };
    const onEvent = (event: ApplyEvent) =>
      this.later(() => {
        if (this.ui.apply) this.ui = { ...this.ui, apply: applied(this.ui.apply, event) };
      });
    const done = (result: ApplyResult) =>
      this.later(() => {
        const { apply, overlay } = this.ui;
        if (apply)
          this.ui = {
            ...this.ui,
            overlay: overlay?.kind === 'quit' ? undefined : overlay,
            apply: { ...apply, result, scroll: undefined },
          };
      });
    this.applying = this.driver.apply(onEvent, this.stop.signal, (question, until) => this.ask(question, until));
    this.applying.then(done, (error: unknown) => this.fail(error));
  }

  /** Shows the question with its seconds running down until it is answered or too late. */
  private ask(question: Confirmation, until: AbortSignal): Promise<boolean> {
    const end = Date.now() + question.seconds * 1000;
    const show = (asked: Confirmation | undefined) =>
      this.later(() => {
        if (this.ui.apply) this.ui = { ...this.ui, apply: { ...this.ui.apply, question: asked, scroll: undefined } };
      });
    const tick = () => show({ ...question, seconds: Math.max(0, Math.ceil((end - Date.now()) / 1000)) });
    tick();
    const clock = setInterval(tick, 1000);
    return new Promise<boolean>((resolve) => {
      this.answer = resolve;
      until.addEventListener('abort', () => resolve(false), { once: true });
    }).finally(() => {
      clearInterval(clock);
      this.answer = undefined;
      show(undefined);
    });
  }

  /** The engine has changed by itself. Changes of ours are seen when `send` returns. */
  private news(): void {
    if (!this.busy) this.later(() => (this.ui = this.withPlan(withView(this.ui, this.driver.view(), false))));
  }

  /** Changes the state at once and draws it soon. */
  private later(change: () => void): void {
    if (this.finished) return;
    change();
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.guard(() => this.show(this.ui));
    }, FRAME_MS);
  }

  /** The plan is only made for the review, and only there it matters what is in the way of carrying it out. */
  private withPlan(old: Ui): Ui {
    const hinders = {
      write: this.driver.hinders?.('write'),
      apply: this.driver.apply
        ? this.driver.hinders?.('apply')
        : t('Applying is not possible here: write the files instead.'),
    };
    const ui = { ...old, hinders };
    const wanted = ui.view.ready && ui.view.current === undefined;
    if (wanted && this.planned !== ui.view) {
      this.planned = ui.view;
      return { ...ui, plan: this.driver.plan() };
    }
    return wanted || ui.plan === undefined ? ui : { ...ui, plan: undefined };
  }

  private show(ui: Ui): void {
    const { title, host, quitNote = '' } = this.driver;
    this.ui = settle(ui.quitNote === quitNote ? ui : { ...ui, quitNote }, this.page);
    if (this.finished) return;
    this.session.draw(<Screen ui={this.ui} title={title} host={host} page={this.page} />);
  }

  private readonly page = (id: string) => this.driver.page(id);

  private end(result: TuiResult): void {
    if (this.finished) return;
    this.finished = true;
    clearTimeout(this.timer);
    this.unsubscribe();
    this.session.close();
    if (!result.signal || !this.applying) {
      this.resolve(result);
      return;
    }
    // Nobody is there to decide any more: what was begun is taken back before the program ends.
    this.stop.abort();
    this.applying.then((applied) => this.resolve({ ...result, applied }), this.reject);
  }

  private fail(error: unknown): void {
    if (this.finished) return;
    this.finished = true;
    clearTimeout(this.timer);
    this.session.close();
    this.reject(error);
  }

  private guard(what: () => void): void {
    try {
      what();
    } catch (error) {
      this.fail(error);
    }
  }
}
