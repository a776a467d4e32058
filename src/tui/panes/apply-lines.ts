import { many, t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import {
  type ActionRun,
  type ActionState,
  type ApplyState,
  FRESH,
  type Progress,
  shownOutput,
} from '../state/apply.ts';
import { BLANK, cut, type Line, lineWidth, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { GLYPH, type Style } from '../theme.ts';
import { diagramLines } from './diagram-lines.ts';

const SIGN: Record<ActionState, { sign: string; word: string; look: Style | undefined }> = {
  waiting: { sign: GLYPH.open, word: '', look: 'dim' },
  running: { sign: GLYPH.running, word: t('running'), look: 'accentTitle' },
  done: { sign: GLYPH.done, word: t('done'), look: 'good' },
  skipped: { sign: GLYPH.skipped, word: t('was done before'), look: 'dim' },
  kept: { sign: GLYPH.skipped, word: t('was there already, and stays'), look: 'dim' },
  'left out': { sign: GLYPH.dot, word: t('left out'), look: 'dim' },
  failed: { sign: GLYPH.failed, word: t('failed'), look: 'badTitle' },
  undoing: { sign: GLYPH.undone, word: t('taking it back'), look: 'warn' },
  undone: { sign: GLYPH.undone, word: t('taken back'), look: 'dim' },
};
const FOLDED = 4;

/** Every action with its state; under the one that runs (or failed) its command, its progress, its last words. */
export function applyLines(apply: ApplyState, width: number): Line[] {
  return apply.actions.flatMap((action): Line[] => {
    const run = apply.runs[action.id] ?? FRESH;
    const { sign, word, look } = SIGN[run.state];
    const title =
      run.state === 'waiting' || run.state === 'undone' ? 'dim' : run.state === 'running' ? 'title' : undefined;
    // What has become of it is said however long its title is.
    const state: Line = word === '' ? [] : [span(`  ${word}`, look)];
    const row = [...cut([span(`${sign} `, look), span(action.title, title)], width - lineWidth(state)), ...state];
    const open = apply.unfolded || ['running', 'failed', 'undoing'].includes(run.state);
    return [row, ...(open ? details(run, width, apply.unfolded ? Number.POSITIVE_INFINITY : FOLDED) : [])];
  });
}

function details(run: ActionRun, width: number, most: number): Line[] {
  const inset = { text: '    ' };
  const room = width - 4;
  const output = shownOutput(run);
  const hidden = Math.max(0, output.length - most);
  // Folded, a line is one row; unfolded, all of it can be read.
  const rows = (text: string, look?: Style): Line[] =>
    most === FOLDED ? [cut([inset, span(text, look)], width)] : wrap(text, room, look).map((line) => [inset, ...line]);
  return [
    ...(run.command === '' ? [] : rows(`$ ${run.command}`, 'dim')),
    ...(run.progress ? [[inset, ...progressLine(run.progress, room)]] : []),
    ...(hidden > 0
      ? [
          cut(
            [inset, span(`${GLYPH.more} ${many(hidden, t('1 line before'), t`${hidden} lines before`)}`, 'dim')],
            width,
          ),
        ]
      : []),
    ...output.slice(hidden).flatMap((text) => rows(text)),
    ...(run.message === '' ? [] : wrap(run.message, room, 'bad').map((text): Line => [inset, ...text])),
  ];
}

/** A bar with how much is done, how fast, and how long it will still take. */
function progressLine(progress: Progress, width: number): Line {
  const part = progress.total > 0 ? Math.max(0, Math.min(1, progress.done / progress.total)) : 0;
  const words = [
    `${Math.floor(Math.round(part * 1e4) / 100)} %`.padStart(5),
    t`${roundSize(progress.done)} of ${roundSize(progress.total)}`,
    ...(progress.bytesPerSecond === undefined ? [] : [`${roundSize(progress.bytesPerSecond)}/s`]),
    ...(progress.secondsLeft === undefined ? [] : [t`${duration(progress.secondsLeft)} left`]),
  ].join('  ');
  const bar = Math.max(8, Math.min(40, width - words.length - 2));
  const full = Math.round(part * bar);
  return cut(
    [
      { text: GLYPH.bar.repeat(full), style: 'accent' },
      { text: GLYPH.track.repeat(bar - full), style: 'dim' },
      span(` ${words}`),
    ],
    width,
  );
}

function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return t`${Math.floor(s / 60)} min ${s % 60} s`;
  return t`${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** Asked while the host waits: whoever reads this can say so. */
export function questionLines({ question }: ApplyState, width: number): Line[] {
  if (!question) return [];
  const { what, where, seconds } = question;
  return [
    ...wrap(what, width),
    BLANK,
    ...wrap(t('Is this still readable?'), width, 'title'),
    ...wrap(t`Press y within ${seconds} s, and it stays so.`, width, 'accentTitle'),
    ...wrap(t`Without it ${where} goes back by itself to the network it had. n does it at once.`, width, 'dim'),
    BLANK,
  ];
}

const byFirst = (a: { first?: true }, b: { first?: true }): number => Number(b.first ?? 0) - Number(a.first ?? 0);

/** What exists now, what comes next and how it hangs together; or what went wrong and how to go on. */
export function resultLines(apply: ApplyState, width: number): Line[] {
  const { result } = apply;
  if (!result) return [];
  const sign = result.ok ? span(`${GLYPH.done} `, 'good') : span(`${GLYPH.failed} `, 'badTitle');
  return [
    [sign, ...(wrap(result.headline, width - 2, 'title')[0] ?? [])],
    ...wrap(result.headline, width - 2, 'title').slice(1),
    ...[...result.sections]
      .sort(byFirst)
      .flatMap((section): Line[] => [
        BLANK,
        cut([span(section.title, 'accent')], width),
        ...section.lines.flatMap((text) => wrap(text, width - 2).map((line): Line => [{ text: '  ' }, ...line])),
      ]),
    ...diagramLines(result.diagrams, width),
    BLANK,
  ];
}
