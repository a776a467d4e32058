import { type Library, lastPart, openLibrary } from '../guide/library.ts';
import { displayWidth, type GuideLine, layout, type Page } from '../guide/page.ts';
import { EXIT, type ExitCode, UserError } from '../problem.ts';

export interface GuideArgs {
  /** `storage/lvm`, or just `lvm` where that is enough. Absent: the contents. */
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
  const page = find(library, args.page ?? 'index');
  const lines = layout(page, Math.max(20, args.width), { ascii: args.ascii, marks: true }).flatMap(underlined);
  return { exitCode: EXIT.done, stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' };
}

/** Without colour a heading is known by the line under it. */
function underlined(line: GuideLine): string[] {
  const rule = line.role === 'title' ? '=' : line.role === 'heading' ? '-' : '';
  return rule === '' ? [line.text] : [line.text, rule.repeat(displayWidth(line.text))];
}

function find(library: Library, wanted: string): Page {
  const id = wanted.trim().toLowerCase().replace(/\.md$/, '');
  const page = library.read(id);
  if (page) return page;
  const sameEnd = library.ids().filter((known) => lastPart(known) === id);
  if (sameEnd.length === 1) return library.read(sameEnd[0]!)!;
  const near = sameEnd.length > 1 ? sameEnd : library.suggest(id);
  throw new UserError(EXIT.usage, {
    field: '',
    message: `The handbook has no page \`${wanted}\`.`,
    remedy:
      near.length > 0
        ? `Perhaps you mean ${near.map((name) => `\`${name}\``).join(', ')}. \`xenguide guide\` lists all pages.`
        : '`xenguide guide` lists all pages.',
  });
}
