import { ELSEWHERE, ruledByXapi, xapiRules } from '../../host/checks/xen.ts';
import { exampleFacts } from '../../host/example.ts';
import type { Facts } from '../../host/facts.ts';
import { localRunner } from '../../host/local.ts';
import type { Runner } from '../../host/runner.ts';
import { becomeRoot, theHost } from '../../host/where.ts';
import { EXIT, type Problem, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';

/** The host that is planned for. */
export interface Target {
  /** For headers: `this machine`, an ssh URL, `the example host`. */
  name: string;
  /** As it goes behind a command: ` --host ssh://…`, or nothing. */
  option: string;
  /** Where paths are looked at; for a described host: this machine. */
  runner: Runner;
  /** Another host, as a person on this machine reaches it; connects with the first command. */
  connect(url: string): Promise<Runner>;
  /** Only described: nothing can be carried out. */
  described: boolean;
  facts(): Promise<Facts>;
}

/** Throws a UserError for a wrong URL or facts file; reaches out only when the facts are asked for. */
export async function openTarget(args: {
  host?: string | undefined;
  facts?: string | undefined;
  /** ssh settings in place of the person's own: the lab's. */
  sshConfig?: string;
}): Promise<Target> {
  if (args.facts !== undefined && args.host !== undefined) {
    throw new UserError(EXIT.usage, {
      field: '--facts',
      message: t('--facts and --host cannot go together'),
      remedy: t('A host is either described by a file or asked over ssh: leave one out.'),
    });
  }
  const connect = async (url: string): Promise<Runner> => {
    const { sshRunner } = await import('../../host/ssh.ts');
    return sshRunner(url, args.sshConfig ? { configFile: args.sshConfig } : {});
  };
  if (args.facts !== undefined) {
    const facts = args.facts === 'example' ? exampleFacts() : await fromFile(args.facts);
    return {
      name: args.facts === 'example' ? t('the example host') : t`${facts.hostname} (described)`,
      option: ` --facts ${args.facts}`,
      runner: localRunner(),
      connect,
      described: true,
      facts: async () => facts,
    };
  }
  const runner = args.host === undefined ? localRunner() : await connect(args.host);
  return {
    name: args.host ?? runner.where,
    option: args.host === undefined ? '' : ` --host ${args.host}`,
    runner,
    connect,
    described: false,
    facts: async () => (await import('../../host/probe.ts')).readFacts(runner),
  };
}

const fromFile = async (file: string): Promise<Facts> =>
  (await import('../../host/read-facts-file.ts')).readFactsFile(file);

/** Why nothing can be carried out there, judged by its own facts; undefined: it can. A described host is not judged. */
export function hostProblem(facts: Facts, target: Target): Problem | undefined {
  if (target.described) return undefined;
  if (ruledByXapi(facts)) return { field: 'host', message: xapiRules(facts), remedy: ELSEWHERE };
  if (facts.xen.role === 'dom0' && facts.root) return undefined;
  if (facts.xen.role !== 'dom0') {
    return {
      field: 'host',
      message: t`${theHost(target.name)} is not a running Xen host: ${facts.xen.reason}`,
      remedy:
        `${t('Plan for another one: --host ssh://root@HOST asks it, --facts FILE or --facts example takes a described one.')} ` +
        t('How a machine becomes a Xen host: the guide’s page concepts/no-xen-yet.'),
    };
  }
  return {
    field: 'host',
    message: t('you are not root there, and xl answers to root only'),
    remedy: becomeRoot(target.name),
  };
}
