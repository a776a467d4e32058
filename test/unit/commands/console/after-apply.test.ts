import { expect, test } from 'vitest';
import { withScreen } from '../../../../src/commands/console/after-apply.ts';
import type { Result, Runner } from '../../../../src/host/runner.ts';
import { german, speaking } from '../../../support/languages.ts';

const LINES = [
  'See it:        xl list win1',
  'Its screen:    ssh -L 5900:127.0.0.1:5900 root@HOST',
  'Take it back:  …',
];
const domain = {
  domid: 7,
  config: { c_info: { name: 'win1', type: 'hvm' }, b_info: { 'type.hvm': { vnc: { enable: 'True' }, serial: 'pty' } } },
};

function host(where: string, port: string | null): Runner {
  const answers: Record<string, string | null> = {
    'xl list -l': JSON.stringify([domain]),
    'xenstore-read /local/domain/7/console/vnc-port': port,
    'xenstore-read /local/domain/7/console/vnc-listen': '127.0.0.1\n',
  };
  const run = async ({ argv }: { argv: readonly string[] }): Promise<Result> => {
    const found = answers[argv.join(' ')] ?? null;
    return { code: found === null ? 1 : 0, stdout: found ?? '', stderr: '', timedOut: false };
  };
  return { where, run } as unknown as Runner;
}

test('the line to the screen names the port that the guest really has, and the host', async () => {
  const lines = await withScreen(LINES, 'win1', host('ssh://root@xen1.example.net', '5903\n'));
  expect(lines).toContain('Its screen:    ssh -L 5900:127.0.0.1:5903 root@xen1.example.net');
  expect(lines[0]).toBe(LINES[0]);
  expect(lines.at(-1)).toBe(LINES.at(-1));
});

test('without a port, a screen or an answer the lines stay as they are', async () => {
  expect(await withScreen(LINES, 'win1', host('ssh://root@xen1', null))).toEqual(LINES);
  expect(await withScreen(LINES, 'gone', host('ssh://root@xen1', '5903'))).toEqual(LINES);
  expect(await withScreen([LINES[0]!], 'win1', host('ssh://root@xen1', '5903'))).toEqual([LINES[0]]);
});

test('whatever language is spoken: the lines of a plan are English', async () => {
  await speaking(german);
  const { withScreen: inGerman } = await import('../../../../src/commands/console/after-apply.ts');
  const lines = await inGerman(LINES, 'win1', host('ssh://root@xen1', '5903\n'));
  expect(lines).toContain('Sein Bildschirm:    ssh -L 5900:127.0.0.1:5903 root@xen1');
});
