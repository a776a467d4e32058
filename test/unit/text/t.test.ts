import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledTexts } from '../../../scripts/texts/main.ts';
import { pieces } from '../../../src/text/sentence.ts';
import { shown } from '../../../src/text/shown.ts';
import { speak } from '../../../src/text/spoken.ts';
import { many, noted, t } from '../../../src/text/t.ts';

const say = (said: Record<string, string>, kept: string[] = []): void =>
  speak({ language: 'xx', said: new Map(Object.entries(said)), noted: new Set(kept), spell: (text) => text });
afterEach(() => speak(undefined));

describe('a text', () => {
  it('is its English where nothing else is spoken', () => {
    const [vg, free] = ['vg0', '20 GiB'];
    expect(t`The volume group ${vg} has ${free} free.`).toBe('The volume group vg0 has 20 GiB free.');
    expect(t('none', 'of disks')).toBe('none');
    expect(noted`Make ${vg}`).toBe('Make vg0');
  });

  it('has its holes where the translation wants them', () => {
    say({ '{0} is on {1}': 'auf {1} ist {0}, ja {0}' });
    expect(t`${'a'} is on ${'b'}`).toBe('auf b ist a, ja a');
  });

  it('is told from another of the same English by its context', () => {
    say({ none: 'keine', 'none@of all': 'nichts' });
    expect([t('none'), t('none', 'of all'), t('none', 'unknown')]).toEqual(['keine', 'nichts', 'none']);
  });

  it('that is not translated is English; so is what is noted for a file', () => {
    say({ 'Make {0}': '{0} machen' }, ['Make {0}']);
    expect(t('Leave it out.')).toBe('Leave it out.');
    expect(noted`Make ${'vg0'}`).toBe('Make vg0');
    expect(shown(noted`Make ${'vg0'}`)).toBe('vg0 machen');
  });

  it('translates what was noted and stands in its hole, and leaves names alone', () => {
    say({ 'used: {0}': 'benutzt: {0}', 'mounted at {0}': 'eingehängt an {0}', Bridge: 'Brücke' }, ['mounted at {0}']);
    expect(t`used: ${noted`mounted at ${'/srv'}`}`).toBe('benutzt: eingehängt an /srv');
    expect(t`used: ${'Bridge'}`).toBe('benutzt: Bridge');
  });

  it('about one thing or more', () => {
    expect([0, 1, 2].map((n) => many(n, t('one disk'), t`${n} disks`))).toEqual(['0 disks', 'one disk', '2 disks']);
  });
});

describe('what a file holds', () => {
  beforeEach(() =>
    say({ 'it is full': 'es ist voll', 'Make room on {0}.': 'Schaffen Sie Platz auf {0}.', 'only said': 'x' }, [
      'it is full',
      'Make room on {0}.',
    ]),
  );

  it('is recognised by itself, behind another, and with a stop behind it', () => {
    expect(shown('it is full')).toBe('es ist voll');
    expect(shown('it is full.')).toBe('es ist voll.');
    expect(shown('it is full. Make room on /srv.')).toBe('es ist voll. Schaffen Sie Platz auf /srv.');
    expect(shown('it is full; it is full')).toBe('es ist voll; es ist voll');
  });

  it('is recognised at the beginning of a sentence too', () => {
    say({ 'the disk of {0}': 'die Disk von {0}', '{0} is full': '{0} ist voll' }, ['the disk of {0}', '{0} is full']);
    expect(shown('The disk of web1 is full')).toBe('Die Disk von web1 ist voll');
  });

  it('that has hardly words of its own is recognised between names and what is known, not in the sentence of a program', () => {
    say({ '{0} on {1}': '{0} auf {1}', 'it is full': 'es ist voll' }, ['{0} on {1}', 'it is full']);
    expect(shown('/dev/vg0/web1 on xenb')).toBe('/dev/vg0/web1 auf xenb');
    expect(shown('it is full on xenb')).toBe('es ist voll auf xenb');
    expect(shown('mount: wrong fs type on /dev/sda')).toBe('mount: wrong fs type on /dev/sda');
  });

  it('stays as it is where nobody knows it', () => {
    for (const text of ['', 'a b', 'only said', '/srv/it is full', 'web1: it is full']) expect(shown(text)).toBe(text);
  });
});

describe('German', () => {
  const { said, noted: kept } = JSON.parse(
    bundledTexts(new URL('../../..', import.meta.url).pathname)['texts.de.json']!,
  ) as { said: Record<string, string>; noted: string[] };

  it('of all that plans hold is found again by its English, whatever stands in the holes', () => {
    say(said, kept);
    // Without the signs that stand between holes: where a value has them, which is whose cannot be told for sure.
    const value = fc.constantFrom('vg0', '/srv/images/a', '20GiB', 'ssh://root@xenb', 'web1', '12');
    // Sentences that are nothing but holes and signs say nothing by themselves.
    const told = kept.filter((key) => /[a-z]{3}.* .*[a-z]{3}/.test(key.replace(/\{\d+\}/g, '')));
    expect(told.length).toBeGreaterThan(500);
    fc.assert(
      fc.property(fc.constantFrom(...told), fc.infiniteStream(value), (key, stream) => {
        // A hole right behind another is a piece of the sentence that may be missing.
        const { holes, texts } = pieces(key);
        const values = holes.map((_, index) =>
          index > 0 && texts[index] === '' ? ' – besides' : (stream.next().value as string),
        );
        const filled = (sentence: string) => sentence.replace(/\{(\d+)\}/g, (_, hole: string) => values[Number(hole)]!);
        expect(shown(filled(key))).toBe(filled(said[key]!));
      }),
      { numRuns: 3000 },
    );
  });
});
