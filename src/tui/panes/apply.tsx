import { t } from '../../text/t.ts';
import type { ActionState, ApplyState } from '../state/apply.ts';
import { BLANK, type Line } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';
import { extent, heading } from '../widgets/heading.ts';
import { applyLines, questionLines, resultLines } from './apply-lines.ts';

interface Props {
  apply: ApplyState;
  width: number;
  height: number;
}

const FINISHED: ReadonlySet<ActionState> = new Set(['done', 'skipped', 'kept', 'left out']);

/** The plan being carried out; afterwards its result, with the actions below it. */
export function Apply({ apply, width, height }: Props) {
  const { lines, from, rows } = applyView(apply, width, height);
  const finished = Object.values(apply.runs).filter((run) => FINISHED.has(run.state)).length;
  const title = apply.question
    ? t('The network was changed')
    : apply.result
      ? t('Result')
      : apply.stopping
        ? t('Stopping, and taking back what was done')
        : t('Applying');
  const remark = extent(from, rows, lines.length) || t`${finished} of ${apply.actions.length} done`;
  const shown = [BLANK, heading(title, remark, width, 'accentTitle'), BLANK, ...lines.slice(from, from + rows)];
  return <Block lines={shown} width={width} height={height} />;
}

/** `from`: follows the end while it runs, begins at the top when there is a result; `scroll` counts lines from there. */
export function applyView(
  apply: ApplyState,
  width: number,
  height: number,
): { lines: Line[]; from: number; rows: number } {
  const lines = [...questionLines(apply, width), ...resultLines(apply, width), ...applyLines(apply, width)];
  const rows = Math.max(1, height - 3);
  const most = Math.max(0, lines.length - rows);
  const scroll = apply.scroll ?? 0;
  const from = apply.result || apply.question ? scroll : focus(apply, width, rows, most) - scroll;
  return { lines, from: Math.max(0, Math.min(most, from)), rows };
}

/** Keeps the running action in sight. */
function focus(apply: ApplyState, width: number, rows: number, most: number): number {
  const at = apply.actions.findIndex((action) => action.id === apply.active);
  const until = applyLines({ ...apply, actions: apply.actions.slice(0, at + 1) }, width).length;
  return Math.max(0, Math.min(most, until - rows + 2));
}
