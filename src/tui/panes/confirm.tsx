import type { PlannedAction } from '../../face/driver.ts';
import { t } from '../../text/t.ts';
import type { Ui } from '../state/ui.ts';
import { BLANK, type Line, pad, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { GLYPH } from '../theme.ts';
import { Block } from '../widgets/block.tsx';
import { heading } from '../widgets/heading.ts';
import { EFFECT } from './review-lines.ts';

interface Props {
  ui: Ui;
  host: string;
  width: number;
  height: number;
}

/** The last question before the host is changed: what will be made, changed, destroyed. */
export function Confirm({ ui, host, width, height }: Props) {
  const actions = ui.plan?.actions ?? [];
  const bad = actions.filter((action) => action.effect === 'destroys');
  const serious = actions.filter((action) => action.effect !== 'reads');
  const above: Line[] = [
    BLANK,
    heading(t('Apply now?'), '', width, 'accentTitle'),
    BLANK,
    ...wrap(t`${serious.length} of ${actions.length} actions change something on ${host}:`, width),
    BLANK,
  ];
  const below: Line[] = [
    BLANK,
    ...(bad.length > 0 ? wrap(t('What is destroyed cannot be brought back.'), width, 'bad') : []),
    ...wrap(t('If an action fails, what was done before it is taken back.'), width, 'dim'),
  ];
  const lines = [...above, ...listed(serious, width, height - above.length - below.length), ...below];
  return <Block lines={lines} width={width} height={height} />;
}

/** In their order; where there is no room for all, what destroys something is never left out, and how many are is said. */
function listed(serious: readonly PlannedAction[], width: number, room: number): Line[] {
  const rows = new Map(serious.map((action) => [action, actionLines(action, width)]));
  const height = (some: Iterable<PlannedAction>) =>
    [...some].reduce((sum, action) => sum + rows.get(action)!.length, 0);
  if (height(serious) <= room) return [...rows.values()].flat();
  const kept = new Set(serious.filter((action) => action.effect === 'destroys'));
  const more = (count: number): Line[] =>
    wrap(t`${GLYPH.more} and ${count} more: Esc leads back to the review, which lists them all.`, width, 'dim');
  for (const action of serious)
    if (height(new Set([...kept, action])) <= room - more(serious.length).length) kept.add(action);
  const shown = serious.filter((action) => kept.has(action));
  return [...shown.flatMap((action) => rows.get(action)!), ...more(serious.length - shown.length)];
}

function actionLines(action: PlannedAction, width: number): Line[] {
  const { word, look } = EFFECT[action.effect];
  return wrap(action.title, width - 12).map(
    (text, i): Line => [{ text: '  ' }, ...pad(i === 0 ? [span(word, look)] : [], 10), ...text],
  );
}
