/** One key as a person pressed it. `text` is one character, or a whole pasted text when `name` is `paste`. */
export interface Key {
  name: KeyName;
  text: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

export type KeyName =
  | 'text'
  | 'paste'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'pageup'
  | 'pagedown'
  | 'insert'
  | 'function'
  /** A letter with Ctrl: `text` is the lower-case letter. */
  | 'control';

export const key = (name: KeyName, text = '', mods: Partial<Pick<Key, 'ctrl' | 'alt' | 'shift'>> = {}): Key => ({
  name,
  text,
  ctrl: mods.ctrl ?? name === 'control',
  alt: mods.alt ?? false,
  shift: mods.shift ?? false,
});

const FINAL: Record<string, KeyName> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  E: 'insert',
  P: 'function',
  Q: 'function',
  R: 'function',
  S: 'function',
};
const TILDE: Record<string, KeyName> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
};

/** The key of a whole escape sequence (CSI or SS3, without paste marks); undefined for a terminal's answer or report. */
export function sequenceKey(sequence: string): Key | undefined {
  const match = /^\x1b(?:O|\[\[?)([\d;]*)([A-Za-z~])$/.exec(sequence);
  if (!match) return undefined;
  const [first = '', second = ''] = match[1]!.split(';');
  const bits = Math.max(0, (Number(second) || 1) - 1);
  const mods = { shift: (bits & 1) > 0, alt: (bits & 2) > 0, ctrl: (bits & 4) > 0 };
  if (match[2] === 'Z') return key('tab', '', { shift: true });
  if (sequence.startsWith('\x1b[[')) return key('function', match[2]);
  if (match[2] === '~') {
    const name = TILDE[first] ?? (Number(first) >= 11 && Number(first) <= 34 ? 'function' : undefined);
    return name && key(name, name === 'function' ? first : '', mods);
  }
  if (sequence.startsWith('\x1bO') && match[2] === 'M') return key('enter');
  const name = FINAL[match[2]!];
  // F3 with Shift is `ESC [ 1 ; 2 R`; with other numbers it is a terminal's report of where its cursor stands.
  if (!name || (name === 'function' && match[1] !== '' && !(first === '1' && bits >= 1 && bits <= 15)))
    return undefined;
  return key(name, name === 'function' ? match[2] : '', mods);
}

/** The key of one character that is not part of a sequence; undefined for those no key sends. */
export function characterKey(char: string): Key | undefined {
  const code = char.codePointAt(0)!;
  if (code === 0x0d) return key('enter');
  if (code === 0x09) return key('tab');
  if (code === 0x1b) return key('escape');
  // Terminals send 0x7f for Backspace, some 0x08; Delete is a sequence.
  if (code === 0x7f || code === 0x08) return key('backspace');
  if (code === 0) return key('control', ' ');
  if (code < 0x1b) return key('control', String.fromCharCode(code + 0x60));
  if (code < 0x20) return key('control', String.fromCharCode(code + 0x40));
  if (code <= 0x9f && code >= 0x80) return undefined;
  return key('text', char);
}
