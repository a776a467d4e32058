import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toByteString } from '../../src/xl/bytes.ts';
import { readNumber } from '../../src/xl/number.ts';
import { parseConfig } from '../../src/xl/parse.ts';
import { quoteString } from '../../src/xl/quote.ts';
import type { XlValue } from '../../src/xl/value.ts';
import { askConfigs, type ByteValue, type ConfigAnswer, describeWithJudge } from './judge.ts';
import { ODD_TEXTS } from './odd-texts.ts';

const KEYS = ['memory', 'maxmem', 'name', 'disk', 'vif', 'vcpus', 'extra', 'a', 'b', 'a.b', 'x_1'];

describeWithJudge('the config parser and libxlutil agree', () => {
  it('on every odd text of the table', () => {
    expect(ODD_TEXTS.length).toBeGreaterThan(150);
    compare(ODD_TEXTS.map((text) => Buffer.from(toByteString(text), 'latin1')));
  });

  it('on thousands of random texts near the grammar', () => {
    compare(fc.sample(soup, { numRuns: 6000, seed: 417 }).map((text) => Buffer.from(toByteString(text), 'latin1')));
  });

  it('on random bytes', () => {
    compare(fc.sample(fc.uint8Array({ maxLength: 12 }), { numRuns: 1500, seed: 422 }));
  });

  it('on strings: what quoteString writes comes back byte for byte', () => {
    const values = fc.sample(plainText, { numRuns: 2000, seed: 7 });
    const answers = askConfigs(
      values.map((v) => ({ bytes: Buffer.from(`name = ${quoteString(v)}\n`), keys: ['name'] })),
    );
    answers.forEach((answer, i) => {
      expect(answer.settings?.name?.value).toBe(toByteString(values[i] as string));
    });
  });

  it('on how deep lists may nest', () => {
    const depths = [10, 1000, 4990, 4993, 4994, 4995, 4996, 4997, 4998, 5000, 9000];
    const first = depths.map((depth) => `a=${'['.repeat(depth)}${']'.repeat(depth)}`);
    const text = depths.map((depth) => `a=${'['.repeat(depth)}1${']'.repeat(depth)}`);
    const broken = depths.map((depth) => `a=${'['.repeat(depth)}\n1\n${']'.repeat(depth)}`);
    const later = depths
      .map((depth) => Math.floor(depth / 2.5))
      .flatMap((depth) =>
        [-1, 0, 1].map((more) => `a=${'[1,'.repeat(depth + more)}1,\n1\n${']'.repeat(depth + more)}`),
      );
    const texts = [...first, ...text, ...broken, ...later];
    const answers = askConfigs(texts.map((bytes) => ({ bytes: Buffer.from(bytes), keys: [] })));
    expect(texts.map((bytes) => parseConfig(bytes).accepted)).toEqual(answers.map((answer) => answer.ok));
  });
});

function compare(texts: Uint8Array[]): void {
  const answers = askConfigs(texts.map((bytes) => ({ bytes, keys: KEYS })));
  answers.forEach((answer, i) => {
    const bytes = texts[i] as Uint8Array;
    const shown = JSON.stringify(Buffer.from(bytes).toString('latin1'));
    expect(`${shown}: ${JSON.stringify(ours(bytes))}`).toBe(`${shown}: ${JSON.stringify(theirs(answer))}`);
  });
}

/** Whether the judge's C library takes 0b11 for a number. */
let c23: boolean | undefined;
function readsBinary(): boolean {
  c23 ??= askConfigs([{ bytes: Buffer.from('memory=0b11'), keys: ['memory'] }])[0]?.settings?.memory?.number === '3';
  return c23;
}

function ours(bytes: Uint8Array): unknown {
  const parsed = parseConfig(bytes);
  if (!parsed.accepted) return 'refused';
  return KEYS.filter((key) => parsed.nodes.has(key)).map((key) => {
    const value = parsed.settings.get(key) as XlValue;
    const number =
      typeof value === 'string' && parsed.nodes.get(key)?.op === '=' ? readNumber(value, readsBinary()) : undefined;
    return [key, inBytes(value), number?.ok ? String(number.value) : undefined];
  });
}

function theirs(answer: ConfigAnswer): unknown {
  if (!answer.ok) return 'refused';
  return KEYS.filter((key) => answer.settings?.[key]).map((key) => {
    const setting = answer.settings?.[key] as { value: ByteValue; number?: string };
    return [key, setting.value, setting.number];
  });
}

function inBytes(value: XlValue): ByteValue {
  return typeof value === 'string' ? toByteString(value) : value.map(inBytes);
}

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'memory', 'name', 'disk', 'vif', 'a.b', 'x_1', 'extra') },
  { weight: 4, arbitrary: fc.constantFrom('=', '=', ' = ', '+=', ' += ') },
  { weight: 4, arbitrary: fc.constantFrom('\n', '\n', ';', ' ', '\t', ',', '[', ']', '\r\n', '\r') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('1', '0x1f', '010', '09', '12ab', '"x"', "'y'", '""', '"1"', '" 7"', '"-3"'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('"a\\n"', '"\\101"', '"\\1 2"', '"\\x41"', '"\\q"', '"\\\\"', '"it\'s"', '"é"'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('#', '# c\n', '#\n', '# c', '"', "'", '\\', '-', '+', '.', '(', ':', 'A', 'é', '\0'),
  },
);
const statement = fc
  .tuple(
    fc.constantFrom('a', 'b', 'memory', 'disk', 'a.b', 'x_1'),
    fc.constantFrom('=', ' = ', '+=', ' += '),
    fc.oneof(
      piece,
      fc.constantFrom('1', '"v"', '["p"]', '["p","q",]', '[ "p",\n"q" ]', '[]', '[["n"],1]', '["p" "q"]'),
    ),
    fc.constantFrom('\n', '\n', ' \n', ';', '', ' # c\n', '\r\n'),
  )
  .map((parts) => parts.join(''));
const soup = fc
  .array(fc.oneof({ weight: 3, arbitrary: statement }, { weight: 1, arbitrary: piece }), { maxLength: 7 })
  .map((parts) => parts.join(''));
const plainText = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
