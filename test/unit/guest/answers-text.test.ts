import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import type { AnswerTree, AnswerValue } from '../../../src/guest/answers.ts';
import { plainAnswers } from '../../../src/guest/answers-text.ts';

const byLibrary = (tree: AnswerTree): string => yaml.stringify(tree, { lineWidth: 0, aliasDuplicateObjects: false });

/** Characters that make numbers, words and marks of YAML out of texts, and those of paths and addresses. */
const telling = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefoxEXO.:/-_+@#!&*[]{},?|>%"\'~ yYnNtrulsTRUE=\n'),
  maxLength: 12,
});
const usual = fc.stringMatching(/^[a-z0-9/][A-Za-z0-9./:_-]{0,30}$/);
const likeNumbers = fc.stringMatching(/^[-+]?[0-9][0-9a-fA-FxoeE.+-]{0,8}$/);
const text = fc.oneof(
  usual,
  telling,
  likeNumbers,
  fc.constantFrom('null', 'True', 'FALSE', 'yes', 'on', '1.10', '0x1f', '1e5', '12:30', '007'),
);
const leaf = fc.oneof(text, text, fc.boolean(), fc.integer(), fc.double({ noNaN: true }));
const key = fc.oneof(fc.stringMatching(/^[a-z][a-z_]{0,8}$/), telling);

describe('an answers file’s text', () => {
  it('is that of the yaml library, byte for byte, or left to it', () => {
    const { tree } = fc.letrec<{ tree: AnswerTree; value: AnswerValue }>((tie) => ({
      tree: fc.dictionary(key, tie('value'), { maxKeys: 5 }) as fc.Arbitrary<AnswerTree>,
      value: fc.oneof(
        { depthSize: 'small' },
        leaf as fc.Arbitrary<AnswerValue>,
        fc.array(text) as fc.Arbitrary<AnswerValue>,
        fc.array(tie('tree')) as fc.Arbitrary<AnswerValue>,
        tie('tree') as fc.Arbitrary<AnswerValue>,
      ),
    }));
    fc.assert(
      fc.property(tree, (each) => {
        const own = plainAnswers(each);
        if (own !== undefined) expect(own).toBe(byLibrary(each));
      }),
      { numRuns: 1000 },
    );
  });

  it('holds one plain text after the other as the library writes it, and reads as the same text', () => {
    fc.assert(
      fc.property(text, (each) => {
        const own = plainAnswers({ name: each });
        if (own === undefined) return;
        expect(own).toBe(byLibrary({ name: each }));
        expect(yaml.parse(own)).toEqual({ name: each });
      }),
      { numRuns: 1000 },
    );
  });

  it('takes what stands in most of them', () => {
    const tree = {
      version: 1,
      name: 'web1',
      memory: '2GiB',
      uuid: '6ba7b810-9dad-81d1-80b4-00c04fd430c8',
      source: { path: '/srv/images/debian-12.qcow2' },
      network: [{ mode: 'bridge', mac: '00:16:3e:01:02:03', ip: '192.0.2.10/24' }],
      login: { ssh_keys: ['/root/.ssh/id_ed25519.pub'] },
      autostart: false,
    };
    expect(plainAnswers(tree)).toBe(byLibrary(tree));
  });
});
