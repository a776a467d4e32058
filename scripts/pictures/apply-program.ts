import * as yaml from 'yaml';
import { OwnDraft } from '../../src/commands/new/draft.ts';
import { imageKey, lookIntoImage, readKeys } from '../../src/commands/new/look.ts';
import { loadRenderer } from '../../src/commands/new/renderer.ts';
import { Session } from '../../src/commands/new/session.ts';
import type { Target } from '../../src/commands/new/target.ts';
import { Targets } from '../../src/commands/new/targets.ts';
import { WizardDriver } from '../../src/commands/new/wizard-driver.ts';
import { exampleFacts } from '../../src/host/example.ts';
import { runTui } from '../../src/tui/app.tsx';
import { playedHost } from './played-host.ts';

/**
 * The wizard as it is, on a host that is played: to show how a plan is carried out where there is no Xen. Called with the
 * host’s folder, at how many percent the copy stops (with commas), and the answers that are given already.
 */
const [root = '', stops = '', ...answers] = process.argv.slice(2);
const facts = { ...exampleFacts(), where: 'this machine', hostname: 'xen1' };
const runner = playedHost(root, stops.split(',').map(Number));
const target: Target = {
  name: 'xen1',
  option: '',
  runner,
  connect: () => Promise.reject(new Error('there is no other host')),
  described: false,
  facts: async () => facts,
};
const args = {
  ...{ name: undefined, answers: undefined, set: [], host: undefined, facts: undefined, out: undefined },
  ...{ print: undefined, write: false, apply: false, yes: false, start: true, test: false, plain: false },
  ...{ ascii: false, json: false, templates: undefined },
};
const targets = Object.assign(new Targets(args), { of: async () => target });
const given = new Map(answers.map((answer) => answer.split('=', 2) as [string, string]));
const session = new Session(given, {
  hosts: undefined,
  host: async () => ({ facts, described: false }),
  imageKey: (chosen) => imageKey(chosen, false),
  image: (chosen, signal) => lookIntoImage(chosen, target, { signal }),
  peersKey: () => undefined,
  peers: async () => new Map(),
  keys: readKeys,
  keep: () => undefined,
});
const driver = new WizardDriver(session, targets, args, new OwnDraft(), () => undefined);
driver.tools = { renderer: await loadRenderer(undefined), yaml };
await runTui(driver);
process.exit();
