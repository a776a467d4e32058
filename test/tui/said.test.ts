import { afterEach, describe, expect, test } from 'vitest';
import type { PlanSummary } from '../../src/face/driver.ts';
import type { WizardView } from '../../src/wizard/view.ts';
import { DemoDriver, PLAN } from '../support/demo-driver.ts';
import { type Rendered, renderAt } from '../support/render.ts';

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
    const screen = await face.waitFor('it fits this host.');
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

describe('the keys in a small window', () => {
  test.each([60, 70, 80])('the guide and the way out are always named, at %i columns', async (cols) => {
    const face = start(new DemoDriver(), cols, 24);
    expect(await face.screen()).toMatch(/\^G guide.*\^C quit/);
    face.press(...TO_REVIEW);
    expect(await face.waitFor('Review')).toMatch(/\? guide.*\^C quit/);
  });
});
