import { beforeAll, describe, expect, it } from 'vitest';
import { german, speaking } from '../../support/languages.ts';

/** German says this machine in another form behind a preposition than where the sentence is about it. */
describe('what a host is called in a German sentence', () => {
  beforeAll(() => speaking(german));
  const doors = async () => ({
    ...(await import('../../../src/host/where.ts')),
    ...(await import('../../../src/text/t.ts')),
    ...(await import('../../../src/text/shown.ts')),
    ...(await import('../../../src/commands/no-xen.ts')),
  });

  it('in a hole, said at once or held in English by a journal', async () => {
    const { HERE, noted, shown, t } = await doors();
    expect(t`xl cannot tell which guests there are on ${HERE}${''}`).toBe(
      'xl kann nicht sagen, welche Gäste es auf diesem Rechner gibt',
    );
    const held = noted`Looking at ${`${HERE} and ssh://xenb`}: is everything there, and nothing in the way?`;
    expect(held).toContain('this machine');
    expect(shown(held)).toBe('Auf diesem Rechner und ssh://xenb wird nachgesehen: Ist alles da, und nichts im Weg?');
  });

  it('outside of one, and as what the sentence is about', async () => {
    const { HERE, onHost, theHost } = await doors();
    expect([onHost(HERE), theHost(HERE)]).toEqual(['diesem Rechner', 'dieser Rechner']);
    expect([onHost('ssh://xenb'), theHost('ssh://xenb')]).toEqual(['ssh://xenb', 'ssh://xenb']);
  });
});
