import { beforeAll, describe, expect, it } from 'vitest';
import type { ImageFindings } from '../../../src/sources/findings.ts';
import { german, speaking } from '../../support/languages.ts';

describe('what the system lies in, in a German sentence', () => {
  beforeAll(() => speaking(german));

  it.each([
    ['discs', 'die Installations-Disc'],
    ['system-folder', 'das Verzeichnis'],
    ['partition-image', 'das Partitions-Image'],
    ['disk-image', 'das Disk-Image'],
  ] as const)('%s has its own article', async (kind, words) => {
    const { called } = await import('../../../src/boot/image-words.ts');
    const { shown } = await import('../../../src/text/shown.ts');
    const { noted } = await import('../../../src/text/t.ts');
    const said = (pretty: string | undefined) =>
      shown(called({ kind, os: pretty === undefined ? null : { pretty } } as unknown as ImageFindings));
    expect(said(undefined)).toBe(words);
    expect(said('Debian GNU/Linux 12 (bookworm)')).toBe(`${words} mit Debian GNU/Linux 12 (bookworm)`);
    const sentence = noted`A kernel of the host starts ${called({ kind, os: null } as ImageFindings)}, as you asked.`;
    expect(shown(sentence)).toBe(`Ein Kernel des Hosts startet ${words}, wie Sie es wollten.`);
  });
});
