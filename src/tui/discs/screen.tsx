import { Box } from 'ink';
import type { Page } from '../../guide/page.ts';
import { t } from '../../text/t.ts';
import { LEAST, marginOf } from '../layout.ts';
import { Rows } from '../panes/footer.tsx';
import { Guide } from '../panes/guide.tsx';
import { between, type Line, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { GLYPH } from '../theme.ts';
import { Block } from '../widgets/block.tsx';
import { keysLine } from '../widgets/keys-line.ts';
import { type DiscCommand, discHints } from './keymap.ts';
import { bodyLines, discStatus } from './lines.ts';
import { type DiscUi, innerWidth, isSmall } from './ui.ts';

interface Props {
  ui: DiscUi;
  host: string;
  page: Page | undefined;
}

/** The window without the header, what happened, and the keys. */
export const bodyHeight = (ui: DiscUi): number => Math.max(1, ui.rows - 2 - discStatus(ui).length - 1);

/** The whole window of the disc co-pilot: everything that is drawn follows from the props. */
export function DiscScreen({ ui, host, page }: Props) {
  const { cols, rows } = ui;
  if (isSmall(ui)) return <Block lines={smallLines(ui)} width={cols} height={rows} />;
  const margin = marginOf(cols);
  const inner = cols - 2 * margin;
  const height = bodyHeight(ui);
  return (
    <Box width={cols} height={rows} flexDirection="column">
      <Block lines={headerLines(ui, host, margin)} width={cols} height={2} />
      <Box height={height} paddingLeft={margin}>
        {ui.guide ? (
          <Guide page={page} scroll={ui.guide.scroll} width={innerWidth(ui)} height={height} />
        ) : (
          <Block lines={bodyLines(ui, height)} width={innerWidth(ui)} height={height} />
        )}
      </Box>
      <Rows lines={discStatus(ui)} width={cols} margin={margin} />
      <Rows lines={[keysLine(discHints(ui), DROPPED, inner)]} width={cols} margin={margin} />
    </Box>
  );
}

/** What goes first when there is no room for every key. The guide and the way out stay. */
const DROPPED: readonly DiscCommand[] = ['insert', 'look', 'otherDrive', 'eject', 'scrollUp', 'top'];

function headerLines({ view, guest, cols }: DiscUi, host: string, margin: number): Line[] {
  const edge = { text: ' '.repeat(margin) };
  const left: Line = [
    edge,
    span('xenguide', 'accentTitle'),
    span(` ${GLYPH.dot} ${t`discs of ${guest}`}`),
    span(` ${GLYPH.dot} ${t`on ${host}`}`, 'dim'),
  ];
  const phase = {
    looking: '',
    here: view.installing ? t('being installed') : t('running'),
    gone: t('not running'),
    lost: t('no answer'),
  };
  return [
    between(left, [span(phase[view.phase], 'title'), edge], cols),
    [{ text: GLYPH.rule.repeat(cols), style: 'dim' }],
  ];
}

function smallLines({ cols, rows }: DiscUi): Line[] {
  const text = t`Please make the window larger: ${LEAST.cols} columns and ${LEAST.rows} rows are needed, here are ${cols} and ${rows}.`;
  if (cols < 8) return [];
  return [[span('xenguide', 'accentTitle')], ...wrap(text, cols), ...wrap(t('q leaves.'), cols, 'dim')];
}
