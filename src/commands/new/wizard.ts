import type { TuiResult } from '../../face/driver.ts';
import { speaking } from '../../face/speaking.ts';
import type { Answers } from '../../guest/answers.ts';
import type { ExitCode } from '../../problem.ts';
import type { Io } from '../io.ts';
import type { NewArgs } from './args.ts';
import { conclude } from './conclude.ts';
import { OwnDraft } from './draft.ts';
import { hear } from './hear.ts';
import { imageKey, lookIntoImage, readKeys } from './look.ts';
import { lookAtPeers, peersKey } from './peers.ts';
import { Session } from './session.ts';
import { hostProblem } from './target.ts';
import { hostChoices, Targets } from './targets.ts';
import { WizardDriver } from './wizard-driver.ts';

/** A person at a terminal: the questions, the review, and what they choose there. */
export async function runWizard(args: NewArgs, answers: Answers, io: Io): Promise<ExitCode> {
  const targets = new Targets(args);
  const draft = new OwnDraft();
  const session = new Session(answers, {
    draft: args.answers === undefined && args.set.length === 0 ? draft.offer() : undefined,
    hosts: hostChoices(args),
    host: async (chosen) => {
      const target = await targets.of(chosen);
      const facts = await target.facts();
      const problem = hostProblem(facts, target);
      return { facts, described: target.described, ...(problem ? { problem } : {}) };
    },
    imageKey: (chosen) => imageKey(chosen, args.facts !== undefined || chosen.get('host.kind') === 'example'),
    image: async (chosen, signal, tell) => {
      const target = await targets.of(chosen);
      return lookIntoImage(chosen, target, {
        signal,
        onProgress: ({ doing, fraction }) => tell(inWords(doing, fraction)),
      });
    },
    peersKey,
    peers: async (chosen) => lookAtPeers(chosen, await targets.of(chosen)),
    hear: async (questions, chosen, signal) => hear(questions, await targets.of(chosen), signal),
    keys: readKeys,
    keep: (left) => draft.keep(left),
  });
  const load = async (): Promise<void> => {
    const [{ loadRenderer }, yaml] = await Promise.all([import('./renderer.ts'), import('yaml')]);
    driver.tools = { renderer: await loadRenderer(args.templates), yaml };
  };
  let loading: Promise<void> | undefined;
  // The first frame does not wait for the tools that only the preview and the plan need.
  const driver = new WizardDriver(session, targets, args, draft, () => {
    loading ??= load();
    loading.catch((error: unknown) => session.fail(error));
  });
  try {
    // What is wrong with the command line is said before the first question, not after the last.
    if (args.facts !== undefined || args.host !== undefined) await targets.of(answers);
    if (args.templates !== undefined) {
      loading = load();
      await loading;
    }
    const result = await showFace(driver, args, io);
    if (session.failure !== undefined && !result.applied) throw session.failure;
    return conclude(result, driver, draft, io, args.ascii);
  } finally {
    session.close();
    await targets.close();
  }
}

const inWords = (doing: string, fraction: number | undefined): string =>
  fraction === undefined ? doing : `${doing}, ${Math.floor(fraction * 100)} %`;

/** The full screen where the terminal can do it and somebody looks at it, else plain lines. */
async function showFace(driver: WizardDriver, args: NewArgs, io: Io): Promise<TuiResult> {
  if (args.plain || io.dumb || io.listens) {
    const { runPlain } = await import('../../plain/face.ts');
    return runPlain(speaking(driver), { ascii: args.ascii });
  }
  const { runTui } = await import('../../tui/app.tsx');
  return runTui(speaking(driver), { ascii: args.ascii });
}
