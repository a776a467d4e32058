import { shown } from '../text/shown.ts';
import { spoken } from '../text/spoken.ts';
import type { Field, Option } from '../wizard/field.ts';
import type { FieldView, WizardView } from '../wizard/view.ts';
import type { ApplyEvent, ApplyResult, Driver, PlanSummary } from './driver.ts';

type Told = { message: string; remedy: string };

/**
 * A driver whose texts are in the person's language, those too that plans hold in English. Only what is shown is another text:
 * keys, values, paths and commands are the same. In English it is the driver itself.
 */
export function speaking(driver: Driver): Driver {
  if (spoken() === undefined) return driver;
  const views = new WeakMap<WizardView, WizardView>();
  const { apply, hinders } = driver;
  return {
    get title() {
      return driver.title;
    },
    get host() {
      return driver.host;
    },
    get quitNote() {
      return driver.quitNote ?? '';
    },
    view() {
      const view = driver.view();
      const known = views.get(view);
      if (known) return known;
      const made = viewShown(view);
      views.set(view, made);
      return made;
    },
    send: (event) => driver.send(event),
    subscribe: (listener) => driver.subscribe(listener),
    page: (id) => driver.page(id),
    complete: (path) => driver.complete(path),
    plan: () => planShown(driver.plan()),
    ...(hinders ? { hinders: (what) => some(hinders.call(driver, what)) } : {}),
    ...(apply
      ? {
          apply: async (onEvent, signal, confirm) =>
            resultShown(await apply.call(driver, (event) => onEvent(eventShown(event)), signal, confirm)),
        }
      : {}),
  };
}

const some = (text: string | undefined): string | undefined => (text === undefined ? undefined : shown(text));
const told = <T extends Told>(problem: T): T => ({
  ...problem,
  message: shown(problem.message),
  remedy: shown(problem.remedy),
});

function viewShown(view: WizardView): WizardView {
  const fields = new Map<FieldView, FieldView>();
  const field = (each: FieldView): FieldView => {
    const made = fields.get(each) ?? fieldShown(each);
    fields.set(each, made);
    return made;
  };
  return {
    ...view,
    sections: view.sections.map((section) => ({ ...section, fields: section.fields.map(field) })),
    current: view.current && field(view.current),
    problems: view.problems.map(told),
    reasons: view.reasons.map(shown),
    ...(view.findings ? { findings: view.findings.map(shown) } : {}),
    ...(view.warnings ? { warnings: view.warnings.map(shown) } : {}),
    ...(view.news ? { news: { ...view.news, text: shown(view.news.text) } } : {}),
    waiting: view.waiting.map(shown),
  };
}

function fieldShown(view: FieldView): FieldView {
  const { field, problem } = view;
  const { help, suggest, needed } = field;
  const words: Field = {
    ...field,
    help: shown(help),
    ...(suggest ? { suggest: { ...suggest, because: shown(suggest.because) } } : {}),
    ...(needed ? { needed: told(needed) } : {}),
    ...(field.kind === 'choice' ? { options: field.options.map(optionShown) } : {}),
  };
  return { ...view, field: words, problem: problem && told(problem) };
}

const optionShown = ({ hint, blocked, ...option }: Option): Option => ({
  ...option,
  label: shown(option.label),
  ...(hint === undefined ? {} : { hint: shown(hint) }),
  ...(blocked ? { blocked: { ...blocked, reason: shown(blocked.reason), remedy: shown(blocked.remedy) } } : {}),
});

const planShown = ({ actions, files }: PlanSummary): PlanSummary => ({
  actions: actions.map((action) => ({
    ...action,
    title: shown(action.title),
    why: shown(action.why),
    touches: action.touches.map(shown),
  })),
  files,
});

function eventShown(event: ApplyEvent): ApplyEvent {
  if (event.type === 'note') return { ...event, text: shown(event.text) };
  return event.type === 'failed' ? { ...event, message: shown(event.message) } : event;
}

const resultShown = (result: ApplyResult): ApplyResult => ({
  ...result,
  headline: shown(result.headline),
  sections: result.sections.map((section) => ({ ...section, lines: section.lines.map(lineShown) })),
});

/** A remedy stands indented behind its message. */
const lineShown = (line: string): string => {
  const text = line.trimStart();
  return line.slice(0, line.length - text.length) + shown(text);
};
