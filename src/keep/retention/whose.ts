import { parseConfig } from '../../xl/parse.ts';
import type { Draft } from '../manifest.ts';

/** What is known of the guest of a backup. */
export type About = Pick<Draft, 'config' | 'host'>;

/**
 * Tells a guest from another one of its name: two hosts may write to one folder. By the UUID in its config, which goes with it from host to
 * host; one that has none there gets another with each start, and is told by its host.
 */
export function whoseIs({ config, host }: About): string {
  const uuid = parseConfig(config.text).settings.get('uuid');
  return typeof uuid === 'string' && uuid !== '' ? `uuid=${uuid.toLowerCase()}` : `host=${host}`;
}
