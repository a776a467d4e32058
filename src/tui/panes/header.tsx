import { memo } from 'react';
import { t } from '../../text/t.ts';
import type { WizardView } from '../../wizard/view.ts';
import { between, type Line, span } from '../text/line.ts';
import { GLYPH } from '../theme.ts';
import { Block } from '../widgets/block.tsx';

interface Props {
  view: WizardView;
  title: string;
  host: string;
  /** What is being done instead of asking: `Applying`. */
  doing: string | undefined;
  width: number;
  margin: number;
}

/** What this is about and how far one is; the line under it fills up with the steps that are done. */
export const Header = memo(function Header({ view, title, host, doing, width, margin }: Props) {
  return <Block lines={headerLines(view, title, host, doing, width, margin)} width={width} height={2} />;
});

function headerLines(
  view: WizardView,
  title: string,
  host: string,
  doing: string | undefined,
  width: number,
  margin: number,
): Line[] {
  const edge = { text: ' '.repeat(margin) };
  const left: Line = [
    edge,
    span('xenguide', 'accentTitle'),
    span(` ${GLYPH.dot} ${title}`),
    span(` ${GLYPH.dot} ${t`on ${host}`}`, 'dim'),
  ];
  const count = view.sections.length;
  const at = view.sections.findIndex((section) => section.id === view.current?.section);
  const where = doing ?? (at < 0 ? t('Review') : `${at + 1}/${count} ${view.sections[at]!.title}`);
  const part = at < 0 || count === 0 ? 1 : at / count;
  const heavy = Math.round(width * part);
  return [
    between(left, [span(where, 'title'), edge], width),
    [
      { text: GLYPH.heavy.repeat(heavy), style: 'accent' },
      { text: GLYPH.rule.repeat(width - heavy), style: 'dim' },
    ],
  ];
}
