import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteString, toText } from '../../../src/xl/bytes.ts';
import { parseConfig } from '../../../src/xl/parse.ts';

describe('parseConfig', () => {
  it('tells keys, values and places', () => {
    const parsed = parseConfig('name = "web1"\ndisk = [ "a",\n  "b" ]; vcpus = 2\n');
    expect(parsed.accepted).toBe(true);
    expect(Object.fromEntries(parsed.settings)).toEqual({ name: 'web1', disk: ['a', 'b'], vcpus: '2' });
    expect(parsed.assignments.map(({ key, op, line, column }) => ({ key, op, line, column }))).toEqual([
      { key: 'name', op: '=', line: 1, column: 1 },
      { key: 'disk', op: '=', line: 2, column: 1 },
      { key: 'vcpus', op: '=', line: 3, column: 10 },
    ]);
    const disk = parsed.nodes.get('disk')?.node;
    expect(disk?.kind === 'list' && disk.items[1]).toMatchObject({ text: 'b', line: 3, column: 3 });
  });

  it('of two assignments the last counts, and += adds up', () => {
    const parsed = parseConfig('a="x"\na="y"\na+="z"\nb=["1"]\nb+=["2"]\nc+="q"\n');
    expect(Object.fromEntries(parsed.settings)).toEqual({ a: 'yz', b: ['1', '2'], c: 'q' });
    expect(parsed.assignments).toHaveLength(6);
  });

  it('counts columns in characters, not bytes', () => {
    expect(parseConfig('a="日本" x').problems[0]).toMatchObject({ line: 1, column: 8 });
  });

  it('keeps bytes that are no UTF-8', () => {
    const parsed = parseConfig(Uint8Array.of(0x61, 0x3d, 0x22, 0xff, 0xc3, 0x22, 0x0a));
    expect(toByteString(parsed.settings.get('a') as string)).toBe('\xff\xc3');
  });

  it('text and its bytes are read alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseConfig(new TextEncoder().encode(text))).toEqual(parseConfig(text));
      }),
    );
  });

  it('every text gets an answer, and a refusal has a reason', () => {
    const near = fc.array(
      fc.constantFrom('a', '=', '+=', '"', "'", '[', ']', ',', '1', '\n', '#', ' ', '\\', 'A', '-'),
    );
    fc.assert(
      fc.property(near, (parts) => {
        const { accepted, problems } = parseConfig(parts.join(''));
        expect(problems.some((p) => p.severity === 'error')).toBe(!accepted);
      }),
      { numRuns: 2000 },
    );
  });

  it('is quick on long lines and many lines', () => {
    const items = Array.from({ length: 50_000 }, () => '"x"').join(',');
    expect(parseConfig(`a=[${items}]\n`).settings.get('a')).toHaveLength(50_000);
    expect(parseConfig('# é\na="é"\n'.repeat(30_000)).assignments).toHaveLength(30_000);
  });
});

describe('what is wrong, and where', () => {
  it.each([
    ['a=1\n# end', 'comment-without-line-break', 2, 1],
    ['a=1\r\nb=2\r\n', 'crlf', 1, 4],
    ['\ufeffa=1\n', 'byte-order-mark', 1, 1],
    ['Memory = 512\n', 'bad-key', 1, 1],
    ['on-crash = "x"\n', 'bad-key', 1, 3],
    ['vnc = true\n', 'bare-word', 1, 7],
    ['vnc = True\n', 'bare-word', 1, 7],
    ['kernel = /boot/vmlinuz\n', 'bare-word', 1, 10],
    ['disk = [ a ]\n', 'bare-word', 1, 10],
    ['memory = 2g\n', 'number-with-letters', 1, 11],
    ['memory = 1.5\n', 'number-with-letters', 1, 11],
    ['rtc_timeoffset = -5\n', 'negative-number', 1, 18],
    ['name = "a\n', 'text-not-closed', 1, 8],
    ['name = “a”\n', 'curly-quotes', 1, 8],
    ['name\u00a0= "a"\n', 'odd-space', 1, 5],
    ['name: "a"\n', 'colon', 1, 5],
    ['name "a"\n', 'no-equals-sign', 1, 6],
    ['name =\n', 'no-value', 1, 7],
    ['name = "a" "b"\n', 'text-after-value', 1, 12],
    ['a = "\\x41"\n', 'bad-escape', 1, 6],
    ['a = "\\q"\n', 'bad-escape', 1, 6],
    ['a = "x\0y"\n', 'nul-byte', 1, 5],
    ['disk = [ "a", , ]\n', 'no-list-item', 1, 15],
    ['disk = [ "a" "b" ]\n', 'no-comma', 1, 14],
    ['disk = [ "a",\n', 'list-not-closed', 1, 8],
    ['import os\n', 'python', 1, 8],
    ['a = os.getpid()\n', 'python', 1, 5],
    ['disk = ( "a" )\n', 'python', 1, 8],
    ['a = 1\na += [ "b" ]\n', 'added-other-kind', 2, 1],
    ['= 1\n', 'not-a-setting', 1, 1],
    ['a = [[[' + '['.repeat(6000), 'nested-too-deep', 1, 5000],
  ])('%j', (text, code, line, column) => {
    const { accepted, problems } = parseConfig(text);
    expect(accepted).toBe(false);
    const problem = problems.find((p) => p.severity === 'error');
    expect(problem).toMatchObject({ code, line });
    if (code !== 'nested-too-deep') expect(problem?.column).toBe(column);
    expect(problem?.message).toMatch(/\.$/);
    expect(problem?.remedy).not.toBe('');
  });

  it('a comment that is one character long ends the file unharmed, as in xl', () => {
    expect(parseConfig('a=1\n#')).toMatchObject({ accepted: true, problems: [{ code: 'stray-last-character' }] });
  });

  it('an octal escape is lost without a word from xl', () => {
    const parsed = parseConfig('a="x\\101y"\n');
    expect(parsed).toMatchObject({ accepted: true, problems: [{ code: 'escape-dropped', column: 5 }] });
    expect(parsed.settings.get('a')).toBe('xy');
  });

  it('goes on after an error, so that all of them are seen at once', () => {
    const { problems, settings } = parseConfig(
      'Name = "a"\nmemory = 512\nvnc = yes\ndisk = [ "a"\nvcpus = 2\nboot = c\n',
    );
    expect(problems.map((p) => [p.line, p.code])).toEqual([
      [1, 'bad-key'],
      [3, 'bare-word'],
      [5, 'no-comma'],
      [6, 'bare-word'],
    ]);
    expect([...settings.keys()]).toEqual(['memory', 'vcpus']);
  });

  it('Windows line ends are one problem, however many lines have them', () => {
    const { problems } = parseConfig('a=1\r\nb=2\r\nc=3\r\n');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('3 lines');
  });
});

describe('bytes and text', () => {
  it('any bytes survive the way to text and back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (array) => {
        const bytes = toByteString(array);
        expect(toByteString(toText(bytes))).toBe(bytes);
      }),
    );
  });
});
