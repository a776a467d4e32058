import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { below, entries, flatten, unflatten } from '../../../src/guest/answers.ts';
import { readAnswers, writeAnswers } from '../../../src/guest/answers-file.ts';
import { UserError } from '../../../src/problem.ts';
import type { Answer } from '../../../src/wizard/field.ts';

const read = (text: string) => readAnswers(text, 'web1.yaml', yaml);
const refusal = (text: string): UserError => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
};

describe('answers as a tree and flat', () => {
  it('a key that every object inherits is one like any other', () => {
    const flat = new Map<string, Answer>([
      ['constructor.prototype.x', 'mine'],
      ['toString.y', 'mine'],
      ['__proto__.z', 'mine'],
    ]);
    expect(Object.keys(unflatten(flat))).toEqual(expect.arrayContaining(['constructor', 'toString']));
    expect([({} as { x?: string }).x, Object.prototype.toString, ({} as { z?: string }).z]).toEqual([
      undefined,
      expect.not.objectContaining({ y: 'mine' }),
      undefined,
    ]);
  });

  it('a list of groups gets numbers in its keys, a list of texts is one value', () => {
    const flat = flatten({ network: [{ mode: 'bridge' }, { mode: 'none' }], login: { ssh_keys: ['/a', '/b'] } });
    expect([...flat]).toEqual([
      ['network.0.mode', 'bridge'],
      ['network.1.mode', 'none'],
      ['login.ssh_keys', ['/a', '/b']],
    ]);
    expect(entries(flat, 'network', 32)).toBe(2);
    expect(below(flat, 'network.1')).toEqual({ mode: 'none' });
  });

  it('a list is counted without gaps and not without end', () => {
    const answered = (...keys: string[]) => entries(new Map(keys.map((key) => [key, 'x'])), 'network', 32);
    expect(answered('name')).toBe(0);
    expect(answered('network.1.mode')).toBe(2);
    expect(answered('network.0.mode', 'network.2.mode')).toBe(1);
    expect(answered('network.999999999.mode')).toBe(1);
    expect(answered(...Array.from({ length: 100 }, (_, index) => `network.${index}.mode`))).toBe(32);
  });

  it('null and empty lists count as not answered', () => {
    expect([...flatten({ maxmem: null, disks: [] })]).toEqual([]);
  });

  it('flat and tree say the same', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { minLength: 1 }));
    fc.assert(
      fc.property(fc.dictionary(word, fc.dictionary(word, value)), (tree) => {
        const flat = flatten(tree);
        expect([...flatten(unflatten(flat))]).toEqual([...flat]);
      }),
    );
  });
});

describe('an answers file', () => {
  it('is read back as it was written, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()), (texts) => {
        delete texts.version;
        const flat = new Map<string, Answer>(Object.entries(texts));
        expect([...read(writeAnswers(flat, yaml))]).toEqual([...flat]);
      }),
    );
  });

  it('says that tabs cannot indent YAML, and in which line', () => {
    const { problems, exitCode } = refusal('version: 1\nsource:\n\tkind: image\n');
    expect(exitCode).toBe(3);
    expect(problems[0]?.message).toMatch(/web1\.yaml: .*line 3/);
    expect(problems[0]?.remedy).toMatch(/spaces/);
  });

  it('refuses aliases instead of expanding them a billion times', () => {
    const laughs = `version: 1\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}\n`;
    expect(refusal(laughs).problems[0]?.message).toMatch(/aliases/);
  });

  it('takes texts that look like numbers as they are written', () => {
    const answers = read('version: 1\nname: 1.10\nvg: 007\nbridge: 1e3\nmemory: 0x10\nvcpus: 2\n');
    expect([...answers.values()]).toEqual(['1.10', '007', '1e3', '0x10', '2']);
  });

  it('takes an ampersand in a quoted text for what it is', () => {
    expect(read('version: 1\nname: "&a"\n').get('name')).toBe('&a');
  });

  it.each([
    ['', /no answers/],
    ['- a\n- b\n', /no answers/],
    ['name: web1\n', /version: 1/],
    ['version: 2\nname: web1\n', /version 2 is not known/],
    ['version: 1\nname: a\nname: b\n', /unique/],
    ['version: 1\nnetwork: [a, {b: c}]\n', /network mixes/],
    ['version: 1\nname: "unfinished\n', /closing "quote at line 3/],
    ['version: 1\nname: a\n---\nname: b\n', /second document begins at line 3/],
    ['version: 1\nname: !!binary aGVsbG8=\n', /tag \(!\) stands at line 2, column 7/],
    ['version: 1\nname: !ref x\n', /tag \(!\) stands at line 2/],
  ])('refuses %j with a reason', (text, reason) => {
    expect(refusal(text).problems[0]?.message).toMatch(reason);
  });

  it('refuses groups in groups in groups, instead of running out of stack', () => {
    const text = `version: 1\nname: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`;
    expect(refusal(text).problems[0]?.message).toMatch(/groups lie in groups without end at line 2/);
  });
});
