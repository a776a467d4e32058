import { many, noted } from '../text/t.ts';
import { toText } from './bytes.ts';
import type { Token } from './lex.ts';
import { error, type Finding } from './problem.ts';
import type { Source } from './source.ts';

/** What the grammar wanted where it could not go on. */
export type Expected = 'key' | 'equals' | 'value' | 'line-end' | 'item' | 'comma';

const PYTHON = /^\s*(import|from|def|if|for|else|elif|print|try|except|with|class|return|while)\b/;

/** Says in words why xl cannot read on at this token. */
export function describe(expected: Expected, token: Token, before: Token | undefined, source: Source): Finding {
  const line = source.lineAround(token.start);
  if (PYTHON.test(line) || /^\s*\w+\s*=\s*(os\.|\w+\(|\{)/.test(line)) return pythonCode();
  if (token.kind === 'bad') {
    const odd = badToken(token.text, expected, before);
    if (odd) return odd;
  }
  return BY_EXPECTATION[expected](shown(token), token, before);
}

const BY_EXPECTATION: Record<Expected, (what: string, token: Token, before: Token | undefined) => Finding> = {
  key: (what) =>
    error('not-a-setting', noted`A setting begins with its key, but here stands ${what}.`, noted('Write key = value.')),
  equals: (what, _token, before) =>
    error(
      'no-equals-sign',
      noted`After the key "${before?.kind === 'ident' ? before.text : ''}" comes = or +=, but here stands ${what}.`,
      noted('Write key = value. A key is made of a-z, 0-9, _ and . only.'),
    ),
  value: (what, token) =>
    token.kind === 'ident'
      ? bareWord(token.text)
      : error(
          'no-value',
          noted`A value is missing: here stands ${what}.`,
          noted('Write "text", a number, or [ a list ].'),
        ),
  'line-end': (what, token, before) => {
    const touching = before && before.end === token.start;
    if (before?.kind === 'number' && touching) return numberWithLetters(what, token.kind);
    return error(
      'text-after-value',
      noted`After the value the line must end, but here stands ${what}.`,
      noted('Put one setting on a line, or a ; between two. Two texts side by side are not joined.'),
    );
  },
  item: (what, token) =>
    token.kind === 'ident'
      ? bareWord(token.text)
      : error(
          'no-list-item',
          noted`A list item is missing: here stands ${what}.`,
          noted('Put "text" between the commas; only one comma may end a list.'),
        ),
  comma: (what) =>
    error(
      'no-comma',
      noted`Between two list items stands a comma, but here stands ${what}.`,
      noted('Write [ "a", "b" ].'),
    ),
};

function numberWithLetters(what: string, kind: Token['kind']): Finding {
  if (kind === ',')
    return error('comma-behind', noted('A comma stands behind the number.'), noted('Remove the comma.'));
  return error(
    'number-with-letters',
    noted`A number ends before ${what}: xl knows no units and no fractions.`,
    noted('Write a whole number. memory is in MiB: 2 GiB is memory = 2048.'),
  );
}

function bareWord(word: string): Finding {
  const number = TRUTH.get(word.toLowerCase());
  return error(
    'bare-word',
    noted`${word} stands without quotes: xl takes only "text", numbers and lists.`,
    number ? noted`Write ${number} instead of ${word}.` : noted`Write "${word}".`,
  );
}

const TRUTH = new Map<string, string>(Object.entries({ true: '1', yes: '1', on: '1', false: '0', no: '0', off: '0' }));

function badToken(text: string, expected: Expected, before: Token | undefined): Finding | undefined {
  const first = text[0] as string;
  if (first === '#') return commentAtEnd();
  if (first === '"' || first === "'") {
    return error(
      'text-not-closed',
      noted`This text begins with ${first} but has no ${first} on the same line.`,
      noted('Close the quote. A text cannot go on to the next line.'),
    );
  }
  if (/^\xe2\x80[\x98-\x9f]/.test(text) || /^\xc2[\xab\xbb]/.test(text)) {
    return error(
      'curly-quotes',
      noted('These quotation marks are not the ones xl knows.'),
      noted('Use straight quotes: " or \'.'),
    );
  }
  if (/^\xc2\xa0/.test(text)) {
    return error(
      'odd-space',
      noted('Here stands a no-break space, which xl does not take for a space.'),
      noted('Type a space.'),
    );
  }
  if (first === '\0')
    return error('nul-byte', noted('There is a NUL byte here.'), noted('Take it out. Is this a text file?'));
  if (first === '\r') return error('carriage-return', noted('There is a carriage return here.'), noted('Take it out.'));
  if (expected === 'key' && /^[A-Z]/.test(text)) return capital(text);
  if (expected === 'equals' && before?.kind === 'ident') {
    if (first === ':')
      return error('colon', noted('This looks like YAML: xl wants = here.'), noted`Write ${before.text} = …`);
    if (/^[A-Z-]/.test(text)) return capital(before.text + text);
  }
  if ((expected === 'value' || expected === 'item') && /^-\d*$/.test(text.trimEnd())) {
    return error('negative-number', noted('xl reads no bare negative numbers.'), noted('Put it in quotes: "-3600".'));
  }
  if ((expected === 'value' || expected === 'item') && /^[A-Za-z_/.]/.test(text)) {
    const word = toText(/^[^,;\]#'"\s]*/.exec(text)?.[0] ?? text);
    return bareWord(word);
  }
  if (/^[({]/.test(text)) return pythonCode();
  return undefined;
}

function capital(text: string): Finding {
  const key = /^[\w.-]+/.exec(toText(text))?.[0] ?? text;
  const fixed = key.toLowerCase().replaceAll('-', '_');
  return error(
    'bad-key',
    noted`${key} cannot be a key: keys are made of a-z, 0-9, _ and . only, and begin with a letter.`,
    noted`Write ${fixed}.`,
  );
}

function pythonCode(): Finding {
  return error(
    'python',
    noted('This looks like Python code. The old xm ran configs as programs; xl only reads settings.'),
    noted('Write the values out: key = "text", key = 1, key = [ "a", "b" ].'),
  );
}

function commentAtEnd(): Finding {
  return error(
    'comment-without-line-break',
    noted('The file ends in a comment without a line break: xl refuses the file.'),
    noted('Press Enter at the end of the last line.'),
  );
}

export function listNotClosed(): Finding {
  return error('list-not-closed', noted('This list has no closing bracket.'), noted('Put ] behind its last item.'));
}

export function nestedTooDeep(): Finding {
  return error(
    'nested-too-deep',
    noted('Lists are nested too deep for xl here.'),
    noted('Take out the brackets that are too many.'),
  );
}

export function badEscape(pair: string): Finding {
  const numeric = /\\[x0-7]/.test(pair);
  return error(
    'bad-escape',
    numeric
      ? noted`xl cannot read ${pair}: its number escapes are broken.`
      : noted`xl cannot read ${pair} inside a text.`,
    numeric ? noted('Write the character itself.') : noted('Write \\\\ for a backslash.'),
  );
}

export function carriageReturns(lines: number): Finding {
  return error(
    'crlf',
    many(
      lines,
      noted('A line ends in the Windows way (CR LF): xl refuses the file.'),
      noted`${lines} lines end in the Windows way (CR LF): xl refuses the file.`,
    ),
    noted("Convert it: sed -i 's/\\r$//' FILE"),
  );
}

/** What is wrong with the file as a whole, from its first bytes. */
export function wholeFile(bytes: string): Finding | undefined {
  if (bytes.startsWith('\xef\xbb\xbf')) {
    return error(
      'byte-order-mark',
      noted('The file begins with an invisible byte order mark: xl refuses it.'),
      noted("Save it as UTF-8 without BOM, or: sed -i '1s/^\\xEF\\xBB\\xBF//' FILE"),
    );
  }
  if (/^(\xff\xfe|\xfe\xff)/.test(bytes)) {
    return error(
      'utf-16',
      noted('This is UTF-16 text: xl reads only plain bytes.'),
      noted('Save the file as UTF-8 without BOM.'),
    );
  }
  return undefined;
}

function shown(token: Token): string {
  if (token.kind === 'end') return noted('the end of the file');
  if (token.kind === 'newline') return noted('the end of the line');
  if (token.kind === 'bad' || token.kind === 'stray') return toText(token.text.trimEnd() || token.text);
  if (token.kind === 'ident' || token.kind === 'number' || token.kind === 'string') return toText(token.text);
  return token.kind;
}
