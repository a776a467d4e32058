import { exampleFacts } from '../../host/example.ts';
import type { Facts } from '../../host/facts.ts';
import { localRunner } from '../../host/local.ts';
import type { Runner } from '../../host/runner.ts';
import { sshRunner } from '../../host/ssh.ts';
import { EXIT, UserError } from '../../problem.ts';

/** The host that is planned for. */
export interface Target {
  /** For headers: `this machine`, an ssh URL, `the example host`. */
  name: string;
  /** As it goes behind a command: ` --host ssh://…`, or nothing. */
  option: string;
  /** Where paths are looked at; for a described host: this machine. */
  runner: Runner;
  /** Only described: nothing can be carried out. */
  described: boolean;
  facts(): Promise<Facts>;
}

/** Throws a UserError for a wrong URL or facts file; reaches out only when the facts are asked for. */
export async function openTarget(args: { host?: string | undefined; facts?: string | undefined }): Promise<Target> {
  if (args.facts !== undefined && args.host !== undefined) {
    throw new UserError(EXIT.usage, {
      field: '--facts',
      message: '--facts and --host cannot go together',
      remedy: 'A host is either described by a file or asked over ssh: leave one out.',
    });
  }
  if (args.facts !== undefined) {
    const facts = args.facts === 'example' ? exampleFacts() : await fromFile(args.facts);
    return {
      name: args.facts === 'example' ? 'the example host' : `${facts.hostname} (described)`,
      option: ` --facts ${args.facts}`,
      runner: localRunner(),
      described: true,
      facts: async () => facts,
    };
  }
  const runner = args.host === undefined ? localRunner() : await sshRunner(args.host);
  return {
    name: args.host ?? 'this machine',
    option: args.host === undefined ? '' : ` --host ${args.host}`,
    runner,
    described: false,
    facts: async () => (await import('../../host/probe.ts')).readFacts(runner),
  };
}

const fromFile = async (file: string): Promise<Facts> =>
  (await import('../../host/read-facts-file.ts')).readFactsFile(file);

/** A host where guests can be planned from what it says of itself. Throws exit 4 with the remedy otherwise. */
export function requireXen(facts: Facts, target: Target): void {
  if (facts.xen.role === 'dom0' && facts.root) return;
  const problem =
    facts.xen.role !== 'dom0'
      ? {
          message: `${target.name === 'this machine' ? 'This machine' : target.name} is not a running Xen host: ${facts.xen.reason}`,
          remedy:
            'Plan for another one: --host ssh://root@HOST asks it, --facts FILE or --facts example takes a described one. ' +
            '“xenguide guide concepts/no-xen-yet” says how a machine becomes a Xen host.',
        }
      : {
          message: 'you are not root, and xl answers to root only',
          remedy: 'Run it with sudo, or as root.',
        };
  throw new UserError(EXIT.notReady, { field: '--host', ...problem });
}
