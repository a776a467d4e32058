import type { Action, Check, Condition, RunStep, Step } from '../../../src/plan/action.ts';

/**
 * A host in memory that knows just the programs which the iSCSI backend starts, so that logging in and out can be played
 * through with several guests. What it does not know is an error: a new command must be thought about here, too.
 */
export class IscsiHost {
  readonly files = new Map<string, string>();
  /** Records by target, with the value of node.startup. */
  readonly records = new Map<string, string>();
  /** Where its open-iscsi keeps them; null: elsewhere. */
  recordsIn: string | null = '/etc/iscsi/nodes';
  /** Whatever was written into each of their files. */
  readonly written = new Map<string, string>();
  readonly sessions = new Set<string>();
  /** The kernel says that a LUN of it is mounted or held. */
  busy = false;
  configs = '';
  /** What the guard would say, by the beginning of a device's name. */
  uses = new Map<string, string>();
  readonly wiped: string[] = [];
  readonly #standing = new Map<string, 'done' | 'kept'>();

  /** As apply does it: what is there already and may be shared is kept. Stops before the step for which `until` says so. */
  apply(actions: readonly Action[], until: (step: Step) => boolean = () => false): void {
    for (const action of actions) {
      if (action.check && action.whenThere === 'keep' && this.#says(action.check)) {
        this.#standing.set(action.id, 'kept');
        continue;
      }
      this.#standing.set(action.id, 'done');
      for (const step of action.do) {
        if (until(step)) return;
        this.#step(step);
      }
    }
  }

  /** As undo does it: the newest first, and what was kept is left alone. Throws when a step fails. */
  undo(actions: readonly Action[]): void {
    for (const action of [...actions].reverse()) {
      if (this.#standing.get(action.id) !== 'done') continue;
      for (const step of action.undo) this.#step(step);
      this.#standing.delete(action.id);
    }
  }

  #step(step: Step): void {
    if ('write' in step || 'confirm' in step) throw new Error('nothing is written or asked');
    for (const condition of step.onlyIf ?? []) if (!this.#says(condition)) return;
    if ('say' in step) return;
    if ('mustBeFree' in step) {
      const isAsked = (name: string): boolean =>
        step.every ? name.startsWith(step.mustBeFree) : name === step.mustBeFree;
      const reasons = [...this.uses].filter(([name]) => isAsked(name)).map(([, reason]) => reason);
      if (reasons.length > 0) throw new Error(`${step.trouble?.message}: ${reasons.join('; ')}`);
      return;
    }
    const { code } = this.#run(step);
    if (!(step.ok ?? [0]).includes(code))
      throw new Error([step.trouble ?? []].flat()[0]?.message ?? `${step.run.join(' ')}: ${code}`);
  }

  #says(check: Check | Condition): boolean {
    const { code, stdout } = this.#run(check);
    return (check.ok ?? [0]).includes(code) && (check.says === undefined || check.says === stdout.trim());
  }

  /** A record that was made without a discovery: `IQN/ADDRESS,PORT`. */
  #isRecord(file: string): boolean {
    const [folder, target, place] = file.split(/\/(?=[^/]+(?:\/[^/]+)?$)/);
    return folder === this.recordsIn && this.records.has(target!) && place !== undefined;
  }

  #run({ run, stdin, from }: Pick<RunStep, 'run' | 'stdin' | 'from'>): { code: number; stdout: string } {
    const [program, ...args] = run;
    const last = args.at(-1)!;
    const answer = (yes: boolean, no = 1) => ({ code: yes ? 0 : no, stdout: '' });
    switch (program) {
      case 'iscsiadm':
        return answer(...this.#iscsiadm(args));
      case 'install':
        this.files.set(`${last}/`, '');
        return answer(true);
      case 'touch':
        this.files.set(last, '');
        return answer(true);
      case 'rm':
        this.files.delete(last);
        return answer(true);
      case 'test':
        return answer(args[0] === '-e' ? this.files.has(last) || this.#isRecord(last) : true);
      case 'dd': {
        const file = args[0]!.replace(/^of=/, '');
        if (!this.#isRecord(file)) return answer(false);
        this.written.set(file, (this.written.get(file) ?? '') + (stdin ?? `<${from}>`));
        return answer(true);
      }
      case 'wipefs':
        this.wiped.push(last);
        return answer(true);
      case 'udevadm':
        return answer(true);
      case 'blkid':
        return answer(false, 2);
      case 'grep':
        return answer(args.some((word, index) => args[index - 1] === '-e' && this.configs.includes(word)));
      case 'find':
        return this.#find(args);
      default:
        throw new Error(`a host that does not know ${program}`);
    }
  }

  #iscsiadm(args: readonly string[]): [boolean, number] {
    const target = args[args.indexOf('-T') + 1]!;
    if (args.includes('discovery')) return [true, 0];
    if (args.includes('--stats')) return [this.sessions.has(target), 21];
    if (args.includes('--login')) {
      const isIn = this.sessions.has(target);
      if (!isIn) this.sessions.add(target);
      return [!isIn, 15];
    }
    if (args.includes('--logout')) return [this.sessions.delete(target), 21];
    if (args.includes('new')) {
      this.records.set(target, 'manual');
      return [true, 0];
    }
    if (args.includes('delete')) {
      if (this.sessions.has(target)) return [false, 15];
      return [this.records.delete(target), 21];
    }
    if (args.includes('update')) {
      const has = this.records.has(target);
      if (has) this.records.set(target, args.at(-1)!);
      return [has, 21];
    }
    return [this.records.has(target), 21];
  }

  #find(args: readonly string[]): { code: number; stdout: string } {
    if (args.includes('--rereadpt')) return { code: 0, stdout: this.busy ? args[0]! : '' };
    if (args.includes('-printf')) {
      // Of the folders of a target one is always missing; find says 1 then.
      const isThere = args.some((folder) => folder.startsWith(`${this.recordsIn}/`));
      const isAutomatic = this.records.get(args[0]!.split('/').at(-1)!) === 'automatic';
      return { code: 1, stdout: isThere && isAutomatic ? args[args.indexOf('-printf') + 1]! : '' };
    }
    if (args.includes('-delete')) {
      for (const path of args.slice(0, args.indexOf('-maxdepth'))) {
        const isEmpty = ![...this.files.keys()].some((file) => file.startsWith(`${path}/`) && file !== `${path}/`);
        if (isEmpty) this.files.delete(`${path}/`);
      }
      return { code: 0, stdout: '' };
    }
    const folder = `${args[0]}/`;
    if (!this.files.has(folder)) return { code: 1, stdout: '' };
    const others = [...this.files.keys()].filter((file) => file.startsWith(folder) && file !== folder);
    const name = args[args.indexOf('-name') + 1]!;
    return { code: 0, stdout: others.filter((file) => file !== `${folder}${name}`).join('\n') };
  }

  /** What open-iscsi and xenguide remember, for comparing. */
  get memory(): unknown {
    return { files: [...this.files.keys()].sort(), records: [...this.records], sessions: [...this.sessions] };
  }
}
