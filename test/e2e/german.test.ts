import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledTexts } from '../../scripts/texts/main.ts';
import { packageRoot } from '../../src/package-root.ts';
import { Desk, filesIn } from '../support/program.ts';
import type { Session } from '../support/terminal.ts';

// The built program in German: all that is asked and told, and the same files as in English.
let desk: Desk;
let wanted: Record<string, string>;
const IMAGE = '/srv/images/nowhere/debian.qcow2';
beforeAll(async () => {
  desk = await Desk.set();
  const answers = `version: 1\nname: web1\nsource: {path: ${IMAGE}}\nlogin: {user: anna}\n`;
  const { code, stderr } = await desk.run([...EXAMPLE, '--answers', '-', '--out', 'english'], { input: answers });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  wanted = filesIn(join(desk.cwd, 'english'));
});
afterAll(() => desk.clean());

const EXAMPLE = ['new', '--facts', 'example'];
const german = (name: string) => ({ env: { XENGUIDE_LANG: 'de', XDG_STATE_HOME: `${desk.state}-${name}` } });
const PAGE_DOWN = '\x1b[6~';
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Sentences of English that have a translation: none of them may be seen. */
const ENGLISH = Object.entries(
  (JSON.parse(bundledTexts(packageRoot())['texts.de.json']!) as { said: Record<string, string> }).said,
)
  .filter(([key, text]) => text !== key && !/[{@]/.test(key) && key.split(' ').length >= 4)
  .map(([key]) => key);

const FAULTY = 'name = "web1"\ntype = "hvm"\nextra = yes\nmemory = "2GiB"\n';

/** What is asked, and what is typed where the suggestion does not serve. */
const STEPS: readonly (readonly [question: string, answer?: string])[] = [
  ['Woher kommt das System des Gastes?'],
  ['Das Image', IMAGE],
  ['Name des Gastes', 'web1'],
  ['Speicher'],
  ['Virtuelle CPUs'],
  ['Typ des Gastes'],
  ['Wo soll die Disk des Gastes liegen?'],
  ['Volume Group'],
  ['Größe der Disk'],
  ['Noch eine Disk?'],
  ['Wie ist der Gast angebunden?'],
  ['Bridge'],
  ['MAC-Adresse'],
  ['Adresse des Gastes'],
  ['Was zu ihm herein darf'],
  ['Erster Benutzer', 'anna'],
  ['Öffentliche ssh-Schlüssel'],
  ['Mit dem Host starten?'],
];

describe('the full screen at 80 by 24', () => {
  it('asks in German, fits, and writes the same files', async () => {
    const session = desk.start([...EXAMPLE, '--out', 'screen'], { cols: 80, rows: 24, ...german('screen') });
    const seen = await toReview(session);
    // The config and the pages that are not translated stay as they are; what is asked stands above them.
    const told = oneLine(seen.map((screen) => screen.split(/\n Handbuch: /)[0]).join('\n'));
    expect(ENGLISH.filter((sentence) => told.includes(sentence))).toEqual([]);
    expect(told).toContain('Woher kommt das System des Gastes?');
    expect(told).toContain('Mit dem Host starten?');
    session.write('w');
    expect(await session.exit).toEqual({ exitCode: 0, signal: undefined });
    expect(oneLine(session.everything())).toContain('Nirgends wurde etwas geändert.');
    expect(filesIn(join(desk.cwd, 'screen'))).toEqual(wanted);
  });

  /** Question by question; each screen on the way, and the review, paged through. */
  async function toReview(session: Session): Promise<string[]> {
    const seen: string[] = [];
    for (const [question, answer = ''] of STEPS) {
      // Below the name of its step; and with the keys, which are drawn last.
      const asks = (screen: string): boolean => screen.split('\n')[4] === ` ${question}` && /^ Enter /m.test(screen);
      seen.push(await session.waitFor(asks));
      session.write(`${answer}\r`);
    }
    seen.push(await session.waitFor('w schreiben'));
    // The line with the title counts: `1–18 of 101`.
    const counted = (screen: string) => / (\d+)–(\d+) von (\d+)$/m.exec(screen)?.slice(1).map(Number);
    for (;;) {
      const [from, to, all] = counted(seen.at(-1)!)!;
      if (to === all) break;
      session.write(PAGE_DOWN);
      seen.push(await session.waitFor((screen) => counted(screen) !== undefined && counted(screen)![0] !== from));
    }
    return seen;
  }
});

describe('plain lines', () => {
  it('ask in German, and write the same files', async () => {
    const session = desk.start([...EXAMPLE, '--plain', '--out', 'plain'], { cols: 80, rows: 24, ...german('plain') });
    let heard = 0;
    const told: string[] = [];
    for (const [question, answer = ''] of [...STEPS, ['Die Dateien schreiben, auf dem Host nichts ändern', '1']]) {
      // What is told before it belongs to it.
      await session.waitFor(() => {
        const all = session.everything();
        return oneLine(all.slice(heard)).includes(question!) && all.trimEnd().endsWith('>');
      });
      told.push(session.everything().slice(heard));
      heard = session.everything().length;
      session.write(`${answer}\r`);
    }
    expect(await session.exit).toEqual({ exitCode: 0, signal: undefined });
    const all = oneLine(told.join('\n'));
    expect(ENGLISH.filter((sentence) => all.includes(sentence))).toEqual([]);
    expect(all).toContain('Beantworten Sie jede Frage und drücken Sie Enter.');
    expect(filesIn(join(desk.cwd, 'plain'))).toEqual(wanted);
  });
});

describe('commands', () => {
  it('help, errors and the language are asked for by --lang, before the environment', async () => {
    const help = await desk.run(['--help', '--lang', 'de']);
    expect(help.stdout).toContain('Ein Assistent für Xen-Gäste');
    expect((await desk.run(['--help'])).stdout).toContain('wizard for Xen guests');
    const missing = await desk.run(['check', '/nowhere.cfg'], { env: { XENGUIDE_LANG: 'de' } });
    expect(missing.stderr).toBe('xenguide: file: /nowhere.cfg gibt es nicht.\n  Prüfen Sie den Pfad.\n');
    const none = await desk.run(['--lang=xx', '--version']);
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('--lang: “xx” is no language that xenguide speaks');
  });

  it('what a program reads is English', async () => {
    for (const file of ['/nowhere.cfg', desk.file('faulty.cfg', FAULTY)]) {
      const asked = ['check', file, '--json'];
      const [english, other] = await Promise.all([desk.run(asked), desk.run([...asked, '--lang', 'de'])]);
      expect(other).toEqual(english);
    }
  });

  it('a config is checked in German', async () => {
    const file = desk.file('faulty.cfg', FAULTY);
    const { code, stdout } = await desk.run(['check', file], { env: { XENGUIDE_LANG: 'de' } });
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout: `${file}:3:9: Fehler: yes steht ohne Anführungszeichen da: xl nimmt nur "Text", Zahlen und Listen. [bare-word]
  Schreiben Sie 1 statt yes.
    extra = yes
            ^

${file}:4:10: Warnung: "2GiB" ist keine Zahl, die xl lesen kann: xl beachtet es nicht und gibt dem Gast 32 MiB. [not-a-number]
  xl zählt in MiB: Schreiben Sie memory = 2048.
    memory = "2GiB"
             ^

${file}: 1 Fehler und 1 Warnung; xl weist diese Datei zurück.
`,
    });
  });

  it('a terminal without umlauts is written to without them', async () => {
    const { stderr } = await desk.run(['check', '/nowhere.cfg'], { env: { XENGUIDE_LANG: 'de', LC_ALL: 'C' } });
    expect(stderr).toContain('Pruefen Sie den Pfad.');
  });

  it('a page of the handbook, and when it was checked against what', async () => {
    const { stdout } = await desk.run(['guide', 'errors', '--lang', 'de']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('Fehlermeldungen');
    expect(lines.at(-1)).toMatch(/^Stand 20\d\d-\d\d, geprüft mit Xen 4\.17 und 4\.20\.$/);
  });
});
