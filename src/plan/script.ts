import { quoteForShell } from '../host/quote.ts';
import { EXIT } from '../problem.ts';
import { installs } from '../sources/iso/install-actions.ts';
import type { Action, Check, Plan } from './action.ts';
import { hostName, otherHosts, placeText, sshWords } from './elsewhere.ts';
import { REPORT } from './script-helpers.ts';
import { helpersFor } from './script-helpers-called.ts';
import { checkFunction, comment, DATA, mustBeFree, plainCheck, stepLines, wholeCommand } from './script-steps.ts';
import { newFiles, type PlacedPath, startsGuest } from './starts.ts';

/**
 * The whole plan as a bash script that needs nothing of xenguide: `bash NAME.sh` on the host. It looks first whether
 * everything is there and nothing in the way (exit 4, 3, 5), then does one action after the other, and at a failure says
 * what was done and prints the commands that take it back (exit 7). `start` false: the guest is not started.
 */
export function planScript(plan: Plan, options: { start: boolean }): string {
  const actions = plan.actions.filter((action) => options.start || !startsGuest(action));
  const script = new Script(plan, actions);
  return script.text();
}

class Script {
  readonly #plan: Plan;
  readonly #actions: readonly Action[];
  /** Checks that need input of their own, as functions. */
  readonly #functions: string[] = [];

  constructor(plan: Plan, actions: readonly Action[]) {
    this.#plan = plan;
    this.#actions = actions;
  }

  text(): string {
    const body = [
      ...this.#first(),
      ...this.#actions.flatMap((action, index) => this.#action(action, index)),
      ...this.#last(),
    ];
    const commands = [...this.#functions, ...body].filter((line) => line[0] !== '#' && line[0] !== DATA);
    const functions = this.#functions.length === 0 ? [] : [...this.#functions, ''];
    const lines = [...this.#head(), ...helpersFor([...commands, REPORT].join('\n')), ...functions, REPORT, '', ...body];
    return `${lines.map((line) => (line[0] === DATA ? line.slice(1) : line)).join('\n')}\n`;
  }

  #head(): string[] {
    const { name, findings = [], reasons, warnings = [] } = this.#plan;
    return [
      '#!/usr/bin/env bash',
      ...comment(`The guest ${name}: everything that makes it, step by step. Run it on the Xen host as root:`),
      `#   bash ${name}.sh`,
      '#',
      ...comment('It looks first whether anything is missing or in the way, and stops at the first step that fails.'),
      ...listed('Read this first:', warnings),
      ...listed(installs(this.#plan) ? 'What was found on the discs:' : 'What was found in the image:', findings),
      ...listed('Why it is built so:', reasons),
      '',
      '# shellcheck disable=SC1003,SC1112,SC2016,SC2174 # Text in single quotes is meant to stay; mkdir -m is for the last folder.',
      'set -euo pipefail',
      'export LC_ALL=C',
      'PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin',
      'umask 077',
      `script=${quoteForShell([`${name}.sh`])}`,
      ...(asks(this.#actions) ? ['yes=\'\'; if [ "${1:-}" = --yes ]; then yes=1; fi # nobody is to be asked'] : []),
      'made=() # titles of what is done',
      'back=() # commands that take it back, the newest first',
      "now=''  # what is being done",
      '',
    ];
  }

  /** Everything that is asked before the first change. */
  #first(): string[] {
    const { needs, preconditions, name } = this.#plan;
    const lines = ['# ---- First: is everything here, and nothing in the way? ----', ''];
    if (asks(this.#actions)) {
      const words = [
        'there is no terminal, and the change of the network must be confirmed by somebody who sees it',
        `Run it in a terminal, or: bash ${name}.sh --yes (then the host’s gateway must answer)`,
      ];
      lines.push(`[ -n "$yes" ] || [ -t 0 ] || stop 2 ${quoteForShell(words)}`);
    }
    // Whatever speaks to Xen must be root.
    if (needs.some(({ tool }) => tool === 'xl')) {
      lines.push(
        `[ "$(id -u)" -eq 0 ] || stop 4 'only root can do this' ${quoteForShell([`Run: sudo bash ${name}.sh`])}`,
      );
    }
    for (const url of otherHosts(this.#plan)) {
      const ask = sshWords(url, 'true', ['-n']);
      lines.push(
        `quiet ${quoteForShell(ask)} ||`,
        `  stop 4 ${quoteForShell([`${hostName(url)} cannot be reached`, `This must work without a question: ${quoteForShell(ask)}`])}`,
      );
    }
    for (const { tool, package: from, on } of needs) {
      if (on === undefined) lines.push(`need ${quoteForShell([tool, from])}`);
      else {
        const ask: Check = { run: ['which', tool], on };
        const words = [`${tool} is not installed on ${hostName(on)}`, `Install it there: apt install ${from}`];
        lines.push(`quiet ${plainCheck(ask)} ||`, `  stop 4 ${quoteForShell(words)}`);
      }
    }
    preconditions.forEach(({ check, message, remedy, exit }, index) => {
      if ('mustBeFree' in check) {
        lines.push(mustBeFree(check));
        return;
      }
      const question = this.#question(`precondition_${index + 1}`, check);
      lines.push(`quiet ${question} ||`, `  stop ${EXIT[exit]} ${quoteForShell([message, remedy])}`);
    });
    this.#actions.forEach((action, index) => {
      if (action.check && action.whenThere !== 'keep') {
        const what = `${action.touches.join(', ') || action.title} is there already`;
        const remedy = `It is not touched. Look whether it can go, or choose another name.`;
        const question = this.#question(`is_there_${index + 1}`, action.check);
        lines.push(`if quiet ${question}; then`, `  stop 5 ${quoteForShell([what, remedy])}`, 'fi');
      }
      const files = newFiles(this.#plan.actions, action)
        .filter(({ path, on }) => action.check?.on !== on || !action.check?.run.includes(path))
        .flatMap(mustBeNew);
      if (files.length > 0 && action.check && action.whenThere === 'keep') {
        // Shared with others, and there already: then its files are no obstacle.
        const question = this.#question(`is_there_${index + 1}`, action.check);
        lines.push(`if ! quiet ${question}; then`, ...files.map((line) => `  ${line}`), 'fi');
      } else lines.push(...files);
    });
    return lines;
  }

  #action(action: Action, index: number): string[] {
    const number = `${index + 1} of ${this.#actions.length}`;
    const head = ['', ...comment(`---- ${number}: ${action.title} ----`), ...comment(action.why)];
    const back = action.undo.filter((step) => !('say' in step)).map(wholeCommand);
    const body = [
      `begin ${quoteForShell([`[${index + 1}/${this.#actions.length}] ${action.title}`, ...back])}`,
      ...action.do.flatMap(stepLines),
      ...this.#verify(action, index),
      'finish',
    ];
    if (action.whenThere !== 'keep' || !action.check) return [...head, ...body];
    const question = this.#question(`is_there_${index + 1}`, action.check);
    return [
      ...head,
      `if ! quiet ${question}; then`,
      ...body.map((line) => (line.startsWith(DATA) ? line : `  ${line}`)),
      'fi',
    ];
  }

  #verify({ verify, title }: Action, index: number): string[] {
    if (!verify) return [];
    if (verify.kind === 'alive') {
      const type = verify.console === 'serial' ? ['-t', 'serial'] : [];
      return [`watch_guest ${quoteForShell([verify.guest, String(verify.graceSeconds), ...type])}`];
    }
    const seconds = Math.max(1, Math.ceil((verify.check.timeoutMs ?? 15_000) / 1000));
    const question = this.#question(`has_effect_${index + 1}`, verify.check);
    const [trouble] = [verify.check.trouble ?? []].flat();
    const words = trouble ? [trouble.message, trouble.remedy] : [`“${title}” did not have its effect`, 'See above.'];
    return [`wait_for ${seconds} ${question} || stop 7 ${quoteForShell(words)}`];
  }

  #last(): string[] {
    // xenguide's own undo works from a journal, and a script keeps none.
    const after = this.#plan.after.filter((line) => !line.includes('xenguide undo'));
    return [
      '',
      "say 'Everything is done.'",
      ...(after.length === 0
        ? []
        : [
            `printf '%s\\n' \\`,
            ...after.map((line, index) => `  ${quoteForShell([line])}${index < after.length - 1 ? ' \\' : ''}`),
          ]),
      'if [ "${#back[@]}" -gt 0 ]; then',
      "  printf '%s\\n' 'To take it all back, in this order:'",
      `  printf '  %s\\n' "\${back[@]}"`,
      'fi',
    ];
  }

  /** The check as something that can follow `if quiet`. */
  #question(name: string, check: Check): string {
    const plain = plainCheck(check);
    if (plain !== undefined) return plain;
    this.#functions.push(...checkFunction(name, check));
    return name;
  }
}

/** A step of it waits for somebody to say that the host is still there. */
const asks = (actions: readonly Action[]): boolean =>
  actions.some(({ do: steps }) => steps.some((step) => 'confirm' in step));

/** Stops the script where a file that it will write is there. */
function mustBeNew({ path, on }: PlacedPath): string[] {
  if (on === undefined) return [`free ${quoteForShell([path])}`];
  const ask: Check = { run: ['test', '-e', path, '-o', '-L', path], on };
  const words = [`${placeText(path, on)} is there already`, 'Look whether it can go, or choose another name.'];
  return [`if quiet ${plainCheck(ask)}; then`, `  stop 5 ${quoteForShell(words)}`, 'fi'];
}

const listed = (title: string, sentences: readonly string[]): string[] =>
  sentences.length === 0 ? [] : ['#', ...comment(title), ...sentences.flatMap((each) => comment(`- ${each}`))];
