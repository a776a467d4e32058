import type { PlanSummary, TuiResult } from '../face/driver.ts';
import type { Confirmation } from '../plan/confirmation.ts';
import { t } from '../text/t.ts';
import { isWholeYes, isYes } from '../text/yes-no.ts';
import { progressTeller } from './progress.ts';
import type { Talk } from './talk.ts';
import { BLANK } from './words.ts';

/**
 * Carries the plan out and says how it goes. The first Ctrl-C only warns, the second stops: half-made things are
 * taken back by apply itself, which is waited for in any case.
 */
export async function carryOut({ driver, voice, ear }: Talk, plan: PlanSummary, now: () => number): Promise<TuiResult> {
  const stop = new AbortController();
  let warned = false;
  const forget = ear.onStop((why) => {
    if (why === 'interrupt' && !warned) {
      warned = true;
      voice.say(BLANK, t('It goes on. Ctrl-C once more stops it and takes back what has been done.'));
      return;
    }
    if (stop.signal.aborted) return;
    voice.say(BLANK, t('Stopping.'));
    stop.abort();
  });
  try {
    voice.say(BLANK, t('Ctrl-C twice stops it.'));
    const applied = await driver.apply!(progressTeller(voice, plan.actions, now), stop.signal, (what, until) =>
      keepNetwork({ voice, ear }, what, until),
    );
    // What came of it is said by the command, for this face and the other.
    return { outcome: 'apply', applied, ...(ear.signal === undefined ? {} : { signal: ear.signal }) };
  } finally {
    forget();
  }
}

/** Whether a change of the host's network is to stay. No answer in time is a no: the host goes back by itself. */
async function keepNetwork(
  { voice, ear }: Pick<Talk, 'voice' | 'ear'>,
  { where, seconds }: Confirmation,
  until: AbortSignal,
): Promise<boolean> {
  voice.say(
    BLANK,
    t`Is this still readable? The network of ${where} was changed.`,
    t`Write y and press Enter within ${seconds} seconds, and it stays so. n, or no answer: the host goes back by itself to the network it had.`,
  );
  for (let first = true; ; first = false) {
    // A yes that was typed ahead, to another question, must not keep a network that nobody can reach any more.
    const heard = await ear.hear('', undefined, { until, ...(first ? { anew: true } : {}) });
    if (heard.type !== 'line') return false;
    // Nor is an Enter that was pressed before the question came an answer to it.
    if (heard.text.trim() !== '') return isYes(heard.text);
  }
}

/** Whether to go on with something that cannot be taken back. */
export async function mayDestroy({ voice, ear }: Talk, plan: PlanSummary): Promise<boolean> {
  const destroying = plan.actions.filter(({ effect }) => effect === 'destroys');
  if (destroying.length === 0) return true;
  voice.say(
    BLANK,
    t('This destroys what is there and cannot be taken back:'),
    ...destroying.map(({ title, touches }) => ({ text: `${title}: ${touches.join(', ')}`, mark: '  - ' })),
    t('Write yes to go on; Enter goes back.'),
  );
  const heard = await ear.hear();
  return heard.type === 'line' && isWholeYes(heard.text);
}
