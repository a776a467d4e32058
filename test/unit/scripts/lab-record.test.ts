import { expect, test } from 'vitest';

interface Result {
  file: string;
  title: string;
  status: string;
  seconds: number;
}
const { recorded } = (await import('../../../scripts/lib/lab-record.mjs' as string)) as {
  recorded: (
    page: string,
    results: Result[],
    run: { host: string; hosts: string[]; commit: string; day: string },
  ) => string;
};

const HOSTS = ['Debian 12', 'Debian 13'];
const on = (host: string, commit = 'abc1234') => ({ host, hosts: HOSTS, commit, day: '2026-11-27' });
const nat = (title: string, status: string, seconds = 10) => ({ file: 'test/lab/nat.test.ts', title, status, seconds });

test('what was found is in the row of the test, under its host, with the commit and the day', () => {
  const page = recorded('', [nat('gets out', 'passed', 136), nat('is refused', 'failed', 7)], on('Debian 13'));
  expect(page).toContain('1 passed, 1 failed, 0 never run.');
  expect(page).toContain('## test/lab/nat.test.ts\n\n| test | Debian 12 | Debian 13 |');
  expect(page).toContain('| gets out |  | passed (136 s, abc1234, 2026-11-27) |');
  expect(page).toContain('| is refused |  | **failed** (7 s, abc1234, 2026-11-27) |');
});

test('a second run adds to it: what it left out stays, the other host stays, what is new is new', () => {
  const first = recorded(
    '',
    [nat('one | two', 'passed'), nat('three', 'failed'), nat('gone', 'passed')],
    on('Debian 12'),
  );
  const second = recorded(first, [nat('one | two', 'skipped'), nat('three', 'passed', 5)], on('Debian 12', 'def5678+'));
  const third = recorded(second, [nat('one | two', 'passed', 3), nat('three', 'skipped')], on('Debian 13', 'def5678'));
  expect(third.split('\n').filter((line) => /^\| (?!test|---)/.test(line))).toEqual([
    '| one \\| two | passed (10 s, abc1234, 2026-11-27) | passed (3 s, def5678, 2026-11-27) |',
    '| three | passed (5 s, def5678+, 2026-11-27) |  |',
  ]);
});

test('other files stay as they are, in the order of their names; read and written again it is the same', () => {
  const disks = { file: 'test/lab/disks.test.ts', title: 'are seen', status: 'skipped', seconds: 0 };
  const page = recorded(recorded('', [nat('one', 'passed')], on('Debian 12')), [disks], on('Debian 12'));
  expect(page.match(/^## .*/gm)).toEqual(['## test/lab/disks.test.ts', '## test/lab/nat.test.ts']);
  expect(page).toContain('1 never run');
  expect(recorded(page, [], on('Debian 12'))).toBe(page);
});
