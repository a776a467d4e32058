const TWINS: Record<string, string> = {
  '–': '-',
  '—': '-',
  '…': '...',
  '→': '->',
  '×': 'x',
  '│': '|',
  '•': '*',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '≤': '<=',
  '≥': '>=',
  '\u00a0': ' ',
};

/** For terminals that show ASCII only: each sign by one that stands for it. It may become longer. */
export const toAscii = (text: string): string => text.replace(/[^\x00-\x7f]/gu, (sign) => TWINS[sign] ?? '?');
