import { expect, test } from 'vitest';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { exampleWorld } from '../../support/worlds.ts';

const warnings = (more: Record<string, string>): string =>
  outcomeOf(
    new Map(Object.entries({ name: 'web1', 'source.path': '/srv/images/d.qcow2', 'network.0.mode': 'route', ...more })),
    exampleWorld(),
  ).spec.warnings.join('\n');

test('an address that nothing tells the guest is said, not one that is still to be answered', () => {
  const none = { 'login.user': '' };
  expect(warnings({ ...none, 'network.0.ip': '192.0.2.50' })).toContain(
    'Nothing tells the guest its address 192.0.2.50',
  );
  expect(warnings(none)).not.toContain('Nothing tells the guest');
});
