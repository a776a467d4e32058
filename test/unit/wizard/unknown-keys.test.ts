import { describe, expect, it } from 'vitest';
import { suggestKey } from '../../../src/text/nearest.ts';
import { evaluate } from '../../../src/wizard/evaluate.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { unknownKeys } from '../../../src/wizard/unknown-keys.ts';
import { exampleWorld } from '../../support/worlds.ts';

function problems(given: Record<string, Answer>) {
  const answers = new Map(Object.entries(given));
  return unknownKeys(answers, evaluate(answers, exampleWorld()), suggestKey);
}

describe('keys in an answers file that no question has', () => {
  it('a misspelt key is found, with the one that was probably meant', () => {
    expect(problems({ 'storage.sise': '5GiB' })).toMatchObject([
      { field: 'storage.sise', remedy: 'Did you mean storage.size?' },
    ]);
  });

  it('a part that no entry of a list of groups has is named, with those that there are', () => {
    expect(problems({ 'firewall.allow': ['tcp/22'], 'firewall.allow.0.form': 'any' })).toMatchObject([
      { field: 'firewall.allow.0.form', remedy: 'It has: proto, port, from.' },
    ]);
  });

  it.each([
    ['network.mode', 'network', /list of groups/, /“- mode: …”/],
    ['network', 'network', /list of groups/, /“- mode: …”/],
    ['disks.backend', 'disks', /list of groups/, /“- backend: …”/],
    ['disks', 'disks', /list of groups/, /“- backend: …”/],
    ['storage', 'storage', /group, not one value/, /storage\.backend/],
    ['memory.a', 'memory', /one value, not a group/, /memory/],
    ['constructor', 'constructor', /not a question/, /Leave it out/],
  ])('%s has the wrong shape, and the right one is named', (key, field, message, remedy) => {
    const [problem] = problems({ [key]: 'x' });
    expect(problem).toMatchObject({ field });
    expect(problem?.message).toMatch(message);
    expect(problem?.remedy).toMatch(remedy);
  });

  it('a card behind a gap is not a card: nothing is made for a slip in a number', () => {
    expect(problems({ 'network.0.mode': 'none', 'network.2.mode': 'none' })).toMatchObject([
      { field: 'network.2.mode' },
    ]);
  });

  it('of very many only the first are named, and how many more there are', () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1]));
    const found = problems(many);
    expect(found).toHaveLength(6);
    expect(found[5]?.message).toMatch(/19995 more/);
  });
});
