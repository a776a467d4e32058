import type { Drive } from '../../drives/drive.ts';
import { discName, driveNote, noneFound, unmountFirst } from '../../drives/words.ts';
import type { ShownDisc } from '../../face/disc-driver.ts';
import { clean } from '../../text/clean.ts';
import { t } from '../../text/t.ts';
import { textWidth } from '../../text/width.ts';
import { BLANK, between, cut, type Line, pad, span } from '../text/line.ts';
import { atMost, wrap, wrapSpans } from '../text/wrap.ts';
import { GLYPH } from '../theme.ts';
import { heading } from '../widgets/heading.ts';
import { type DiscUi, innerWidth } from './ui.ts';

/** Rows for what happened, kept free so that nothing moves when something does. */
const STATUS_ROWS = 2;
const MOST_STATUS_ROWS = 4;
const LONGEST_NAME = 40;

/** The drives, and below them the discs that can go into them, in `height` rows. */
export function bodyLines(ui: DiscUi, height: number): Line[] {
  const width = innerWidth(ui);
  const drives = driveLines(ui, width);
  const head: Line[] = [BLANK, heading(t('Drives'), driveRemark(ui), width, 'accentTitle'), ...drives, BLANK];
  return [...head, ...listLines(ui, width, Math.max(1, height - head.length))];
}

function driveRemark({ view, guest }: DiscUi): string {
  if (view.phase === 'gone') return t`${guest} does not run`;
  if (view.phase === 'lost') return t('as they were seen last');
  return '';
}

function driveLines(ui: DiscUi, width: number): Line[] {
  const { view } = ui;
  if (view.phase === 'looking') return [[span(`  ${t('Looking at the guest …')}`, 'dim')]];
  if (view.drives.length === 0) {
    const why = view.phase === 'here' ? t('It has none for a disc: ? tells how it gets one.') : t('None can be seen.');
    return wrap(why, width - 2, 'dim').map((line): Line => [{ text: '  ' }, ...line]);
  }
  const names = Math.max(...view.drives.map(({ drive }) => textWidth(clean(drive))));
  const warning = unmountFirst(view.type);
  return [
    ...view.drives.map((drive) => driveLine(drive, drive.drive === ui.drive, names, width)),
    ...(warning === '' ? [] : wrap(warning, width - 2, 'dim').map((line): Line => [{ text: '  ' }, ...line])),
  ];
}

function driveLine(each: Drive, chosen: boolean, names: number, width: number): Line {
  const { drive, disc } = each;
  const note = driveNote(each);
  const left: Line = [
    span(chosen ? `${GLYPH.prompt} ` : '  ', 'accentTitle'),
    ...pad([span(drive, chosen ? 'chosen' : undefined)], names + 2),
    ...(disc === null ? [span(t('empty'), 'dim')] : discSpans(disc)),
  ];
  return note === '' ? cut(left, width) : between(left, [span(note, 'warn')], width);
}

/** The name first, and where it lies behind it. */
function discSpans(path: string): Line {
  const name = discName(path);
  const folder = path.slice(0, -name.length);
  return [span(name), ...(folder === '' ? [] : [{ text: '  ' }, span(folder, 'dim')])];
}

/** The queue, then what else lies on the host: a window of it around the highlighted disc. */
function listLines(ui: DiscUi, width: number, height: number): Line[] {
  const { discs } = ui.view;
  const queue = discs.filter(({ from }) => from === 'queue');
  const names = Math.min(LONGEST_NAME, Math.max(0, ...discs.map(({ path }) => textWidth(clean(discName(path))))));
  const lines = discs.map((disc, index) => discLine(ui, disc, index, names, width));
  const rows: { line: Line; at?: number }[] = lines.map((line, at) => ({ line, at }));
  if (queue.length > 0) {
    const done = queue.filter((each) => each.done).length;
    const title = heading(
      ui.view.installing ? t('Discs of the install') : t('Discs'),
      t`${done} of ${queue.length} done`,
      width,
    );
    rows.unshift({ line: title });
  }
  if (queue.length < discs.length) {
    const title = heading(queue.length > 0 ? t('Other discs on the host') : t('Discs on the host'), '', width);
    rows.splice(queue.length > 0 ? queue.length + 1 : 0, 0, ...(queue.length > 0 ? [{ line: BLANK }] : []), {
      line: title,
    });
  }
  if (rows.length === 0 && ui.view.phase !== 'looking') {
    return wrap(noneFound(ui.guest, ui.drive), width, 'dim').slice(0, height);
  }
  const here = rows.findIndex(({ at }) => at === ui.index);
  const from = Math.max(0, Math.min(here - Math.floor(height / 2), rows.length - height));
  return rows.slice(from, from + height).map(({ line }, i) => {
    const hidden = i === 0 ? from : i === height - 1 ? rows.length - from - height : 0;
    return hidden > 0 ? between(line, [span(`${i === 0 ? GLYPH.up : GLYPH.down} ${t('more')}`, 'dim')], width) : line;
  });
}

function discLine({ view, index }: DiscUi, disc: ShownDisc, at: number, names: number, width: number): Line {
  const highlighted = at === index;
  const inDrive = view.drives.find((drive) => drive.disc === disc.path)?.drive;
  const name = discName(disc.path);
  const first = view.discs.findIndex(({ from, done }) => from === 'queue' && !done);
  const sign =
    inDrive !== undefined ? GLYPH.picked : disc.done ? GLYPH.done : at === first ? GLYPH.current : GLYPH.open;
  const word = inDrive !== undefined ? t`in ${inDrive}` : disc.done ? t('done') : at === first ? t('next', 'disc') : '';
  const left: Line = [
    span(highlighted ? `${GLYPH.prompt} ` : '  ', 'accentTitle'),
    span(at < 9 ? `${at + 1} ` : '  ', 'key'),
    span(`${sign} `, disc.done ? 'good' : at === first ? 'accent' : 'dim'),
    ...pad([span(name, highlighted ? 'chosen' : undefined)], names),
    { text: '  ' },
    span(disc.path.slice(0, -name.length), 'dim'),
  ];
  return word === '' ? cut(left, width) : between(left, [span(word, disc.done ? 'good' : 'accent')], width);
}

/** What is waited for, or why a key did nothing, or what happened last. */
export function discStatus(ui: DiscUi): Line[] {
  const width = innerWidth(ui);
  const lines = atMost(wrapSpans(statusText(ui), width), MOST_STATUS_ROWS, width);
  return [...lines, ...Array.from({ length: Math.max(0, STATUS_ROWS - lines.length) }, () => BLANK)];
}

function statusText({ view, note }: DiscUi): Line {
  if (note !== undefined) return [span(`${GLYPH.warning} `, 'warn'), span(note)];
  if (view.busy) {
    const { text, waiting } = view.busy;
    return [span(`${GLYPH.waiting} `, 'accent'), span(waiting ? t`${text} Esc gives up.` : `${text} …`, 'dim')];
  }
  if (!view.said) return [];
  const { text, tone } = view.said;
  if (tone === 'good') return [span(`${GLYPH.done} `, 'good'), span(text)];
  return tone === 'bad' ? [span(`${GLYPH.failed} `, 'badTitle'), span(text)] : [span(text)];
}
