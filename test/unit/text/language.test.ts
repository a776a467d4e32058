import { describe, expect, it } from 'vitest';
import { wantedLanguage } from '../../../src/text/language.ts';
import { withoutUmlauts } from '../../../src/text/umlauts.ts';

const chosen = (argv: string[], env: Record<string, string> = {}) => wantedLanguage(argv, env).language;

describe('the language', () => {
  it('is English unless something asks for another', () => {
    expect(chosen([])).toBe('en');
    expect(chosen([], { LANG: 'C.UTF-8' })).toBe('en');
    expect(chosen([], { LANG: 'POSIX' })).toBe('en');
    expect(chosen([], { LANG: 'fr_FR.UTF-8' })).toBe('en');
  });

  it('is that of the first that is not empty: --lang, XENGUIDE_LANG, LC_ALL, LC_MESSAGES, LANG', () => {
    const env = { XENGUIDE_LANG: 'de', LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'de_DE', LANG: 'de_DE' };
    expect(chosen(['--lang', 'en'], env)).toBe('en');
    expect(chosen([], env)).toBe('de');
    expect(chosen([], { ...env, XENGUIDE_LANG: '' })).toBe('en');
    expect(chosen([], { LC_ALL: '', LC_MESSAGES: 'de_AT.UTF-8', LANG: 'en_US' })).toBe('de');
    expect(chosen([], { LANG: 'de_CH.UTF-8@euro' })).toBe('de');
    expect(chosen([], { LC_ALL: 'C', LANG: 'de_DE.UTF-8' })).toBe('en');
  });

  it('is English where a program reads the result', () => {
    expect(chosen(['new', '--json', '--lang', 'de'], { LANG: 'de_DE.UTF-8' })).toBe('en');
  });

  it('is taken out of the command line wherever it stands, but for what is the lab’s own', () => {
    expect(wantedLanguage(['new', '--lang', 'de', 'web1'], {})).toEqual({ language: 'de', argv: ['new', 'web1'] });
    expect(wantedLanguage(['--lang=de', 'undo', 'web1'], {}).argv).toEqual(['undo', 'web1']);
    expect(wantedLanguage(['--lang', 'en', '--lang', 'de'], {}).language).toBe('de');
    expect(wantedLanguage(['lab', 'ssh', '--lang', 'x'], {}).argv).toEqual(['lab', 'ssh', '--lang', 'x']);
    expect(wantedLanguage(['check', '--', '--lang'], {}).argv).toEqual(['check', '--', '--lang']);
  });

  it('that nobody speaks is named, when it was asked for by --lang', () => {
    expect(wantedLanguage(['--lang', 'xx'], {})).toMatchObject({ language: 'en', unknown: 'xx' });
    expect(wantedLanguage(['--lang'], {})).toMatchObject({ unknown: '' });
    expect(wantedLanguage(['--lang', '__proto__'], {})).toMatchObject({ language: 'en', unknown: '__proto__' });
    expect(wantedLanguage([], { LANG: 'xx' }).unknown).toBeUndefined();
  });
});

it('umlauts have their twins of ASCII letters', () => {
  expect(withoutUmlauts('Größe „für“ Äpfel, Übung')).toBe('Groesse "für“ Aepfel, Uebung'.replace('für', 'fuer'));
});
