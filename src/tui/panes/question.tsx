import type { Page } from '../../guide/page.ts';
import type { FieldView } from '../../wizard/view.ts';
import type { Layout } from '../layout.ts';
import { lowerHeight, lowerIsPreview } from '../room.ts';
import type { Ui } from '../state/ui.ts';
import { BLANK, type Line } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';
import { guidePane } from './guide.tsx';
import { previewPane } from './preview.tsx';
import { questionLines } from './question-lines.ts';

interface Props {
  ui: Ui;
  current: FieldView;
  page: Page | undefined;
  layout: Layout;
}

/** The question, and under it, where there is room, its page of the guide or the preview. */
export function Question({ ui, current, page, layout }: Props) {
  const { main, body } = layout;
  const question = questionLines(ui, current, main, body - 1);
  const rest = lowerHeight(layout, question.length);
  const below = rest === 0 ? [] : [BLANK, ...lower(ui, current, page, layout, rest - 1)];
  return <Block lines={[BLANK, ...question, ...below]} width={main} height={body} />;
}

function lower(ui: Ui, current: FieldView, page: Page | undefined, layout: Layout, height: number): Line[] {
  if (lowerIsPreview(ui, layout))
    return previewPane(ui.baseline, ui.view.preview, ui.scroll, layout.main, height, current.field.key);
  const scroll = layout.preview > 0 ? 0 : (ui.scroll ?? 0);
  return guidePane(page, scroll, layout.main, height);
}
