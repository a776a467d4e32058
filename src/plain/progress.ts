import type { ApplyEvent, PlannedAction } from '../face/driver.ts';
import { t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { Voice } from './voice.ts';
import { duration, type Para, para, stopped } from './words.ts';

/** Between two lines about the same copy. */
const LEAST_MS = 2000;
const MOST_MS = 15_000;
const TAIL = 8;

/** Says what happens while a plan is carried out, a line at a time. `now` is in milliseconds. */
export function progressTeller(
  voice: Voice,
  actions: readonly PlannedAction[],
  now: () => number,
): (event: ApplyEvent) => void {
  let told = { at: now(), percent: 0 };
  let tail = '';
  let said: string | undefined;

  const meter = (event: Extract<ApplyEvent, { type: 'progress' }>): void => {
    const percent = event.total > 0 ? Math.min(100, Math.floor((event.done / event.total) * 100)) : 0;
    const since = now() - told.at;
    const step = Math.floor(percent / 10) - Math.floor(told.percent / 10);
    const due = (step > 0 && since >= LEAST_MS) || (percent > told.percent && since >= MOST_MS);
    if (!due || percent === 100) return;
    told = { at: now(), percent };
    voice.say(para(meterText(event, percent), '  '));
  };

  return (event) => {
    if (event.type === 'progress') return meter(event);
    if (event.type === 'output') {
      tail = (tail + event.text).slice(-4000);
      return;
    }
    if (event.type === 'note') return voice.say(stopped(event.text));
    const index = actions.findIndex(({ id }) => id === event.id);
    const title = stopped(actions[index]?.title ?? event.id);
    const place = `${t`${index + 1} of ${actions.length}`}: `;
    if (event.type === 'command') return voice.say({ text: event.line, mark: '  $ ', asIs: true });
    if (event.type === 'started' || event.type === 'undoing') {
      told = { at: now(), percent: 0 };
      tail = '';
      said = event.id;
      return voice.say(event.type === 'started' ? para(title, place) : para(t`Taking back: ${title}`));
    }
    const what = event.type === 'failed' ? t`Failed: ${stopped(event.message)}` : WORDS[event.type];
    // What was not begun has not been named either.
    voice.say(said === event.id ? para(what, '  ') : para(`${title} ${what}`, place));
    if (event.type === 'failed') voice.say(...lastLines(tail));
  };
}

const WORDS = {
  skipped: t('Done already, by an earlier run.'),
  kept: t('It was there already, and stays.'),
  'left out': t('Left out.'),
  done: t('Done.'),
  undone: t('Taken back.'),
} as const;

function meterText(event: Extract<ApplyEvent, { type: 'progress' }>, percent: number): string {
  const { done, total, bytesPerSecond, secondsLeft } = event;
  return [
    t`${percent} %: ${roundSize(done)} of ${roundSize(total)}`,
    ...(bytesPerSecond ? [t`${roundSize(bytesPerSecond)} a second`] : []),
    ...(secondsLeft === undefined ? [] : [t`${duration(secondsLeft)} left`]),
  ].join(', ');
}

/** What the commands said last; a program's own redrawing (carriage returns) leaves only its last version. */
function lastLines(tail: string): Para[] {
  return tail
    .split('\n')
    .map((line) => line.replace(/\r+$/, '').split('\r').at(-1)!.trimEnd())
    .filter((line) => line !== '')
    .slice(-TAIL)
    .map((text) => ({ text, mark: '  | ', asIs: true }));
}
