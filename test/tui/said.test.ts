import { afterEach, describe, expect, test } from 'vitest';
import type { PlanSummary } from '../../src/face/driver.ts';
import type { FieldView, WizardView } from '../../src/wizard/view.ts';
import { DemoDriver, PLAN } from '../support/demo-driver.ts';
import { KEY, type Rendered, renderAt } from '../support/render.ts';

const IMAGE = '/srv/images/debian-12-generic-amd64.qcow2';
const TO_REVIEW = ['\r\r\r', `${IMAGE}\r`, '\r\r\r', '\r', '\r', '\r'];

/** The demo wizard, with something more that was found out. */
class Told extends DemoDriver {
  private readonly more: Partial<WizardView>;
  private told: { from: WizardView; to: WizardView } | undefined;
  readonly reasons: Partial<Record<'write' | 'apply', string>>;
  planned = PLAN;

  constructor(more: Partial<WizardView>, reasons: Partial<Record<'write' | 'apply', string>> = {}) {
    super();
    this.more = more;
    this.reasons = reasons;
  }

  override view(): WizardView {
    const from = super.view();
    if (this.told?.from !== from) this.told = { from, to: { ...from, ...this.more } };
    return this.told.to;
  }

  hinders(what: 'write' | 'apply'): string | undefined {
    return this.reasons?.[what];
  }

  override plan(): PlanSummary {
    return this.planned;
  }
}

let open: Rendered | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

function start(driver: DemoDriver, cols = 80, rows = 24): Rendered {
  open = renderAt(cols, rows, driver);
  return open;
}

describe('what was found out', () => {
  const text =
    'The image is a Debian 12 disk of 3 GiB with a GRUB menu of its own, and its kernel can run as a PVH guest: it fits this host.';

  test.each([
    [80, 24],
    [60, 15],
  ])('stays above the keys, whole, at %ix%i', async (cols, rows) => {
    const face = start(new Told({ news: { good: true, text } }), cols, rows);
    const screen = await face.waitFor(/✓ The image[\s\S]*host\./);
    expect(screen.replace(/\s+/g, ' ')).toContain(`✓ ${text}`);
    expect(screen).toContain('❯ web1');
    expect(screen).toContain('Enter next');
    face.press('db1\r');
    expect((await face.screen()).replace(/\s+/g, ' ')).toContain(`✓ ${text}`);
  });

  test('bad news has another sign', async () => {
    const face = start(new Told({ news: { good: false, text: 'No image is there.' } }));
    await face.waitFor('✗ No image is there.');
  });

  test('what is waited for comes first', async () => {
    const face = start(new Told({ news: { good: true, text: 'Old news.' }, waiting: ['looking at the host'] }));
    expect(await face.waitFor('looking at the host …')).not.toContain('Old news.');
  });
});

test.each([
  [60, 15],
  [80, 24],
])('what becomes of the answers is told whole before anybody quits, at %ix%i', async (cols, rows) => {
  const quitNote =
    'Your answers could not be kept: xenguide cannot write to /var/lib/people/anna/.local/state/xenguide.';
  const face = start(Object.assign(new Told({}), { quitNote }), cols, rows);
  face.press(KEY.control('c'));
  const lines = (await face.screen()).split('\n').slice(0, -1);
  const said = lines.slice(lines.findIndex((line) => line.includes('▲')));
  // A path may be broken between its parts.
  expect(said.join('').replaceAll(' ', '')).toBe(`▲ Quit? ${quitNote}`.replaceAll(' ', ''));
});

describe('the keys in a small window', () => {
  test.each([60, 70, 80])(
    'the guide is always named, and how to scroll beside a question, at %i columns',
    async (cols) => {
      const face = start(new DemoDriver(), cols, 24);
      expect(await face.screen()).toMatch(/\^G guide.*PgUp\/Dn scroll/);
      face.press(...TO_REVIEW);
      expect(await face.waitFor('Review')).toMatch(/\? guide/);
    },
  );
});

describe('the keys beside a list that takes the whole window', () => {
  const options = Array.from({ length: 9 }, (_, i) => ({ value: `v${i}`, label: `Place ${i}`, hint: 'x'.repeat(90) }));

  test('do not offer to scroll what is not there, and undo is named before Ctrl-C, which everybody knows', async () => {
    const driver = new DemoDriver();
    driver.send({ type: 'goto', key: 'storage.backend' });
    const view = driver.view();
    const field = { ...view.current!.field, options } as FieldView['field'];
    const face = start(new Told({ current: { ...view.current!, field }, canUndo: true }));
    const footer = (await face.waitFor('Place 1')).split('\n').at(-1);
    expect(footer).not.toContain('scroll');
    expect(footer).toContain('u undo');
  });

  test('undo is named at 80 columns where the guide can be scrolled too', async () => {
    const face = start(new DemoDriver());
    face.press(...TO_REVIEW.slice(0, -1));
    const footer = (await face.waitFor('○ Yes')).split('\n').at(-1);
    expect(footer).toMatch(/u undo .*PgUp\/Dn scroll/);
  });
});

describe('a question that may be left empty though something is suggested', () => {
  test('says how, and is', async () => {
    const driver = new Told({});
    driver.send({ type: 'answer', key: 'source.path', text: IMAGE });
    driver.send({ type: 'goto', key: 'network.0.dns' });
    const view = driver.view();
    const field = { ...view.current!.field, suggest: { value: ['192.0.2.1'], because: 'the gateway often answers' } };
    const current = { ...view.current!, field, value: ['192.0.2.1'], shown: '192.0.2.1', from: 'suggestion' as const };
    const told = new Told({ current });
    const face = start(told);
    const asked = await face.waitFor('Enter takes 192.0.2.1');
    expect(asked.replace(/\s+/g, ' ')).toContain('the gateway often answers. A space and Enter leave it empty.');
    expect(await face.press(' ').screen()).toContain('Enter leaves it empty.');
  });
});

describe('the review', () => {
  test('begins with what to read first, above the answers', async () => {
    const warning = 'Nobody can log in: the image has no key and no password, and none will be put in. '.repeat(2);
    const face = start(new Told({ warnings: [warning] }));
    face.press(...TO_REVIEW);
    const screen = await face.waitFor('Look at this first');
    expect(screen.replace(/\s+/g, ' ')).toMatch(
      /Look at this first ─+ ▲ Nobody can.* none will be put in\..*Your answers/,
    );
  });

  test('what to read first takes one screen at most, a sentence each, and m tells the rest', async () => {
    const warnings = ['one', 'two', 'three', 'four', 'five'].map(
      (name) =>
        `The danger ${name} is there. ${'Do this and that against it, before you go on. '.repeat(4)}Thus ${name}.`,
    );
    const face = start(new Told({ warnings }));
    face.press(...TO_REVIEW);
    const screen = await face.waitFor('Look at this first');
    for (const danger of ['The danger one is there.', 'The danger five is there.']) expect(screen).toContain(danger);
    expect(screen).not.toContain('Do this and that');
    expect(screen).toContain('m tells all');
    expect(await face.press('m').screen()).toContain('Thus one.');
    const paged = [await face.press(KEY.pageDown).screen(), await face.press(KEY.pageDown).screen()].join('\n');
    expect(paged).toContain('Thus five.');
    expect(await face.press(KEY.home, 'm').screen()).not.toContain('Thus one.');
  });

  test('of very many the first are told, and how many more there are', async () => {
    const warnings = Array.from({ length: 30 }, (_, i) => `The danger ${i} is there.`);
    const face = start(new Told({ warnings }));
    face.press(...TO_REVIEW);
    const screen = await face.waitFor('Look at this first');
    expect(screen).toContain('The danger 0 is there.');
    expect(screen).toMatch(/and 2\d more: m tells all/);
  });

  test('one Enter too many changes nothing', async () => {
    const driver = new Told({});
    const face = start(driver);
    face.press(...TO_REVIEW, '\r\r');
    expect(driver.view().current).toBeUndefined();
    expect(await face.waitFor('Move to an answer with the arrows')).toContain('w writes the files');
  });

  test('why something cannot be done is said whole', async () => {
    const reason = `Applying needs root on the host, and this is somebody else: ${'start it with sudo or as root '.repeat(3)}again.`;
    const face = start(new Told({}, { apply: reason }));
    face.press(...TO_REVIEW, 'a');
    const screen = await face.waitFor('▲ Applying needs root');
    expect(screen.split('▲')[1]!.replace(/\s+/g, ' ')).toContain(reason);
  });

  test('PgDn and PgUp read it all, also the reasons and what each action runs', async () => {
    const driver = new Told({});
    const [first, ...rest] = PLAN.actions;
    driver.planned = { ...PLAN, actions: [{ ...first!, commands: ['qemu-img info /srv/a.img'] }, ...rest] };
    const face = start(driver);
    face.press(...TO_REVIEW);
    const top = await face.waitFor('Your answers');
    let all = top;
    for (let i = 0; i < 8; i++) all += await face.press(KEY.pageDown).screen();
    for (const text of ['Booted through grub-xen', 'qemu-img info /srv/a.img', 'Touches web1.', 'web1.plan.json'])
      expect(all).toContain(text);
    face.press(KEY.pageUp.repeat(8));
    await face.waitFor('Everything is answered.');
  });

  test('a long answer is told whole, and what was found in the image apart from why it is built so', async () => {
    const path = `/srv/images/${'of-a-long-kept-habit/'.repeat(6)}debian-12.qcow2`;
    const driver = new Told({ findings: ['GRUB’s menu is at /boot/grub/grub.cfg.'] });
    driver.send({ type: 'answer', key: 'source.path', text: path });
    driver.send({ type: 'goto', key: 'review' });
    const face = start(driver);
    let all = await face.waitFor('Your answers');
    for (let i = 0; i < 8; i++) all += await face.press(KEY.pageDown).screen();
    const right = all.split('\n').map((line) => line.split('│').at(-1)!.trim());
    expect(right.join('')).toContain(path);
    const words = right.join(' ').replace(/\s+/g, ' ');
    expect(words).toMatch(/What was found in the image.*GRUB’s menu is at.*Why it is built so.*Booted through/);
  });

  test('a long question is told whole in the list of answers', async () => {
    const driver = new Told({});
    const view = driver.view();
    const [section, ...rest] = view.sections;
    const [field, ...others] = section!.fields;
    const label = 'Explain each line of the config to whoever opens it?';
    const asked = { ...field!, field: { ...field!.field, label } };
    const told = new Told({ sections: [{ ...section!, fields: [asked, ...others] }, ...rest], current: undefined });
    const face = start(told);
    const screen = await face.waitFor('Your answers');
    expect(screen).toMatch(/Explain each line of the config {2,}web1.*\n {12,}to whoever opens it\?/);
  });

  test('a section’s name that is too long for its column is told whole, apart from the question beside it', async () => {
    const driver = new Told({});
    const view = driver.view();
    const [section, ...rest] = view.sections;
    const face = start(new Told({ sections: [{ ...section!, title: 'Weitere Disks' }, ...rest], current: undefined }));
    expect(await face.waitFor('Your answers')).toMatch(/\n {3}Weitere {5}\S.*\n {3}Disks *\n/);
  });

  test('after paging an arrow brings the highlight back into sight, and Enter goes nowhere before', async () => {
    const driver = new Told({});
    const face = start(driver);
    face.press(...TO_REVIEW, KEY.pageDown.repeat(8), '\r');
    expect(driver.view().current).toBeUndefined();
    expect(await face.screen()).not.toContain('❯');
    face.press(KEY.up);
    expect(await face.screen()).toMatch(/❯ \d/);
  });

  test('a highlighted action shows its commands', async () => {
    const driver = new Told({});
    driver.planned = { ...PLAN, actions: PLAN.actions.map((a) => ({ ...a, commands: [`echo ${a.id}`] })) };
    const face = start(driver);
    face.press(...TO_REVIEW, KEY.end);
    const screen = await face.waitFor('echo guest.start');
    expect(screen).not.toContain('echo config.write');
  });

  test('the guide opens at how a plan is carried out', async () => {
    const face = start(new Told({}));
    face.press(...TO_REVIEW, '?');
    await face.waitFor('Concepts: plan-apply-undo');
  });
});
