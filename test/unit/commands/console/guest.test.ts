import { describe, expect, test } from 'vitest';
import { findGuest } from '../../../../src/commands/console/guest.ts';
import { UserError } from '../../../../src/problem.ts';
import { BOTH, domain, type FakeHost, fakeHost, NEITHER, PLAIN_HVM, SERIAL_ONLY } from './recorded.ts';

const refusal = async (name: string, host: FakeHost) => {
  const error = await findGuest(name, fakeHost(host)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  const { exitCode, problems } = error as UserError;
  return { exitCode, message: problems[0]!.message, remedy: problems[0]!.remedy };
};
const vnc = (domid: number, port: string, address = '127.0.0.1') => ({
  [`/local/domain/${domid}/console/vnc-port`]: port,
  [`/local/domain/${domid}/console/vnc-listen`]: address,
});

describe('what is found of a guest that runs', () => {
  test.each([
    ['pv', {}, false, null],
    ['pvh', {}, false, null],
    ['hvm', BOTH, true, { address: '127.0.0.1', port: 5901 }],
    ['hvm', { ...PLAIN_HVM, serial_list: ['pty', 'null'] }, true, { address: '127.0.0.1', port: 5901 }],
    ['hvm', { ...PLAIN_HVM, serial: '/dev/ttyS0' }, false, { address: '127.0.0.1', port: 5901 }],
    ['hvm', PLAIN_HVM, false, { address: '127.0.0.1', port: 5901 }],
  ] as const)('%s with %j', async (type, own, serial, screen) => {
    const store = screen ? vnc(7, '5901') : {};
    const host = fakeHost({ domains: [domain(6, 'other', 'hvm', BOTH), domain(7, 'web1', type, own)], store });
    expect(await findGuest('web1', host)).toEqual({ name: 'web1', domid: 7, type, serial, screen });
  });

  test.each([
    [SERIAL_ONLY, true],
    [NEITHER, false],
  ])('no screen where the config switched it off', async (own, serial) => {
    const host = fakeHost({ domains: [domain(7, 'web1', 'hvm', own)] });
    expect(await findGuest('web1', host)).toMatchObject({ serial, screen: null });
  });

  test('a screen whose port is not known yet, at the address of the config', async () => {
    const own = { ...PLAIN_HVM, vnc: { listen: '192.0.2.2:3' } };
    const host = fakeHost({ domains: [domain(7, 'web1', 'hvm', own)] });
    expect(await findGuest('web1', host)).toMatchObject({ screen: { address: '192.0.2.2', port: null } });
  });

  test('the picture of a pv guest with a vfb', async () => {
    const host = fakeHost({ domains: [domain(7, 'web1', 'pv')], store: vnc(7, '5900') });
    expect(await findGuest('web1', host)).toMatchObject({ serial: false, screen: { port: 5900 } });
  });

  test('a port that is none is none', async () => {
    const host = fakeHost({ domains: [domain(7, 'web1', 'pv')], store: vnc(7, '$(id)') });
    expect(await findGuest('web1', host)).toMatchObject({ screen: null });
  });
});

describe('a guest that cannot be entered', () => {
  const domains = [domain(1, 'web1', 'pvh'), domain(2, 'mail', 'pvh')];

  test('is off: how it is started', async () => {
    const { exitCode, message, remedy } = await refusal('db1', { domains, files: ['/etc/xen/db1.cfg'] });
    expect(exitCode).toBe(3);
    expect(message).toBe('db1 does not run on this machine');
    expect(remedy).toContain('xl create /etc/xen/db1.cfg');
  });

  test('is not known: those that are nearly called so, else those that run', async () => {
    expect(await refusal('wbe1', { domains })).toMatchObject({
      exitCode: 3,
      message: 'no guest "wbe1" runs on this machine',
      remedy: expect.stringContaining('Did you mean web1?'),
    });
    expect((await refusal('something', { domains })).remedy).toContain('Those that run: web1, mail.');
    expect((await refusal('something', {})).remedy).toMatch(/^No guest runs there\. .*xl create/);
  });

  test.each(['', '-x', '../../x', '3', 'a b', '\x1b[2J'])(
    '%j is looked for as a name and never as a path',
    async (name) => {
      const { exitCode, remedy } = await refusal(name, { domains });
      expect(exitCode).toBe(3);
      expect(remedy).not.toContain('xl create');
    },
  );

  test('is the host itself', async () => {
    expect(await refusal('Domain-0', { domains })).toMatchObject({
      exitCode: 3,
      remedy: expect.stringContaining('Log in'),
    });
  });

  test.each([
    [{ code: 127, stderr: 'xl: not found\n' }, 'ssh://root@xen1 is not a Xen host: it has no xl'],
    [{ code: 1, stderr: 'a\nlibxl: error: cannot open privcmd\n' }, 'libxl: error: cannot open privcmd'],
    [{ stdout: 'Name   ID\n' }, 'no JSON'],
    [{ stdout: '{}' }, 'no JSON'],
  ])('is on a host that does not answer: %j', async (list, says) => {
    const { exitCode, message, remedy } = await refusal('web1', { list, where: 'ssh://root@xen1' });
    expect(exitCode).toBe(4);
    expect(message).toContain(says);
    expect(remedy).toContain('--host');
  });
});
