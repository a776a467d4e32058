import type { ApplyEvent, ApplyResult, Driver, PlanSummary } from '../../src/face/driver.ts';
import { parsePage } from '../../src/guide/page.ts';
import type { Confirm } from '../../src/plan/confirmation.ts';
import type { Answer } from '../../src/wizard/field.ts';
import { readValue, showValue } from '../../src/wizard/values.ts';
import type { FieldView, SectionView, WizardEvent, WizardView } from '../../src/wizard/view.ts';
import { type Answers, type DemoSection, demoSections } from './demo-sections.ts';

interface State {
  answers: Answers;
  refused: Record<string, { text: string; message: string; remedy: string }>;
  at: string;
  past: Answers[];
}

export interface DemoOptions {
  sections?: (answers: Answers) => DemoSection[];
  /** The config's text; by default a small one made from the answers. */
  preview?: (answers: Record<string, Answer | undefined>) => string;
  waiting?: string[];
  apply?: NonNullable<Driver['apply']>;
}

/** A wizard with every kind of question and none of the real ones: enough of an engine to drive the face. */
export class DemoDriver implements Driver {
  readonly title = 'new guest web1';
  readonly host = 'ssh://root@xen1.example.net';
  readonly quitNote = 'Your answers are kept as a draft.';
  readonly sent: WizardEvent[] = [];
  private state: State = { answers: {}, refused: {}, at: '', past: [] };
  private cached: WizardView | undefined;
  private waiting: string[];
  private readonly options: DemoOptions;
  private readonly listeners = new Set<() => void>();

  constructor(options: DemoOptions = {}) {
    this.options = options;
    this.waiting = options.waiting ?? [];
    this.state.at = this.order()[0] ?? 'review';
  }

  view(): WizardView {
    this.cached ??= this.makeView();
    return this.cached;
  }

  send(event: WizardEvent): void {
    this.sent.push(event);
    this.state = this.after(event);
    this.changed();
  }

  /** News from outside: what was waited for has come, or something else is waited for. */
  wait(waiting: string[]): void {
    this.waiting = waiting;
    this.changed();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  page(id: string) {
    return parsePage(id, pageText(id));
  }

  async complete(path: string): Promise<string[]> {
    return PATHS.filter((p) => p.startsWith(path) && !p.slice(path.length).replace(/\/$/, '').includes('/'));
  }

  plan(): PlanSummary {
    return PLAN;
  }

  async apply(onEvent: (event: ApplyEvent) => void, signal: AbortSignal, confirm?: Confirm): Promise<ApplyResult> {
    return (this.options.apply ?? quickApply)(onEvent, signal, confirm);
  }

  private sections(): DemoSection[] {
    return (this.options.sections ?? demoSections)(this.state.answers);
  }

  private order(): string[] {
    return this.sections().flatMap((section) => section.fields.map((field) => field.key));
  }

  private changed(): void {
    this.cached = undefined;
    for (const listener of this.listeners) listener();
  }

  private after(event: WizardEvent): State {
    const { state } = this;
    const order = this.order();
    const onward = (answers: Answers, refused = state.refused): State => {
      const next = (this.options.sections ?? demoSections)(answers).flatMap((s) => s.fields.map((f) => f.key));
      const at = next[next.indexOf(state.at) + 1] ?? 'review';
      return { answers, refused, at, past: answers === state.answers ? state.past : [...state.past, state.answers] };
    };
    switch (event.type) {
      case 'answer': {
        const field = this.sections()
          .flatMap((s) => s.fields)
          .find((f) => f.key === event.key);
        if (!field) return state;
        const reading = readValue(field, event.text);
        if (!('value' in reading))
          return { ...state, refused: { ...state.refused, [field.key]: { ...reading, text: event.text } } };
        const { [field.key]: _, ...refused } = state.refused;
        return onward({ ...state.answers, [field.key]: reading.value }, refused);
      }
      case 'accept':
        return this.accepted(onward);
      case 'back':
        return {
          ...state,
          at: order[(state.at === 'review' ? order.length : order.indexOf(state.at)) - 1] ?? state.at,
        };
      case 'goto':
        return { ...state, at: event.key };
      case 'undo': {
        const answers = state.past.at(-1);
        return answers ? { ...state, answers, past: state.past.slice(0, -1) } : state;
      }
      case 'clear': {
        const { [event.key]: _, ...answers } = state.answers;
        const { [event.key]: __, ...refused } = state.refused;
        return { ...state, answers, refused, past: [...state.past, state.answers] };
      }
    }
  }

  private accepted(onward: (answers: Answers) => State): State {
    const { current } = this.view();
    const value = current?.value;
    if (!current || (value === undefined && !current.field.optional)) return this.state;
    if (value === undefined || current.from === 'answer') return onward(this.state.answers);
    return onward({ ...this.state.answers, [current.field.key]: value });
  }

  private makeView(): WizardView {
    const { state } = this;
    const sections = this.sections().map((section) => this.sectionView(section));
    const fields = sections.flatMap((section) => section.fields);
    const problems = fields.flatMap((f) => (f.problem ? [f.problem] : []));
    const open = fields.some((f) => f.from === 'nothing' && !f.field.optional);
    return {
      sections,
      current: fields.find((f) => f.field.key === state.at),
      preview: (this.options.preview ?? demoPreview)(Object.fromEntries(fields.map((f) => [f.field.key, f.value]))),
      problems:
        open && problems.length === 0
          ? fields
              .filter((f) => f.from === 'nothing' && !f.field.optional)
              .map((f) => ({
                field: f.field.key,
                message: `${f.field.label} is not answered yet.`,
                remedy: 'Go there and answer it.',
              }))
          : problems,
      ready: !open && problems.length === 0 && this.waiting.length === 0,
      reasons: [
        'PVH, because the kernel in the image supports it and it needs no device model.',
        'Booted through grub-xen, because the image brings its own GRUB menu.',
      ],
      waiting: this.waiting,
      canUndo: state.past.length > 0,
      canGoBack: state.at !== this.order()[0],
    };
  }

  private sectionView(section: DemoSection): SectionView {
    const fields = section.fields.map((field): FieldView => {
      const answer: Answer | undefined = this.state.answers[field.key];
      const value = answer ?? field.suggest?.value;
      const refused = this.state.refused[field.key];
      return {
        field,
        section: section.id,
        value,
        shown: showValue(value),
        from: answer !== undefined ? 'answer' : value !== undefined ? 'suggestion' : 'nothing',
        problem: refused && { field: field.key, message: refused.message, remedy: refused.remedy },
        refused: refused?.text,
      };
    });
    const current = fields.some((f) => f.field.key === this.state.at);
    const done = fields.every((f) => f.from === 'answer' || f.field.optional);
    return {
      id: section.id,
      title: section.title,
      status: current ? 'current' : section.blocked ? 'blocked' : done ? 'done' : 'open',
      summary: done
        ? fields
            .map((f) => f.shown)
            .filter(Boolean)
            .join(', ')
        : '',
      fields,
    };
  }
}

function demoPreview(answers: Record<string, Answer | undefined>): string {
  const show = (key: string) => (answers[key] === undefined ? '…' : showValue(answers[key]));
  return [
    '# The name the guest is known by to xl: xl console NAME',
    `name = "${show('name')}"`,
    '# PVH: a lean guest with hardware support, no emulated devices',
    'type = "pvh"',
    'kernel = "/usr/lib/grub-xen/grub-i386-xen_pvh.bin"',
    '# Memory in MiB that the guest has when it starts',
    `memory = ${show('memory')}`,
    `vcpus = ${show('vcpus')}`,
    '',
    '# The disk: target on this host, name inside the guest',
    'disk = [',
    `  "format=raw, vdev=xvda, access=rw, target=/dev/${show('storage.vg')}/${show('name')}-disk",`,
    ']',
    '',
    '# The network card: always with a fixed MAC',
    'vif = [',
    `  "bridge=${show('network.0.bridge')}, mac=00:16:3e:5a:01:7f",`,
    ']',
    '',
    'on_poweroff = "destroy"',
    'on_reboot = "restart"',
    'on_crash = "restart"',
    '',
  ].join('\n');
}

const PATHS = [
  '/srv/',
  '/srv/images/',
  '/srv/images/debian-12-generic-amd64.qcow2',
  '/srv/images/debian-13-generic-amd64.qcow2',
  '/srv/images/old/',
  '/srv/images/old/\x1b[31mred.img',
  '/srv/iso/',
  '/var/',
  '/var/lib/',
];

function pageText(id: string): string {
  const title = id.charAt(0).toUpperCase() + id.slice(1).replace('/', ': ');
  return `---
title: ${title}
summary: What this is about.
checked: 2026-11
xen: 4.17 and 4.20
---
# ${title}

A guest’s disk is a file, a volume or a device on the host. Inside the guest it appears as \`xvda\`; the host only sees **blocks**.

\`\`\`diagram
 guest            host
+-------+   xvda  +-------------+
| web1  |---------| vg0/web1    |
+-------+         +-------------+
\`\`\`

## When to choose it

- On a host that has a volume group with free extents: it is the fastest choice, and it can grow later.
- Not on a laptop where everything is one file system.

## The same by hand

\`\`\`sh
lvcreate -L 20G -n web1-disk vg0
qemu-img convert -p -O raw image.qcow2 /dev/vg0/web1-disk
\`\`\`

> Never write to a volume that a running guest uses: both systems would destroy it.

| Command | What it tells |
|---|---|
| xl list | the guests that run |
| xl info | the host |
`;
}

export const PLAN: PlanSummary = {
  actions: [
    {
      id: 'image.verify',
      title: 'Look at the image once more',
      why: 'It may have changed since you chose it.',
      effect: 'reads',
      touches: ['/srv/images/debian-12-generic-amd64.qcow2'],
    },
    {
      id: 'storage.create',
      title: 'Create the logical volume vg0/web1-disk (20 GiB)',
      why: 'The guest’s disk lives on a volume of its own, which can grow and be snapshotted.',
      effect: 'creates',
      touches: ['/dev/vg0/web1-disk'],
    },
    {
      id: 'storage.copy',
      title: 'Copy the image into it',
      why: 'Xen needs the raw blocks; the image itself stays as it is.',
      effect: 'destroys',
      touches: ['/dev/vg0/web1-disk'],
    },
    {
      id: 'config.write',
      title: 'Write /etc/xen/web1.cfg',
      why: 'xl reads the guest’s description from there.',
      effect: 'creates',
      touches: ['/etc/xen/web1.cfg'],
    },
    {
      id: 'guest.start',
      title: 'Start web1 and watch its console',
      why: 'Only a guest that says something is known to run.',
      effect: 'changes',
      touches: ['web1'],
    },
  ],
  files: [
    { path: 'web1/web1.cfg', what: 'the xl config, explained line by line' },
    { path: 'web1/web1.sh', what: 'the whole plan as a script that runs by itself' },
    { path: 'web1/web1.answers.yaml', what: 'your answers: repeats this run exactly' },
    { path: 'web1/web1.plan.json', what: 'the plan for xenguide apply' },
  ],
};

export const RESULT: ApplyResult = {
  ok: true,
  headline: 'web1 runs.',
  sections: [
    { title: 'Log in', lines: ['xl console web1   (Ctrl-] leaves)', 'ssh admin@192.0.2.10'] },
    { title: 'What exists now', lines: ['/dev/vg0/web1-disk, 20 GiB', '/etc/xen/web1.cfg'] },
    { title: 'Take it all back', lines: ['xenguide undo web1'] },
  ],
};

/** Every action at once, for tests that look at the end. */
export async function quickApply(onEvent: (event: ApplyEvent) => void): Promise<ApplyResult> {
  for (const { id } of PLAN.actions) {
    onEvent({ type: 'started', id });
    onEvent({ type: id === 'image.verify' ? 'skipped' : 'done', id });
  }
  return RESULT;
}
