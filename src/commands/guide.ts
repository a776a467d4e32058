import { type Library, lastPart, openLibrary } from '../guide/library.ts';
import { type Block, displayWidth, type GuideLine, layout, layoutBlocks } from '../guide/page.ts';
import { EXIT, type ExitCode, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { readPage } from './handbook.ts';

export interface GuideArgs {
  /** `storage/lvm`, or just `lvm` where that is enough, or `storage` for a list of its pages. Absent: the contents. */
  page?: string;
  /** Columns to lay the page out for. */
  width: number;
  ascii: boolean;
}

/** `xenguide guide [PAGE]`: a page of the handbook as text. An unknown page is a UserError with suggestions. */
export function guide(
  args: GuideArgs,
  library: Library = openLibrary(),
): {
  exitCode: ExitCode;
  stdout: string;
  stderr: string;
} {
  const options = { ascii: args.ascii, marks: true };
  const width = Math.max(20, args.width);
  const wanted = (args.page ?? 'index')
    .trim()
    .toLowerCase()
    .replace(/(\.md|\/)$/, '');
  const inFolder = library.ids().filter((id) => id.startsWith(`${wanted}/`));
  const lines =
    inFolder.length > 0
      ? layoutBlocks([overview(library, inFolder)], width, options)
      : layout(readPage(library, find(library, wanted, args.page ?? wanted), undefined)!, width, options);
  return {
    exitCode: EXIT.done,
    stdout: lines
      .flatMap(underlined)
      .map((line) => `${line}\n`)
      .join(''),
    stderr: '',
  };
}

function overview(library: Library, ids: readonly string[]): Block {
  return {
    kind: 'list',
    ordered: false,
    items: ids.map((id) => ({
      depth: 0,
      spans: [
        { text: id, role: 'link', page: id },
        { text: `: ${library.read(id)!.summary}`, role: 'text' },
      ],
    })),
  };
}

/** Without colour a heading is known by the line under it. */
function underlined(line: GuideLine): string[] {
  const rule = line.role === 'title' ? '=' : line.role === 'heading' ? '-' : '';
  return rule === '' ? [line.text] : [line.text, rule.repeat(displayWidth(line.text))];
}

function find(library: Library, id: string, asTyped: string): string {
  if (library.read(id)) return id;
  const sameEnd = library.ids().filter((known) => lastPart(known) === id);
  if (sameEnd.length === 1) return sameEnd[0]!;
  const near = sameEnd.length > 1 ? sameEnd : library.suggest(id);
  throw new UserError(EXIT.usage, {
    field: '',
    message: t`The handbook has no page \`${asTyped}\`.`,
    remedy:
      near.length > 0
        ? t`Perhaps you mean ${near.map((name) => `\`${name}\``).join(', ')}. \`xenguide guide\` lists all pages.`
        : t('`xenguide guide` lists all pages.'),
  });
}
