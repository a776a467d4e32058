import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRow } from '../../src/tui/terminal/cells.ts';
import FastOutput from '../../src/tui/terminal/ink-output.ts';
import { type Style, style } from '../../src/tui/theme.ts';

interface Canvas {
  write(x: number, y: number, text: string, options: { transformers: [] }): void;
  get(): { output: string; height: number };
}
// Not exported by the package, but what the bundle replaces: see scripts/lib/lean-packages.mjs.
const { default: InkOutput } = (await import('../../node_modules/ink/build/output.js' as string)) as {
  default: new (size: { width: number; height: number }) => Canvas;
};

const looks: (Style | undefined)[] = [undefined, 'title', 'dim', 'accentTitle'];
const text = fc
  .array(
    fc
      .tuple(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '─', '漢'), maxLength: 4 }), fc.constantFrom(...looks))
      .map(([piece, look]) => style(piece, look)),
    { maxLength: 2 },
  )
  .map((pieces) => pieces.join(''));

test('the bundle’s Output draws the same cells as Ink’s own, for panes beside each other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 3 }), (panes) => {
      const size = { width: 54, height: 3 };
      const ours = new FastOutput(size);
      const inks = new InkOutput(size);
      for (const canvas of [ours, inks])
        panes.forEach((lines, i) => {
          canvas.write(i * 18, 0, lines.join('\n'), { transformers: [] });
        });
      const rows = (output: string) =>
        output.split('\n').map((line) => {
          const { chars, looks: worn } = readRow(line, 54);
          return chars
            .map((char, x) => (char === ' ' && !worn[x]!.includes('7') ? ' ' : `${char}${worn[x]}`))
            .join('')
            .trimEnd();
        });
      expect(rows(ours.get().output)).toEqual(rows(inks.get().output));
    }),
  );
});
