import { beforeAll, describe, expect, it } from 'vitest';
import { german, speaking } from '../../support/languages.ts';

describe('the drives of a guest in German', () => {
  beforeAll(() => speaking(german));

  it('have no English word among them', async () => {
    const { reportLines } = await import('../../../src/commands/disc/report.ts');
    const { HERE } = await import('../../../src/host/where.ts');
    const queue = [
      { path: '/srv/a.iso', done: true },
      { path: '/srv/b.iso', done: false },
    ];
    const drives = [{ drive: 'hdc', disc: null, locked: null, open: null }];
    expect(reportLines({ guest: 'web1', type: 'hvm', drives, queue } as never, HERE)).toEqual([
      'Die Laufwerke von web1 (hvm) auf diesem Rechner',
      '  hdc  leer',
      '',
      'Seine Discs, in ihrer Reihenfolge',
      '  erledigt  /srv/a.iso',
      '  nächste   /srv/b.iso',
    ]);
    expect(reportLines({ guest: 'web1', type: 'pvh', drives: [], queue: [] } as never, HERE)[1]).toBe('  keine');
  });
});
