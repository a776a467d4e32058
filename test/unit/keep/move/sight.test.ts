import { describe, expect, test } from 'vitest';
import type { Result, Runner } from '../../../../src/host/runner.ts';
import { lookAtEnd, readDomains } from '../../../../src/keep/move/sight.ts';
import { EXIT } from '../../../../src/problem.ts';

/** `xl list -v` of Xen 4.17 in the columns of tools/xl/xl_info.c. */
const row = (name: string, domid: number, letters: string): string =>
  `${name.padEnd(40)} ${String(domid).padStart(5)}    64     1     ${letters}       3.1 11111111-2222-3333-4444-555555555555        -             none`;
const HEAD =
  'Name                                        ID   Mem VCPUs\tState\tTime(s)   UUID                            Reason-Code\tSecurity Label';

test('the six letters of xl list', () => {
  const letters = { 'r-----': 'running', '-b----': 'running', '------': 'running', '--p---': 'paused' } as const;
  const ends = {
    '---ss-': 'suspended',
    '---s--': 'ended',
    '---sr-': 'ended',
    '---sc-': 'crashed',
    '--ps-d': 'dying',
  } as const;
  for (const [text, state] of Object.entries({ ...letters, ...ends })) {
    expect(readDomains(`${HEAD}\n${row('web1', 7, text)}\n`, 'web1'), text).toMatchObject([
      { name: 'web1', domid: 7, state },
    ]);
  }
});

test('only the guest’s three names count', () => {
  const text = [
    HEAD,
    ...['web1', 'web1--incoming', 'web1--migratedaway', 'web10', 'web1--incoming2'].map((name, at) =>
      row(name, at + 1, '-b----'),
    ),
  ].join('\n');
  expect(readDomains(text, 'web1').map(({ name }) => name)).toEqual(['web1', 'web1--incoming', 'web1--migratedaway']);
});

describe('an end that is asked', () => {
  const answers = (more: Partial<Record<string, Partial<Result>>>): Runner =>
    ({
      where: 'ssh://root@xenb',
      run: async ({ argv }: { argv: readonly string[] }): Promise<Result> => {
        const pid = argv.at(-1)!.split('/')[2]!;
        const key = argv[0] === 'readlink' ? `input ${pid}` : argv[0] === 'grep' ? `mark ${pid}` : argv[0]!;
        return { code: argv[0] === 'grep' ? 1 : 0, stdout: '', stderr: '', timedOut: false, ...more[key] };
      },
    }) as unknown as Runner;
  const list = { stdout: `${HEAD}\n${row('web1--incoming', 7, '--p---')}\n` };
  const ps = {
    stdout:
      '  812 /usr/lib/xen-4.17/bin/xl migrate-receive\n  901 xl migrate-receive\n  955 /usr/lib/xen-4.17/bin/xl -t migrate-receive -e\n',
  };

  test('an xl that receives is told from one that watches over a guest, and ours from another’s', async () => {
    const inputs = {
      'input 812': { stdout: 'pipe:[1]\n' },
      'input 901': { stdout: '/dev/null\n' },
      'input 955': { stdout: 'socket:[4]\n' },
    };
    const marks = { 'mark 812': { code: 0 }, 'mark 901': { code: 0 } };
    expect(await lookAtEnd(answers({ xl: list, ps, ...inputs, ...marks }), 'web1', 'u.service')).toMatchObject({
      receivers: [812],
      receivesOther: true,
      sends: false,
    });
  });

  test.each([
    ['xl migrate -s  web1 exec ssh -axT -- xenb xl migrate-receive', true],
    ['/usr/lib/xen-4.17/bin/xl migrate 7 xenb', true],
    ['xl migrate web2 xenb', false],
    ['vi migrate web1', false],
  ])('%s', async (args, sends) => {
    const at = { ps: { stdout: `  77 ${args}\n` }, xl: { stdout: `${HEAD}\n${row('web1', 7, '-b----')}\n` } };
    expect((await lookAtEnd(answers({ ...at, systemctl: { code: 3, stdout: 'inactive\n' } }), 'web1', 'u')).sends).toBe(
      sends,
    );
  });

  test('the unit of a move counts too, between two of its programs', async () => {
    const at = { xl: list, systemctl: { stdout: 'activating\n' } };
    expect((await lookAtEnd(answers(at), 'web1', 'u')).sends).toBe(true);
  });

  test('where xl cannot be asked nothing is known', async () => {
    const failing = answers({ xl: { code: 1, stderr: 'cannot open libxc handle\n' } });
    await expect(lookAtEnd(failing, 'web1', 'u')).rejects.toMatchObject({ exitCode: EXIT.notReady });
  });
});
