import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { ApplyEvent, ApplyOutcome } from './events.ts';
import { cleanLines } from './words.ts';

/** Between two lines about the same copy. */
const LEAST_MS = 5000;

const AFTERWARDS = {
  skipped: t('done already, by an earlier run'),
  kept: t('there already, and stays'),
  'left out': t('left out'),
} as const;

/** Events as plain lines, for logs and scripts: what is done, by which commands, and how far a copy is. */
export function lineTeller(say: (line: string) => void, now: () => number = Date.now): (event: ApplyEvent) => void {
  let told = 0;
  return (event) => {
    switch (event.type) {
      case 'note':
        return say(shown(event.text));
      case 'started':
        told = now();
        return say(`[${event.number}/${event.of}] ${shown(event.title)}`);
      case 'skipped':
      case 'kept':
      case 'left out':
        return say(`[${event.number}/${event.of}] ${shown(event.title)}: ${AFTERWARDS[event.type]}`);
      case 'command':
        return say(`  $ ${cleanLines(event.line).join(' ')}`);
      case 'output':
        for (const line of cleanLines(event.text)) say(`  | ${line}`);
        return undefined;
      case 'progress': {
        if (now() - told < LEAST_MS) return undefined;
        told = now();
        return say(`  ${meterText(event)}`);
      }
      case 'failed':
        return say(`  ${t`failed: ${shown(event.message)}`}`);
      case 'undoing':
        return say(t`Taking back: ${shown(event.title)}`);
      default:
        return undefined;
    }
  };
}

function meterText({ done, total, bytesPerSecond, secondsLeft }: Extract<ApplyEvent, { type: 'progress' }>): string {
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  const left = secondsLeft === undefined ? '' : t`, ${Math.ceil(secondsLeft / 60)} min left`;
  return t`${percent} %: ${roundSize(done)} of ${roundSize(total)}, ${roundSize(bytesPerSecond)} a second${left}`;
}

/** What an outcome that is not a success comes to: why, what was said, what is left. */
export function troubleLines({ problems, evidence, left }: ApplyOutcome): string[] {
  return [
    ...problems.flatMap(({ message, remedy }) => [
      `xenguide: ${shown(message)}`,
      ...(remedy ? [`  ${shown(remedy)}`] : []),
    ]),
    ...(evidence.length > 0 ? [t('What was said:'), ...evidence.map((line) => `  ${line}`)] : []),
    ...(left.length > 0 ? [t('Still there:'), ...left.map((line) => `  ${shown(line)}`)] : []),
  ];
}

/** The result for scripts (design: contract). */
export function resultOf(name: string, outcome: ApplyOutcome): object {
  const { exitCode, actions, problems, evidence, left, after } = outcome;
  return { name, exitCode, actions, problems, evidence, left, after };
}
