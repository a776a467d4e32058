import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Texts } from '../../../src/text/spoken.ts';
import { brackets, german, speaking } from '../../support/languages.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What a program of ours writes down is the same in every language; what it says is all in the person's. */

async function made(texts: Texts | undefined) {
  await speaking(texts);
  const { sayAll, writeAll } = await import('./written.ts');
  return { written: writeAll(), said: sayAll() };
}

let english: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  english = await made(undefined);
});

test.each([
  ['German', german],
  ['a language with each text in brackets', brackets],
])('plans and descriptions are the same, byte for byte, in %s', async (_, texts) => {
  const { written } = await made(texts);
  expect(Object.keys(written)).toContain('backup by pause');
  expect(written).toEqual(english.written);
});

test('every line that is said is a text of the catalogue, but for names, paths and marks', async () => {
  const { said } = await made(brackets);
  const bare = Object.entries(said).flatMap(([about, lines]) =>
    lines
      .map((line) => `${about}: ${outside(line)}`)
      .filter((line) => /[a-z]{2,} [a-z]{2,}/.test(line.slice(about.length + 2))),
  );
  expect(bare).toEqual([]);
  expect(Object.values(said).flat().length).toBeGreaterThan(200);
});

/** What stands in no brackets. */
function outside(line: string): string {
  let depth = 0;
  let text = '';
  for (const sign of line) {
    if (sign === '⟦') depth += 1;
    else if (sign === '⟧') depth -= 1;
    else if (depth === 0) text += sign;
  }
  return text;
}

describe('in German', () => {
  let said: Record<string, string[]>;
  beforeAll(async () => {
    ({ said } = await made(german));
  });

  test('what a person agrees to before a backup', () => {
    expect(said['backup by pause']).toMatchInlineSnapshot(`
      [
        "Eine Sicherung von web1 auf diesem Rechner, als /backup/web1-20261126-071400",
        "Rezept pause: Der Gast wird kurz pausiert, während Snapshots genommen werden; er steht etwa 0.5 s still.",
        "Die Disks sind wie nach einem Stromausfall in jenem Augenblick: alle vom selben Moment, und jedes Dateisystem und jede Datenbank, die einen Stromausfall übersteht, übersteht auch dies.",
        "  xvda  /dev/xgvg/web1-disk  4 MiB",
        "  xvdb  /dev/xgvg/web1-data1  1 MiB",
        "  Hinweis: /srv/images/vmlinuz ist nicht in der Sicherung; der Gast startet davon.",
        "In diesen Schritten:",
        "  + Den versteckten Ordner /backup/.web1-20261126-071400.partial anlegen",
        "  ~ Die Disks von web1 stillhalten: kurz pausiert, während Snapshots genommen werden",
        "    Nachsehen, dass web1 weiterläuft, und wie lange er stillstand",
        "  + xvda (4 MiB) aus dem Snapshot kopieren",
        "  + xvdb (1 MiB) aus dem Snapshot kopieren",
        "  ~ Die Snapshots entfernen",
        "  + Die Kopien zurücklesen und ihre Prüfsummen nehmen",
      ]
    `);
  });

  test('the steps of a restore', () => {
    expect(said['steps of restore from another host, going on']).toMatchInlineSnapshot(`
      [
        "In diesen Schritten:",
        "    Die ganze Sicherung zurücklesen und ihre Prüfsummen vergleichen",
        "    xl die Konfiguration lesen lassen, ohne etwas zu starten",
        "  + Das Logical Volume xgvg/web1-disk anlegen (4 MiB)",
        "  ~ xvda in /dev/xgvg/web1-disk auspacken (4 MiB)",
        "  + Das Logical Volume xgvg/web1-data1 anlegen (1 MiB)",
        "  ~ xvdb in /dev/xgvg/web1-data1 auspacken (1 MiB)",
        "  + Die Konfiguration /etc/xen/web2.cfg schreiben",
        "  + Den gesicherten Speicher auspacken",
        "  + web2 aus dem gesicherten Speicher weiterlaufen lassen",
        "  ~ Den ausgepackten Speicher entfernen",
      ]
    `);
  });

  test('where a guest is that was being moved', () => {
    expect(said['where a guest is']!.slice(0, 8)).toMatchInlineSnapshot(`
      [
        "web1 ist auf xena.",
        "web1 ist auf xenb.",
        "web1 zieht gerade um.",
        "Warten Sie, und sehen Sie noch einmal nach: xenguide move web1 --status",
        "Niemand sendet web1 mehr, aber ein xl auf xenb wartet noch auf ihn.",
        "Jenes xl wird beendet; dann werden beide Enden neu angesehen.",
        "web1 läuft auf xena. Auf xenb blieb eine Kopie zurück, die nie lief.",
        "Die Kopie wird weggenommen.",
      ]
    `);
  });

  test('as many lines as in English, and none of them English', () => {
    for (const [about, lines] of Object.entries(english.said)) {
      expect(said[about], about).toHaveLength(lines.length);
    }
    const English = /\b(the|its?|were|there|that|which|of|to|has|runs|not) [a-z]/;
    expect(
      Object.values(said)
        .flat()
        .filter((line) => English.test(line)),
    ).toEqual([]);
  });
});
