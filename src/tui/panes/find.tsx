import { t } from '../../text/t.ts';
import { type Place, places } from '../state/find.ts';
import type { Overlay, Ui } from '../state/ui.ts';
import { BLANK, between, type Line, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { GLYPH } from '../theme.ts';
import { Block } from '../widgets/block.tsx';
import { heading } from '../widgets/heading.ts';
import { inputLine } from '../widgets/input.ts';
import { windowFrom } from '../widgets/window.ts';

interface Props {
  ui: Ui;
  overlay: Overlay & { kind: 'find' };
  width: number;
  height: number;
}

/** All questions, narrowed by typing; Enter goes to the highlighted one. */
export function Find({ ui, overlay, width, height }: Props) {
  const found = places(ui.view, overlay.editor.text);
  const rows = height - 5;
  const from = windowFrom(overlay.index, rows, found.length);
  const lines: Line[] = [
    BLANK,
    heading(t('Go to a question'), t`${found.length} found`, width, 'accentTitle'),
    BLANK,
    inputLine(overlay.editor, t('a word of the question or of your answer'), width),
    BLANK,
    ...(found.length === 0 ? wrap(t('No question has this word.'), width, 'dim') : []),
    ...found.slice(from, from + rows).map((place, i) => placeLine(place, from + i === overlay.index, width)),
  ];
  return <Block lines={lines} width={width} height={height} />;
}

function placeLine(place: Place, on: boolean, width: number): Line {
  return between(
    [
      span(on ? `${GLYPH.prompt} ` : '  ', 'accentTitle'),
      span(`${place.section} › `, 'dim'),
      span(place.label, on ? 'chosen' : undefined),
    ],
    [span(place.shown, 'dim')],
    width,
  );
}
