import { Box } from 'ink';
import { memo, type ReactNode } from 'react';
import type { Page } from '../guide/page.ts';
import { t } from '../text/t.ts';
import { GUTTER, type Layout } from './layout.ts';
import { Apply } from './panes/apply.tsx';
import { Confirm } from './panes/confirm.tsx';
import { Find } from './panes/find.tsx';
import { Footer } from './panes/footer.tsx';
import { Guide } from './panes/guide.tsx';
import { Header } from './panes/header.tsx';
import { helpLines } from './panes/help-lines.ts';
import { Preview } from './panes/preview.tsx';
import { Question } from './panes/question.tsx';
import { Rail } from './panes/rail.tsx';
import { Review } from './panes/review.tsx';
import { Small } from './panes/small.tsx';
import { layoutOf } from './state/layout-of.ts';
import type { Ui } from './state/ui.ts';
import { pageOf } from './state/update.ts';
import { GLYPH } from './theme.ts';
import { Block } from './widgets/block.tsx';

export interface ScreenProps {
  ui: Ui;
  title: string;
  host: string;
  page: (id: string) => Page | undefined;
}

/** The whole window: everything that is drawn follows from the props. */
export function Screen({ ui, title, host, page }: ScreenProps) {
  const layout = layoutOf(ui);
  const { cols, rows, margin } = layout;
  if (layout.tooSmall) return <Small cols={cols} rows={rows} quitting={ui.overlay?.kind === 'quit'} />;
  const doing = ui.apply ? (ui.apply.result ? t('Result') : t('Applying')) : undefined;
  return (
    <Box width={cols} height={rows} flexDirection="column">
      <Header view={ui.view} title={title} host={host} doing={doing} width={cols} margin={margin} />
      <Box height={layout.body} paddingLeft={margin}>
        {columns(ui, layout, host, page)}
      </Box>
      <Footer ui={ui} width={cols} margin={margin} />
    </Box>
  );
}

function columns(ui: Ui, layout: Layout, host: string, page: ScreenProps['page']): ReactNode {
  const { body } = layout;
  const whole = layout.cols - 2 * layout.margin;
  if (ui.apply) return <Apply apply={ui.apply} width={Math.min(whole, 110)} height={body} />;
  const rail = layout.rail > 0 && <Rail view={ui.view} width={layout.rail} height={body} />;
  const wide = layout.rail > 0 ? whole - layout.rail - GUTTER : whole;
  const over = overlay(ui, host, page, Math.min(wide, 100), body);
  if (over)
    return (
      <>
        {rail}
        {rail && <Divider height={body} />}
        {over}
      </>
    );
  const { current } = ui.view;
  const topic = page(pageOf(ui));
  return (
    <>
      {rail}
      {rail && <Divider height={body} />}
      {current ? (
        <Question ui={ui} current={current} page={topic} layout={layout} />
      ) : (
        <Review ui={ui} width={layout.main} height={body} />
      )}
      {layout.guide > 0 && <Divider height={body} />}
      {layout.guide > 0 && (
        <Guide page={topic} scroll={layout.preview > 0 ? 0 : (ui.scroll ?? 0)} width={layout.guide} height={body} />
      )}
      {layout.preview > 0 && <Divider height={body} />}
      {layout.preview > 0 && (
        <Preview
          about={ui.view.current?.field.key}
          baseline={ui.baseline}
          text={ui.view.preview}
          scroll={current ? ui.scroll : undefined}
          width={layout.preview}
          height={body}
        />
      )}
    </>
  );
}

function overlay(ui: Ui, host: string, page: ScreenProps['page'], width: number, height: number): ReactNode {
  switch (ui.overlay?.kind) {
    case 'guide':
      return (
        <Guide
          page={page(ui.overlay.page)}
          scroll={ui.overlay.scroll}
          width={width}
          height={height}
          above={helpLines(ui, width)}
        />
      );
    case 'preview':
      return (
        <Preview
          about={ui.view.current?.field.key}
          baseline={ui.baseline}
          text={ui.view.preview}
          scroll={ui.overlay.scroll}
          width={width}
          height={height}
        />
      );
    case 'find':
      return <Find ui={ui} overlay={ui.overlay} width={width} height={height} />;
    case 'confirm':
      return <Confirm ui={ui} host={host} width={width} height={height} />;
    default:
      return undefined;
  }
}

const Divider = memo(function Divider({ height }: { height: number }) {
  const line = [{ text: ` ${GLYPH.column} `, style: 'dim' as const }];
  return <Block lines={Array.from({ length: height }, () => line)} width={GUTTER} height={height} />;
});
