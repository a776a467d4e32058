import type { Driver, TuiResult } from '../face/driver.ts';
import { many, t } from '../text/t.ts';
import { isYes } from '../text/yes-no.ts';
import type { Ear } from './ear.ts';
import type { Voice } from './voice.ts';
import { type Para, para } from './words.ts';

/** What every part of the conversation needs. */
export interface Talk {
  readonly driver: Driver;
  readonly voice: Voice;
  readonly ear: Ear;
  /** Paths that were listed last, to be chosen by their number. */
  offered: readonly string[];
  /** The beginning of an answer that the next prompt offers, where the terminal can. */
  draft: string;
}

/** How the conversation goes on. */
export type Next =
  /** The question stands as it was said. */
  | 'stay'
  /** The wizard has been sent something: what it says to that is to be said. */
  | 'sent'
  /** It is to be said again: much else has been said since. */
  | 'again'
  | TuiResult;

/** A terminal without scrollback shows about this many lines. */
const PAGE = 20;

/** Says something long in parts, when somebody sits there to ask for the next one. */
export async function sayLong({ voice, ear }: Pick<Talk, 'voice' | 'ear'>, paras: readonly Para[]): Promise<void> {
  for (let from = 0; from < paras.length; from += PAGE) {
    voice.say(...paras.slice(from, from + PAGE));
    const left = paras.length - from - PAGE;
    if (left <= 0 || ear.piped) continue;
    voice.say(
      para(
        many(
          left,
          t('Enter shows more (1 line left), q and Enter ends it.'),
          t`Enter shows more (${left} lines left), q and Enter ends it.`,
        ),
      ),
    );
    const heard = await ear.hear();
    if (heard.type !== 'line' || heard.text.trim() !== '') return;
  }
}

/** Asks whether to leave. A second Ctrl-C, or the end of the input, leaves without an answer. */
export async function askLeave({ driver, voice, ear }: Talk): Promise<TuiResult | undefined> {
  voice.say('', t`Leave the wizard? ${driver.quitNote ?? ''}`, t('Answer yes or no; Enter means no.'));
  const heard = await ear.hear();
  if (heard.type === 'over') return over(ear);
  if (heard.type === 'interrupt' || heard.type === 'end') return { outcome: 'interrupted' };
  const leaves = heard.type === 'line' && (isYes(heard.text) || /^\s*:q(uit)?\s*$/i.test(heard.text));
  return leaves ? { outcome: 'quit' } : undefined;
}

export const over = (ear: Ear): TuiResult => ({
  outcome: 'interrupted',
  ...(ear.signal === undefined ? {} : { signal: ear.signal }),
});
