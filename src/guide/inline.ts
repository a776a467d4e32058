/** A piece of a line with one look. The texts of a line's spans, put together, are the line. */
export interface Span {
  text: string;
  role: 'text' | 'strong' | 'code' | 'link';
  /** Only on a link to another page of the handbook: its id, `storage/lvm`. */
  page?: string;
}

// One alternative a kind of markup: `code`, **strong**, *stressed*, [text](target). A lone asterisk is one.
const MARKUP =
  /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\p{L}\p{N}*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\p{L}\p{N}*])|\[([^\]]+)\]\(([^)\s]+)\)/gu;

/**
 * Reads the inline markup that the handbook uses. `resolve` turns a link's target into a page id,
 * or undefined for an address outside the handbook (which is then shown after the link's text).
 */
export function parseInline(text: string, resolve: (target: string) => string | undefined): Span[] {
  const spans: Span[] = [];
  const plain = (piece: string) => {
    if (piece !== '') spans.push({ text: piece, role: 'text' });
  };
  let end = 0;
  for (const match of text.matchAll(MARKUP)) {
    plain(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, code, strong, stressed, label, target] = match;
    if (code !== undefined) spans.push({ text: code, role: 'code' });
    else if (strong !== undefined) spans.push({ text: strong, role: 'strong' });
    // Few terminals have italics: one weight for both.
    else if (stressed !== undefined) spans.push({ text: stressed, role: 'strong' });
    else spans.push(...link(label!, target!, resolve(target!)));
  }
  plain(text.slice(end));
  return spans;
}

/** On a terminal nobody can click: the place a link leads to must be readable. */
function link(label: string, target: string, page: string | undefined): Span[] {
  const label_ = label.replaceAll('`', '');
  if (page === undefined) return [{ text: `${label_} <${target}>`, role: 'link' }];
  return [{ text: label_ === page ? page : `${label_} (${page})`, role: 'link', page }];
}

export function textOf(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}
