import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRenderer } from '../../../src/commands/new/renderer.ts';
import { UserError } from '../../../src/problem.ts';

test('a person’s template that is no UTF-8 is refused by its name, not filled in with other letters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-templates-'));
  try {
    mkdirSync(join(folder, 'guest'));
    writeFileSync(join(folder, 'guest/pvh.cfg'), Buffer.from('# f\u00fcr uns\nname = {{ name }}\n', 'latin1'));
    const error = await loadRenderer(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).problems).toMatchObject([
      { field: '--templates', message: 'the template guest/pvh.cfg cannot be used: it is no text in UTF-8' },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
