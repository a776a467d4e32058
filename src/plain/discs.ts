import { abilitiesOf } from '../face/abilities.ts';
import type { DiscDriver, DiscEnd, DiscView } from '../face/disc-driver.ts';
import { layout } from '../guide/page.ts';
import { t } from '../text/t.ts';
import { discOrder, ORDERS } from './disc-commands.ts';
import { stateLines, stateText } from './disc-lines.ts';
import { type Ear, earOf } from './ear.ts';
import type { PlainIo } from './face.ts';
import { openLines } from './open-lines.ts';
import { sayLong } from './talk.ts';
import { type Voice, voiceOf } from './voice.ts';
import { BLANK, type Para } from './words.ts';

const PAGE = 'discs/swapping';

/** The disc co-pilot line by line. What happens by itself is said as it comes, and the prompt is given anew. */
export async function runPlainDiscs(driver: DiscDriver, io: PlainIo): Promise<DiscEnd> {
  const { input = process.stdin, output = process.stderr, env = process.env } = io;
  const { ascii } = abilitiesOf(env, io.ascii);
  const width = () => io.width ?? (Number(env.COLUMNS) || output.columns || 80);
  const ear = earOf(await openLines(input, output, env), {
    subscribe: (listener) => driver.subscribe(listener),
    signals: io.signals ?? process,
    piped: !input.isTTY,
  });
  const unheard = (): void => {};
  output.on('error', unheard);
  try {
    return await new Talk(driver, voiceOf(output, width, ascii), ear).run();
  } finally {
    ear.close();
    output.off('error', unheard);
  }
}

class Talk {
  readonly #driver: DiscDriver;
  readonly #voice: Voice;
  readonly #ear: Ear;
  /** What was said last of the drives, and of what happened. */
  #shown = '';
  #said: DiscView['said'];
  #busy = '';

  constructor(driver: DiscDriver, voice: Voice, ear: Ear) {
    this.#driver = driver;
    this.#voice = voice;
    this.#ear = ear;
  }

  async run(): Promise<DiscEnd> {
    this.#voice.say(t`xenguide: discs of ${this.#driver.guest}, on ${this.#driver.host}`);
    for (;;) {
      if (!(await this.#untilIdle())) return this.#over();
      if (this.#driver.failure !== undefined) return 'left';
      this.#tell();
      const heard = await this.#ear.hear('', () => this.#isNews(), { resumed: true });
      if (heard.type === 'over') return this.#over();
      if (heard.type === 'interrupt' || heard.type === 'end') return 'interrupted';
      if (heard.type === 'resumed') this.#show(this.#driver.view(), true);
      if (heard.type === 'line' && (await this.#obey(heard.text))) return 'left';
    }
  }

  /** While something is under way it says how that goes. False: everything ends. Ctrl-C gives up waiting for the guest. */
  async #untilIdle(): Promise<boolean> {
    const forget = this.#ear.onStop(() => this.#driver.giveUp());
    try {
      for (;;) {
        const { busy, phase } = this.#driver.view();
        if (this.#driver.failure !== undefined || (!busy && phase !== 'looking')) return true;
        if (!busy && this.#driver.view().said !== this.#said) return true;
        if (busy?.waiting && busy.text !== this.#busy) this.#voice.say(t`${busy.text} Ctrl-C gives up.`);
        this.#busy = busy?.text ?? '';
        await new Promise<void>((resolve) => {
          const done = (): void => {
            off();
            unsubscribe();
            resolve();
          };
          const off = this.#ear.onStop(done);
          const unsubscribe = this.#driver.subscribe(done);
        });
        if (this.#ear.signal !== undefined) return false;
      }
    } finally {
      forget();
    }
  }

  #over(): 'interrupted' | 'hung up' {
    return this.#ear.signal === 'SIGHUP' ? 'hung up' : 'interrupted';
  }

  #isNews(): boolean {
    const view = this.#driver.view();
    return this.#driver.failure !== undefined || view.said !== this.#said || stateText(view) !== this.#shown;
  }

  #tell(): void {
    const view = this.#driver.view();
    if (view.said && view.said !== this.#said) this.#voice.say(BLANK, view.said.text);
    this.#said = view.said;
    if (stateText(view) !== this.#shown) this.#show(view);
  }

  #show(view: DiscView, again = false): void {
    this.#voice.say(BLANK, ...stateLines(view, this.#driver.guest), ...(this.#shown === '' || again ? [ORDERS] : []));
    this.#shown = stateText(view);
  }

  /** True: the person leaves. */
  async #obey(line: string): Promise<boolean> {
    const order = discOrder(line, this.#driver.view());
    switch (order.type) {
      case 'insert':
        this.#driver.insert(order.drive, order.disc);
        return false;
      case 'eject':
        this.#driver.eject(order.drive);
        return false;
      case 'next':
      case 'look':
        this.#driver[order.type]();
        return false;
      case 'guide':
        await this.#guide();
        return false;
      case 'say':
        this.#voice.say(order.text);
        return false;
      case 'show':
        this.#show(this.#driver.view(), true);
        return false;
      case 'leave':
        return true;
    }
  }

  async #guide(): Promise<void> {
    const page = this.#driver.page(PAGE);
    if (!page) this.#voice.say(t('There is no page about this yet.'));
    else {
      const lines = layout(page, this.#voice.width, { ascii: this.#voice.ascii, marks: true });
      await sayLong({ voice: this.#voice, ear: this.#ear }, [
        BLANK,
        ...lines.map(({ text }): Para => ({ text, asIs: true })),
      ]);
    }
  }
}
