import { t } from '../../text/t.ts';
import type { FieldView, SectionView, WizardView } from '../../wizard/view.ts';
import { BLANK, cut, cutSentence, type Line, span } from '../text/line.ts';
import { GLYPH, type Style } from '../theme.ts';

const SIGN: Record<SectionView['status'], [string, Style | undefined]> = {
  done: [GLYPH.done, 'good'],
  current: [GLYPH.current, 'accentTitle'],
  open: [GLYPH.open, 'dim'],
  blocked: [GLYPH.blocked, 'bad'],
};
const WORD: Record<SectionView['status'], string> = { done: '', current: '', open: '', blocked: t('blocked') };

/** The steps: sign and word for each, its answers in a few words, and the questions of the one that is asked now. */
export function railLines(view: WizardView, width: number, height: number): Line[] {
  const short = view.sections.map((section) => [stepLine(section, view, width)]);
  const told = view.sections.map((section, i) => [...short[i]!, ...summaryLine(section, width)]);
  const full = view.sections.map((section, i) =>
    isCurrent(section, view)
      ? [...short[i]!, ...section.fields.map((field) => fieldLine(field, view, width))]
      : told[i]!,
  );
  const review: Line[] = [reviewLine(view, width)];
  const airy = [...full, review].flatMap((lines) => [...lines, BLANK]);
  const candidates = [airy, [...full, review].flat(), [...told, review].flat(), [...short, review].flat()];
  return candidates.find((lines) => lines.length <= height) ?? around(candidates.at(-1)!, view, height);
}

const isCurrent = (section: SectionView, view: WizardView) => section.id === view.current?.section;

function stepLine(section: SectionView, view: WizardView, width: number): Line {
  const current = isCurrent(section, view);
  const [sign, look] = SIGN[current ? 'current' : section.status];
  const title = current ? 'accentTitle' : section.status === 'open' ? 'dim' : undefined;
  const word = WORD[section.status];
  return cut([span(`${sign} `, look), span(section.title, title), ...(word ? [span(` ${word}`, 'bad')] : [])], width);
}

function summaryLine(section: SectionView, width: number): Line[] {
  return section.summary === '' ? [] : [[span(cutSentence(`  ${span(section.summary).text}`, width), 'dim')]];
}

function fieldLine(field: FieldView, view: WizardView, width: number): Line {
  const here = field.field.key === view.current?.field.key;
  const sign = here ? GLYPH.prompt : field.problem ? GLYPH.failed : field.from === 'answer' ? GLYPH.done : GLYPH.dot;
  const look: Style | undefined = here ? undefined : 'dim';
  return cut(
    [span(`  ${sign} `, here ? 'accent' : field.problem ? 'bad' : 'dim'), span(field.field.label, look)],
    width,
  );
}

function reviewLine(view: WizardView, width: number): Line {
  const here = view.current === undefined;
  const [sign, look] = SIGN[here ? 'current' : 'open'];
  return cut([span(`${sign} `, look), span(t('Review'), here ? 'accentTitle' : 'dim')], width);
}

function around(lines: Line[], view: WizardView, height: number): Line[] {
  const at = view.sections.findIndex((section) => isCurrent(section, view));
  const from = Math.max(0, Math.min((at < 0 ? lines.length : at) - Math.floor(height / 2), lines.length - height));
  return lines.slice(from, from + height);
}
