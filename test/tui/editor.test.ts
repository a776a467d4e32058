import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Editor, edit, editor } from '../../src/tui/state/editor.ts';
import { type Key, type KeyName, key } from '../../src/tui/terminal/keys.ts';

const run = (start: Editor, ...keys: Key[]): Editor => keys.reduce((e, k) => edit(e, k) ?? e, start);
const at = (marked: string): Editor => ({ text: marked.replace('|', ''), at: marked.indexOf('|') });
const mark = ({ text, at: i }: Editor) => `${text.slice(0, i)}|${text.slice(i)}`;
const control = (letter: string) => key('control', letter);

describe('a line of text is edited as in a shell', () => {
  test.each([
    ['ab|', [key('backspace')], 'a|'],
    ['a|b', [key('delete')], 'a|'],
    ['|', [key('backspace'), key('delete')], '|'],
    ['a|b', [key('text', 'x')], 'ax|b'],
    ['abc|', [key('home'), key('right')], 'a|bc'],
    ['/srv/images/old|', [control('w')], '/srv/images/|'],
    ['one two| three', [control('u')], '| three'],
    ['one| two', [control('k')], 'one|'],
    ['one two|', [key('left', '', { ctrl: true })], 'one |two'],
    ['|one two', [key('text', 'f', { alt: true })], 'one| two'],
    ['ab|c', [control('a'), control('d'), control('e')], 'bc|'],
  ])('%s', (from, keys, to) => {
    expect(mark(run(at(from), ...keys))).toBe(to);
  });

  test('a letter and its accents go together', () => {
    expect(mark(run(at('e\u0301|'), key('backspace')))).toBe('|');
    expect(mark(run(at('漢👍|'), key('left'), key('left')))).toBe('|漢👍');
  });

  test('a paste becomes one line: no line break at its end, none inside, no control characters', () => {
    expect(run(editor(), key('paste', 'web1\n')).text).toBe('web1');
    expect(run(editor(), key('paste', 'a\r\nb\x07\tc\n\n')).text).toBe('a b c');
    expect(edit(editor(), key('paste', '1.1.1.1\n9.9.9.9\n'), ', ')?.text).toBe('1.1.1.1, 9.9.9.9');
  });

  test('a paste that is too long is not cut: what was there stays', () => {
    const keys = Array.from({ length: 8 }, (_, i) => `ssh-rsa ${'A'.repeat(730)} admin${i}@home`).join('\n');
    expect(edit(editor(), key('paste', keys), ', ')?.text).toBe(keys.replaceAll('\n', ', '));
    const old = editor('web1');
    expect(edit(old, key('paste', 'x'.repeat(30_000)))).toBe(old);
  });
});

const NAMES: KeyName[] = ['backspace', 'delete', 'left', 'right', 'home', 'end'];
const anyKey = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => key(name)),
  fc.constantFrom('a', ' ', '/', 'e', '\u0301', '漢', '👍').map((char) => key('text', char)),
  fc.constantFrom('a', 'e', 'u', 'k', 'w', 'd').map(control),
  fc.string().map((text) => key('paste', text)),
);

test('the cursor always stands inside the text and never between the halves of a character', () => {
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 40 }), (keys) => {
      let state = editor();
      for (const k of keys) {
        state = edit(state, k) ?? state;
        expect(state.at).toBeGreaterThanOrEqual(0);
        expect(state.at).toBeLessThanOrEqual(state.text.length);
        expect(state.text.slice(0, state.at)).not.toMatch(/[\ud800-\udbff]$/);
      }
    }),
  );
});
