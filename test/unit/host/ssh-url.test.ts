import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSshUrl } from '../../../src/host/ssh-url.ts';
import { UserError } from '../../../src/problem.ts';

function refusal(url: string): UserError {
  try {
    parseSshUrl(url);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${url} was taken`);
}

test.each([
  ['ssh://xena', { host: 'xena', user: undefined, port: undefined }],
  ['ssh://root@xen1.example.org', { host: 'xen1.example.org', user: 'root', port: undefined }],
  ['ssh://root@192.0.2.7:2222', { host: '192.0.2.7', user: 'root', port: 2222 }],
  ['ssh://root@xena/', { host: 'xena', user: 'root', port: undefined }],
  ['ssh://root@[2001:db8::7]:22', { host: '2001:db8::7', user: 'root', port: 22 }],
  ['ssh://[fe80::1%eno1]', { host: 'fe80::1%eno1', user: undefined, port: undefined }],
])('%s names a host', (url, target) => {
  expect(parseSshUrl(url)).toEqual(target);
});

test.each([
  '',
  'xena',
  'http://xena',
  'ssh://',
  'ssh://root@',
  'ssh://-oProxyCommand=id',
  'ssh://-v@xena',
  'ssh://ro ot@xena',
  'ssh://root@xen$(id)a',
  'ssh://root@xena;id',
  'ssh://root@xena:0',
  'ssh://root@xena:65536',
  'ssh://root@xena:22x',
  'ssh://root@xena:',
  'ssh://root@xena/path',
  'ssh://root@xena?x=1',
  'ssh://root@xena\n',
  'ssh://a@b@c',
  'ssh://root@[::1',
  'ssh://root@2001:db8::7',
])('%j is refused with the way to write it, exit 2, field --host', (url) => {
  const error = refusal(url);
  expect(error.exitCode).toBe(2);
  expect(error.problems[0]?.field).toBe('--host');
  expect(error.problems[0]?.remedy).not.toBe('');
});

test('a password in the URL is refused and not repeated', () => {
  const [problem] = refusal('ssh://root:hunter2@xena').problems;
  expect(problem?.remedy).toContain('ssh-copy-id');
  expect(JSON.stringify(problem)).not.toContain('hunter2');
});

test('whatever is taken has no dash in front and nothing a shell would act on', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('root', 'xena', '-', '@', ':', '22', '$(id)', '['),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const url = `ssh://${pieces.join('')}`;
      let target: ReturnType<typeof parseSshUrl>;
      try {
        target = parseSshUrl(url);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        return;
      }
      expect(target.host).toMatch(/^[A-Za-z0-9._:][A-Za-z0-9._:%-]*$/);
      expect(target.user ?? 'x').toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
    }),
  );
});

test('what is refused names the field where it was given', () => {
  expect(() => parseSshUrl('ssh://a b', 'host')).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ field: 'host' })] }),
  );
  expect(refusal('ssh://a b').problems[0]).toMatchObject({ field: '--host' });
});
