import { HostLost, type Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import type { Placed } from '../action.ts';

/** Opens the way to another host by its ssh URL; reaches out with the first command only. */
export type Connect = (url: string) => Promise<Runner>;

/** Another host than the plan's own is lost. The records lie on the own one, so that they can still be kept. */
export class PeerLost extends HostLost {
  readonly where: string;
  /** What a person does about it, where ssh's words say it. */
  readonly remedy: string | undefined;

  constructor(where: string, why: string, remedy?: string) {
    super(why);
    this.where = where;
    this.remedy = remedy;
  }
}

/**
 * The hosts that a plan is carried out on: its own, which keeps lock and journal, and others that some steps name. Those
 * are connected to when the first such step comes, once each, and closed at the end.
 */
export class Hosts {
  readonly own: Runner;
  readonly #connect: Connect | undefined;
  readonly #others = new Map<string, Promise<Runner>>();
  /** Another host that is gone for good: what is to be done there is left out. */
  gone: string | undefined;

  constructor(own: Runner, connect: Connect | undefined) {
    this.own = own;
    this.#connect = connect;
  }

  isGone({ on }: { on?: string | undefined }): boolean {
    return on !== undefined && on === this.gone;
  }

  /** The runner for a step. Whatever cuts it off from another host comes out of it as PeerLost. */
  for({ on }: Placed): Promise<Runner> {
    return on === undefined ? Promise.resolve(this.own) : this.at(on);
  }

  at(url: string): Promise<Runner> {
    const known = this.#others.get(url);
    if (known) return known;
    if (!this.#connect) throw new TypeError(`nobody said how ${url} is reached`);
    const opened = guarded(url, () => this.#connect!(url)).then((runner) => watched(url, runner));
    this.#others.set(url, opened);
    return opened;
  }

  /** Closes the others; the own host belongs to whoever gave it. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#others.values());
    await Promise.all(opened.flatMap((host) => (host.status === 'fulfilled' ? [host.value.close()] : [])));
  }
}

/**
 * The own host, once it has answered: that it cannot be reached any more (a new connection does not come up, which is a
 * UserError of ssh's) is the same to what is under way as a connection that broke. The first refusal stays what it is.
 */
export function onceReached(runner: Runner): Runner {
  const { isThere, renew } = runner;
  let reached = false;
  const inside = through(runner, async (work) => {
    try {
      const value = await work();
      reached = true;
      return value;
    } catch (error) {
      const isUnreachable = error instanceof UserError && error.exitCode === EXIT.notReady;
      throw reached && isUnreachable ? new HostLost(error.message) : error;
    }
  });
  return {
    ...inside,
    ...(isThere ? { isThere: (path) => isThere.call(runner, path) } : {}),
    ...(renew ? { renew: () => renew.call(runner) } : {}),
  };
}

const watched = (url: string, runner: Runner): Runner => ({
  ...through(runner, (work) => guarded(url, work)),
  where: url,
});

/** The same runner with `around` about every call to the host. */
function through(runner: Runner, around: <T>(work: () => Promise<T>) => Promise<T>): Runner {
  const { where, runMany, pipe } = runner;
  return {
    where,
    run: (command, options) => around(() => runner.run(command, options)),
    readText: (path) => around(() => runner.readText(path)),
    writeFile: (path, content, mode) => around(() => runner.writeFile(path, content, mode)),
    append: (path, text) => around(() => runner.append(path, text)),
    ...(pipe ? { pipe: (command, take, options) => around(() => pipe.call(runner, command, take, options)) } : {}),
    ...(runMany ? { runMany: (commands) => around(() => runMany.call(runner, commands)) } : {}),
    close: () => runner.close(),
  };
}

/** A connection that breaks and one that never came up are the same to a plan: its step cannot be done. */
async function guarded<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PeerLost) throw error;
    if (error instanceof HostLost) throw new PeerLost(url, error.message);
    if (error instanceof UserError) throw new PeerLost(url, error.message, error.problems[0]?.remedy);
    throw error;
  }
}
