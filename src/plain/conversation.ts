import type { TuiResult } from '../face/driver.ts';
import { t } from '../text/t.ts';
import { namesFolder } from '../wizard/values.ts';
import type { FieldView, WizardView } from '../wizard/view.ts';
import { carryOut, mayDestroy } from './carry-out.ts';
import { labelOf, meantValue } from './choice.ts';
import { command, jump, preview } from './commands.ts';
import type { Heard } from './ear.ts';
import { News } from './news.ts';
import { lastPath, listPaths, takesPaths, withPicked } from './paths.ts';
import { draftOf, questionLines, refusalLines } from './question.ts';
import { type Deed, deedLines, deeds, firstWrong, possible, reviewLines } from './review.ts';
import { askLeave, type Next, over, type Talk } from './talk.ts';
import type { Para } from './words.ts';

/** Asks what the view says is to be asked, until the person has chosen how it ends. */
export class Conversation {
  readonly #talk: Talk;
  readonly #now: () => number;
  readonly #news: News;
  /** What was said last, to tell whether it is out of date. */
  #said = '';
  /** The question that was asked last, as it stood then: the answer is to that, whatever has become known meanwhile. */
  #asked: FieldView | undefined;
  #next: Next = 'again';

  constructor(talk: Talk, now: () => number) {
    this.#talk = talk;
    this.#now = now;
    this.#news = new News(talk);
  }

  async run(): Promise<TuiResult> {
    const { driver, ear } = this.#talk;
    for (;;) {
      if (!(await this.#news.tell())) return over(ear);
      const { current } = driver.view();
      const next = await (current ? this.#question(current) : this.#review());
      if (typeof next === 'object') return next;
      if (next === 'again') this.#said = '';
      this.#next = next;
    }
  }

  async #question(current: FieldView): Promise<Next> {
    const { driver, voice, ear } = this.#talk;
    const text = (view: WizardView) => (view.current ? questionLines(view, view.current, ear.drafts) : []);
    const moved = this.#asked?.field.key !== current.field.key;
    this.#asked = current;
    if (moved) {
      this.#talk.offered = [];
      this.#talk.draft = '';
    }
    if (!moved && this.#next === 'sent' && current.refused !== undefined) {
      voice.say(...refusalLines(current, ear.drafts));
      this.#said = JSON.stringify(text(driver.view()));
    } else this.#sayIfNew(text(driver.view()));
    const { draft } = this.#talk;
    this.#talk.draft = '';
    const more = { kept: draftOf(current), paths: takesPaths(current.field), resumed: true as const };
    const heard = await ear.hear(draft, () => this.#outOfDate(text), more);
    return this.#heard(heard, (line) => this.#answer(line, draft), draft);
  }

  async #review(): Promise<Next> {
    const { driver, voice, ear } = this.#talk;
    const text = (view: WizardView) =>
      view.current ? [] : reviewLines(driver, view, view.ready ? driver.plan() : undefined);
    // What was meant for a question is no choice here.
    const draft = this.#asked ? '' : this.#talk.draft;
    this.#talk.draft = '';
    this.#asked = undefined;
    this.#sayIfNew(text(driver.view()));
    const list = deeds(driver, driver.view());
    voice.say(...deedLines(list));
    const heard = await ear.hear(draft, () => this.#outOfDate(text), { resumed: true });
    const take = async (line: string): Promise<Next> => {
      const chosen = possible(list)[Number(line.trim()) - 1];
      if (chosen) return this.#do(chosen.does);
      const typed = line.trim();
      voice.say(
        `${typed === '' ? '' : `${t`“${typed}” is not in the list.`} `}${t`Answer a number from 1 to ${possible(list).length}, or a question mark.`}`,
      );
      return 'stay';
    };
    const next = await this.#heard(heard, take, draft);
    // Nor is a path that was listed meanwhile.
    if (!('typed' in heard)) this.#talk.draft = '';
    return next;
  }

  #sayIfNew(text: readonly Para[]): void {
    const print = JSON.stringify(text);
    if (this.#said !== print) this.#talk.voice.say(...text);
    this.#said = print;
  }

  #outOfDate(text: (view: WizardView) => readonly Para[]): boolean {
    return this.#news.any() || this.#said !== JSON.stringify(text(this.#talk.driver.view()));
  }

  /** `draft`: what stood on the line before anything was typed. */
  async #heard(heard: Heard, take: (line: string) => Promise<Next>, draft = ''): Promise<Next> {
    const { ear } = this.#talk;
    switch (heard.type) {
      case 'over':
        return over(ear);
      case 'news':
        this.#talk.draft = heard.typed;
        return 'stay';
      case 'resumed':
        this.#talk.draft = heard.typed;
        return 'again';
      case 'interrupt':
        return (await askLeave(this.#talk)) ?? 'again';
      case 'end':
        // A pipe that has ended has nobody behind it who could be asked.
        return ear.piped ? { outcome: 'interrupted' } : ((await askLeave(this.#talk)) ?? 'again');
      case 'line':
        return (await command(this.#talk, heard.text, draft)) ?? take(heard.text);
    }
  }

  async #answer(line: string, draft: string): Promise<Next> {
    const { driver, voice, offered } = this.#talk;
    const current = driver.view().current;
    const asked = this.#asked;
    if (!asked || current?.field.key !== asked.field.key) {
      voice.say(t('That question is not asked any more.'));
      return 'again';
    }
    const { field } = asked;
    const text = line.trim().replace(/^::/, ':');
    if (takesPaths(field)) {
      const list = (so: string): Promise<Next> => {
        const { before, beginning } = lastPath(field, so);
        return listPaths(this.#talk, beginning, before);
      };
      if (line.includes('\t')) return list(line.slice(0, line.indexOf('\t')));
      const picked = withPicked(field, offered, text, draft);
      if (picked !== undefined && namesFolder(field, picked)) return list(picked);
      if (picked !== undefined) return this.#send(asked, picked, text);
    }
    return this.#send(asked, field.kind === 'choice' ? meantValue(field, text) : text, text);
  }

  #send(asked: FieldView, value: string, typed: string): Next {
    const { driver, voice } = this.#talk;
    const { field } = asked;
    // Enter takes what was said to be taken, not what would be said by now.
    const accepts = value === '' && (asked.from === 'answer' || driver.view().current?.shown === asked.shown);
    const text = value === '' ? asked.shown : value;
    driver.send(accepts ? { type: 'accept' } : { type: 'answer', key: field.key, text });
    const now = driver.view();
    if (now.current?.field.key === field.key) return 'sent';
    const taken = now.sections.flatMap(({ fields }) => fields).find((each) => each.field.key === field.key);
    if (!taken || taken.shown === typed) return 'sent';
    const shown = taken.field.kind === 'choice' ? labelOf(taken.field, taken.shown) : taken.shown;
    voice.say(shown === '' ? t('Left empty.') : t`Taken: ${shown}.`);
    return 'sent';
  }

  async #do(what: Deed['does']): Promise<Next> {
    const talk = this.#talk;
    const { driver } = talk;
    switch (what) {
      case 'write':
        return { outcome: 'write' };
      case 'apply': {
        const plan = driver.plan();
        return (await mayDestroy(talk, plan)) ? carryOut(talk, plan, this.#now) : 'again';
      }
      case 'mend':
        driver.send({ type: 'goto', key: firstWrong(driver.view())?.key ?? 'review' });
        return 'again';
      case 'jump':
        return jump(talk, '');
      case 'preview':
        return preview(talk);
      case 'quit':
        return { outcome: 'quit' };
    }
  }
}
