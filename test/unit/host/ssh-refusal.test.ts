import { describe, expect, test } from 'vitest';
import { german, speaking } from '../../support/languages.ts';

const doors = () => import('../../../src/host/ssh-refusal.ts');

/** OpenSSH's own words. */
const CHANGED = [
  '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
  'Offending ED25519 key in /root/.ssh/known_hosts:1',
  'Host key for [192.0.2.1]:2222 has changed and you have requested strict checking.',
  'Host key verification failed.',
].join('\r\n');

describe('a host that shows another key', () => {
  test('is taken out of the known ones by the name that it has there, port and all', async () => {
    const { problems } = (await doors()).explainRefusal('ssh://xen1', CHANGED);
    expect(problems[0]?.message).toContain('ssh://xen1 shows another key');
    expect(problems[0]?.remedy).toContain("ssh-keygen -R '[192.0.2.1]:2222'");
  });

  test('says so in the language of the person', async () => {
    await speaking(german);
    const { problems } = (await doors()).explainRefusal('ssh://xen1', CHANGED);
    expect(problems[0]?.message).toContain('ssh://xen1 zeigt einen anderen Schlüssel');
    const { problems: others } = (await doors()).explainRefusal('ssh://xen1', 'kex_exchange_identification: …');
    expect(others[0]?.message).toContain('ssh konnte sich nicht mit ssh://xen1 verbinden');
  });
});
