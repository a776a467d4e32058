import type { Facts } from '../host/facts.ts';
import { t } from '../text/t.ts';
import type { StorageBackend, Traits } from './backend.ts';
import { BACKENDS } from './index.ts';

/** A table in plain words, a row a backend; its first column, without a heading, is the backend's name. */
export interface Comparison {
  header: string[];
  rows: string[][];
}

/** Few columns a table, so that each has room for its words on 80 columns; what is asked first comes first. */
const TABLES: readonly (readonly [title: string, trait: keyof Traits][])[] = [
  [
    ['snapshots', 'snapshots'],
    [t('live migration'), 'migration'],
    [t('who reaches it'), 'sharing'],
  ],
  [
    ['speed', 'speed'],
    [t('when it breaks'), 'failure'],
    [t('what it needs'), 'needs'],
  ],
];

/** Every backend beside every other; with facts, first of all which of them this host can do now, and what is missing. */
export function compareBackends(
  facts: Facts | undefined,
  backends: readonly StorageBackend[] = BACKENDS,
): Comparison[] {
  const traits = TABLES.map((columns) => ({
    header: ['', ...columns.map(([title]) => title)],
    rows: backends.map(({ label, traits }) => [label, ...columns.map(([, trait]) => traits[trait])]),
  }));
  if (!facts) return traits;
  const rows = backends.map((backend) => {
    const obstacle = backend.unavailable(facts);
    return obstacle
      ? [backend.label, t('not yet'), `${sentence(obstacle.reason)} ${sentence(obstacle.remedy)}`]
      : [backend.label, 'yes', ''];
  });
  return [{ header: ['', t('on this host'), t('what is missing')], rows }, ...traits];
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}
