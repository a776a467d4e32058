import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseRecipe } from '../../../src/keep/choose.ts';
import { freezeAddress, freezeSeconds, freezeUrl } from '../../../src/keep/freeze.ts';
import { freeze } from '../../../src/keep/recipes/freeze.ts';
import type { RecipeInput } from '../../../src/keep/recipes/recipe.ts';
import type { Plan, WriteStep } from '../../../src/plan/action.ts';
import { EXIT } from '../../../src/problem.ts';
import { inputOf, planFor, STAMP } from './making.ts';
import { VG } from './stand-in.ts';

const canVerify = spawnSync('systemd-analyze', ['--version']).status === 0;
const UUID = '11111111-2222-3333-4444-555555555555';
const into = (url: string): RecipeInput => ({
  ...inputOf(),
  freezing: { url, uuid: UUID, frozen: ['/srv', '/'], others: [] },
});
const unitOf = (plan: Plan): string => {
  const moment = plan.actions.find(({ id }) => id === 'backup.moment')!;
  return moment.do.find((step): step is WriteStep => 'write' in step && step.write.endsWith('.service'))!.text!;
};

describe('the recipe freeze', () => {
  test('holds all snapshots in one program, which is told how to thaw; the guest is never paused', () => {
    const lines = unitOf(planFor('freeze', into('ssh://root@192.0.2.10:2222')))
      .split('\n')
      .filter((line) => /^Exec/.test(line));
    expect(lines[1]).toMatch(
      /^ExecStart=python3 -I \/run\/xenguide-backup-web1\/freeze\.py hold 40 \/run\/xenguide-backup-web1 11111111-2222-3333-4444-555555555555 /,
    );
    // The words of ssh, nothing to become root, then each snapshot with the count of its words.
    expect(lines[1]).toMatch(/ -l root -p 2222 -- 192\.0\.2\.10 0 9 lvcreate /);
    expect(lines[1]).toContain(`-n web1-disk-backup-${STAMP} ${VG}/web1-disk 9 lvcreate `);
    expect(lines.filter((line) => line.startsWith('ExecStopPost'))[0]).toContain('/freeze.py thaw 40 ');
    expect(lines.join('\n')).not.toMatch(/xl |lvremove/);
    expect(freezeSeconds(2)).toBe(40);
  });

  test('another user becomes root without being asked', () => {
    expect(unitOf(planFor('freeze', into('ssh://admin@web1.example')))).toContain(
      ' -l admin -- web1.example 2 sudo -n 9 lvcreate',
    );
  });

  test('both of its programs are written before, for root only, and go with the marks', () => {
    const { actions, needs } = planFor('freeze', into('ssh://root@web1'));
    const written = actions.flatMap(({ do: steps }) => steps).filter((step): step is WriteStep => 'write' in step);
    for (const name of ['freeze.py', 'freeze-guest.sh']) {
      expect(written.find(({ write }) => write === `/run/xenguide-backup-web1/${name}`)?.mode).toBe(0o600);
    }
    expect(needs.map(({ tool }) => tool)).toEqual(expect.arrayContaining(['python3', 'ssh']));
  });

  test.skipIf(!canVerify)('systemd takes its unit', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xenguide-freeze-'));
    const path = join(folder, 'xenguide-backup-web1.service');
    writeFileSync(path, unitOf(planFor('freeze', into('ssh://root@[fe80::1%25eno1]'.replace('%25', '%')))));
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr.split('\n').filter((line) => line.includes('xenguide-backup-web1'))).toEqual([]);
  });

  test('needs a way in', () => {
    expect(() => chooseRecipe('freeze', inputOf())).toThrow(expect.objectContaining({ exitCode: EXIT.invalid }));
    expect(chooseRecipe('freeze', into('ssh://root@web1'))).toBe(freeze);
    expect(chooseRecipe('auto', into('ssh://root@web1')).id).toBe('pause');
  });
});

describe('the way into a guest', () => {
  const made = (answers: string): Plan => ({ ...planFor('pause'), answers });
  test.each([
    ['network:\n  - mode: bridge\n    ip: 192.0.2.10/24\n', 'ssh://root@192.0.2.10'],
    ['network:\n  - ip: auto\n  - ip: 198.51.100.7/24\nlogin:\n  user: admin\n', 'ssh://admin@198.51.100.7'],
    ['network:\n  - ip: 2001:db8::7/64\n', 'ssh://root@[2001:db8::7]'],
    ['network:\n  - ip: auto\n', undefined],
    ['network: none\n', undefined],
    ['network:\n  - ip: 192.0.2.10/24\nlogin:\n  user: "-oProxyCommand=x"\n', undefined],
    ['{', undefined],
    ['', undefined],
  ])('of the answers %j', (answers, url) => {
    expect(freezeAddress(made(answers))).toBe(url);
  });

  test('as it is typed', () => {
    expect(freezeUrl('root@web1')).toBe('ssh://root@web1');
    expect(freezeUrl('ssh://web1:2222')).toBe('ssh://web1:2222');
    for (const bad of ['', '-oProxyCommand=x', 'ssh://root:secret@web1', 'ssh://we b1']) {
      expect(() => freezeUrl(bad), bad).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ field: '--freeze' })] }),
      );
    }
  });
});
