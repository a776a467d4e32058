import type { Runner } from '../../host/runner.ts';

/**
 * The time zone that the host lives in, by its name in the IANA database (localtime(5), timezone(5) of Debian). `UTC` where it
 * does not say, or says one that is not known here.
 */
export async function zoneOf(runner: Runner): Promise<string> {
  const link = await runner.run({ argv: ['readlink', '-f', '/etc/localtime'], timeoutMs: 30_000 });
  const [, linked] = /\/zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(link.stdout.trim()) ?? [];
  const named = linked ?? (await runner.readText('/etc/timezone'))?.trim().split('\n')[0];
  return named !== undefined && isKnown(named) ? named : 'UTC';
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
