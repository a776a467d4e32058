import type { Driver } from '../../face/driver.ts';
import type { Yaml } from '../../guest/answers-file.ts';
import { openLibrary } from '../../guide/library.ts';
import type { Plan } from '../../plan/action.ts';
import { commandLine } from '../../plan/command-line.ts';
import type { Renderer } from '../../plan/render.ts';
import { startsGuest } from '../../plan/starts.ts';
import { t } from '../../text/t.ts';
import { handbook } from '../handbook.ts';
import type { NewArgs } from './args.ts';
import { completePath } from './complete.ts';
import type { OwnDraft } from './draft.ts';
import { otherFiles, type PlanFile, planFiles, type WrittenPaths, writeFiles } from './files.ts';
import { makePlan } from './make.ts';
import type { Session } from './session.ts';
import type { Targets } from './targets.ts';

/** What is loaded while the first questions are being answered. */
export interface Tools {
  renderer: Renderer;
  yaml: Yaml;
}

/** The session as the faces see it, and the plan that it comes to. */
export class WizardDriver implements Driver {
  readonly title = t('a new guest');
  readonly #session: Session;
  readonly #targets: Targets;
  readonly #args: NewArgs;
  readonly #draft: OwnDraft;
  readonly #page = handbook(openLibrary(), () => this.#session.world.facts);
  #tools: Tools | undefined;
  #unready: { of: unknown; view: ReturnType<Driver['view']> } | undefined;
  #plan: { of: unknown; plan: Plan } | undefined;

  #shown: () => void;

  constructor(session: Session, targets: Targets, args: NewArgs, draft: OwnDraft, shown: () => void) {
    this.#draft = draft;
    this.#shown = shown;
    this.#session = session;
    this.#targets = targets;
    this.#args = args;
  }

  set tools(tools: Tools) {
    this.#tools = tools;
    this.#session.render = (spec) => tools.renderer.draft(spec);
  }

  get quitNote(): string {
    return this.#draft.note;
  }

  get host(): string {
    const { facts } = this.#session.world;
    if (facts?.where === 'example') return t('the example host', 'on');
    const url = this.#session.answers.get('host.url');
    if (!facts && this.#session.world.hostProblem)
      return t`${String(url ?? this.#args.host ?? t('this machine'))}, which was not reached`;
    return facts?.hostname ?? this.#args.host ?? (url === undefined ? t('this machine') : String(url));
  }

  view(): ReturnType<Driver['view']> {
    const view = this.#session.view();
    if (this.#tools || !view.ready) return view;
    // The plan cannot be made before its tools are there; the same view, as long as nothing else changes.
    if (this.#unready?.of !== view) this.#unready = { of: view, view: { ...view, ready: false } };
    return this.#unready.view;
  }

  send(event: Parameters<Driver['send']>[0]): void {
    this.#session.send(event);
  }

  /** A face that listens has drawn its first frame, or is just about to: what comes after it may be loaded now. */
  subscribe(listener: () => void): () => void {
    setImmediate(this.#shown);
    this.#shown = () => {};
    return this.#session.subscribe(listener);
  }

  page(id: string): ReturnType<Driver['page']> {
    return this.#page(id);
  }

  async complete(path: string): Promise<string[]> {
    const target = await this.#targets.of(this.#session.answers);
    return completePath(target.runner, path);
  }

  /** The plan of the present answers, made once as long as nothing changes. Only asked for while the view is ready. */
  get whole(): Plan {
    const outcome = this.#session.outcome();
    if (this.#plan?.of !== outcome) {
      const { renderer, yaml } = this.#tools!;
      this.#plan = { of: outcome, plan: makePlan(outcome, this.#session.world, renderer, yaml) };
    }
    return this.#plan.plan;
  }

  get files(): PlanFile[] {
    return planFiles(this.whole, this.#args.start);
  }

  /** The host is only known from a description. */
  get described(): boolean {
    return this.#session.world.described === true;
  }

  /** The host is made up. */
  get example(): boolean {
    return this.#session.world.facts?.where === 'example';
  }

  get folder(): string {
    return this.#args.out ?? this.whole.name;
  }

  plan(): ReturnType<Driver['plan']> {
    return {
      actions: this.whole.actions
        .filter((action) => this.#args.start || !startsGuest(action))
        .map((action) => ({ ...action, commands: action.do.map(commandLine) })),
      files: this.files.map(({ name, what }) => ({ path: `${this.folder}/${name}`, what })),
    };
  }

  hinders(what: 'write' | 'apply'): string | undefined {
    if (what === 'write') {
      const others = this.#session.view().ready && this.#tools ? otherFiles(this.files, this.folder) : [];
      return others.length > 0
        ? t`${this.folder}/ holds other files of that name: change the guest’s name, or start again with --out FOLDER. Your answers are kept.`
        : undefined;
    }
    const { facts, hostProblem } = this.#session.world;
    if (hostProblem) return `${hostProblem.message}. ${hostProblem.remedy}`;
    return this.#args.facts !== undefined || facts?.where === 'example'
      ? t('This host is only described: write the files instead.')
      : undefined;
  }

  async apply(
    ...[onEvent, signal, confirm]: Parameters<NonNullable<Driver['apply']>>
  ): ReturnType<NonNullable<Driver['apply']>> {
    const target = await this.#targets.of(this.#session.answers);
    // The first question need not wait for all that changes a host.
    const { carryOut } = await import('./carry-out.ts');
    const { start, test } = this.#args;
    return carryOut(this.whole, target, { start, test }, onEvent, signal, this.#session.view().diagrams, confirm);
  }

  /** Writes the files; the draft has served its purpose then. */
  write(): WrittenPaths {
    const paths = writeFiles(this.files, this.folder);
    this.#draft.drop();
    return paths;
  }
}
