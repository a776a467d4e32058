import type { Answers } from '../../guest/answers.ts';
import type { HostChoices } from '../../guest/world.ts';
import { whyNotHere } from '../../host/here.ts';
import { runningLab } from '../../host/lab.ts';
import { t } from '../../text/t.ts';
import type { NewArgs } from './args.ts';
import { openTarget, type Target } from './target.ts';

/** Which hosts the person is asked about; undefined: the command line or this machine settles it. */
export function hostChoices(args: NewArgs): HostChoices | undefined {
  if (args.host !== undefined || args.facts !== undefined) return undefined;
  const here = whyNotHere();
  if (here === null) return undefined;
  const lab = runningLab()
    ? null
    : {
        reason: t('the practice lab is not up'),
        remedy: t('In another terminal: xenguide lab build (some minutes, once), then xenguide lab up.'),
      };
  return { here, lab };
}

/** The host that the answers choose; connections are made once and shared. */
export class Targets {
  readonly #args: NewArgs;
  readonly #open = new Map<string, Promise<Target>>();

  constructor(args: NewArgs) {
    this.#args = args;
  }

  of(answers: Answers): Promise<Target> {
    const kind = String(answers.get('host.kind') ?? (runningLab() ? 'lab' : 'example'));
    const key = kind === 'ssh' ? String(answers.get('host.url')) : kind;
    const known = this.#open.get(key);
    if (known) return known;
    const target = this.#connect(kind, key);
    this.#open.set(key, target);
    return target;
  }

  #connect(kind: string, url: string): Promise<Target> {
    if (this.#args.host !== undefined || this.#args.facts !== undefined) return openTarget(this.#args);
    if (whyNotHere() === null) return openTarget({});
    if (kind === 'ssh') return openTarget({ host: url.includes('://') ? url : `ssh://${url}` });
    const lab = kind === 'lab' ? runningLab() : undefined;
    if (!lab) return openTarget({ facts: 'example' });
    return openTarget({ host: lab.url, sshConfig: lab.sshConfig });
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values());
    await Promise.all(opened.flatMap((target) => (target.status === 'fulfilled' ? [target.value.runner.close()] : [])));
  }
}
