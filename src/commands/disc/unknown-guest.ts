import type { Runner } from '../../host/runner.ts';
import { onHost } from '../../host/where.ts';
import { EXIT, UserError } from '../../problem.ts';
import { listed } from '../../text/listed.ts';
import { nearest } from '../../text/nearest.ts';
import { t } from '../../text/t.ts';

const MOST = 8;

/** For a guest that neither runs nor is known to xenguide: which it may have been. */
export async function unknownGuest(name: string, runner: Runner): Promise<UserError> {
  const { stdout } = await runner.run({ argv: ['xl', 'list'], timeoutMs: 30_000 });
  // Name, number, MiB, VCPUs, state, seconds; the host itself has the number 0.
  const names = [...stdout.matchAll(/^(\S.*?)\s+([1-9]\d*)\s+\d+\s+\d+\s+\S{6}\s+[\d.]+\s*$/gm)].map(
    ([, each]) => each!,
  );
  const near = nearest(name, names);
  return new UserError(EXIT.usage, {
    field: 'guest',
    message: t`no guest ${JSON.stringify(name)} runs on ${onHost(runner.where)}`,
    remedy:
      near.length > 0
        ? t`Did you mean ${listed(near, t('or'))}? xl list shows those that run.`
        : names.length > 0
          ? t`Those that run: ${names.slice(0, MOST).join(', ')}${names.length > MOST ? ` ${t('and others')}` : ''}.`
          : t('No guest runs there. Its drives can only be changed while it does.'),
  });
}
