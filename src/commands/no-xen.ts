import type { Result, Runner } from '../host/runner.ts';
import { theHost } from '../host/where.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';

/** xl does not tell which guests there are. `where` begins the remedy: `A guest’s console is`. */
export function noXen({ code, stderr }: Result, runner: Runner, where: string): UserError {
  const words = stderr.trim().split('\n').at(-1) ?? '';
  return new UserError(EXIT.notReady, {
    field: 'host',
    message:
      code === 127
        ? t`${theHost(runner.where)} is not a Xen host: it has no xl`
        : t`xl cannot tell which guests there are on ${runner.where}${words === '' ? '' : `: ${words}`}`,
    remedy: t`${where} on its host: --host ssh://root@HOST asks that one. xenguide doctor says what is missing.`,
  });
}
