import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/wizard/evaluate.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { equippedFacts, exampleWorld } from '../../support/worlds.ts';

// A person at any question sees what Enter does, and why: a suggestion with its reason, or what leaving it empty means.

/** Only the person can know these. */
const NEEDED =
  /^(?:source\.(?:path|discs|device|kernel)|host\.url|storage\.(?:device|server|export|portal|iqn|peer\.|address|dir)|disks\.|network\.0\.(?:ip6?|subnet|gateway))/;

const WORLDS: Record<string, Record<string, Answer>> = {
  'an image': {},
  'a user': { 'login.user': 'admin' },
  discs: { 'source.kind': 'iso' },
  'a fixed address': { 'network.0.ip': '192.0.2.10/24' },
  nat: { 'network.0.mode': 'nat' },
  route: { 'network.0.mode': 'route' },
  'a new bridge': { 'network.0.bridge': 'new' },
  nfs: { 'storage.backend': 'nfs' },
  iscsi: { 'storage.backend': 'iscsi' },
  partition: { 'storage.backend': 'partition' },
  drbd: { 'storage.backend': 'drbd' },
  'a kernel of the host': { 'source.boot': 'direct' },
};

describe.each(Object.entries(WORLDS))('%s', (_, answers) => {
  const given = new Map<string, Answer>([['source.path', '/srv/x.img'], ...Object.entries(answers)]);
  const { placed } = evaluate(given, exampleWorld({ facts: equippedFacts() }));

  test.each(placed.filter(({ field }) => !field.detail).map(({ field }) => [field.key, field] as const))(
    '%s says what Enter does, and why',
    (key, field) => {
      expect(field.help.trim()).not.toBe('');
      expect(field.page).toMatch(/^[a-z]/);
      if (field.suggest) expect(field.suggest.because.trim()).not.toBe('');
      else if (field.optional) expect(field.empty ?? '', 'what leaving it empty means').not.toBe('');
      else expect(key).toMatch(NEEDED);
    },
  );
});
