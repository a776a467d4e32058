import { describe, expect, it } from 'vitest';
import { questionLines, refusalLines } from '../../../src/plain/question.ts';
import { reviewLines } from '../../../src/plain/review.ts';
import { DemoDriver } from '../../support/demo-driver.ts';

const said = (lines: readonly unknown[]): string => JSON.stringify(lines);

/** The demo wizard at a question whose answer was just refused. */
function refusedAt(key: string, text: string) {
  const driver = new DemoDriver();
  driver.send({ type: 'goto', key });
  driver.send({ type: 'answer', key, text });
  const view = driver.view();
  return { view, current: view.current! };
}

describe('after a refusal', () => {
  it('says what Enter does with the refused text that stands ready to be changed', () => {
    const { view, current } = refusedAt('memory', '99T9');
    for (const lines of [refusalLines(current, true), questionLines(view, current, true)]) {
      expect(said(lines)).toContain('Change the text and press Enter. Emptied, it takes 2GiB.');
      expect(said(lines)).not.toContain('Enter takes');
    }
  });

  it('says what an empty line takes where no text stands ready', () => {
    const { current } = refusedAt('memory', '99T9');
    expect(said(refusalLines(current, false))).toContain('Enter takes 2GiB');
  });

  it('names the numbers that can be answered when a choice is not in the list', () => {
    const { current } = refusedAt('storage.backend', 'q');
    expect(said(refusalLines(current, true))).toMatch(/“q” is not in the list\. Answer a number from 1 to \d\./);
  });
});

it('the review tells what was found apart from why it is built so', () => {
  const driver = new DemoDriver();
  const found = ['GRUB’s menu is at /boot/grub/grub.cfg.'];
  const lines = said(reviewLines(driver, { ...driver.view(), findings: found }, undefined));
  expect(lines).toMatch(/What was found in the image:.*GRUB’s menu is at.*Why it is built so:.*Booted through/);
});

it('the review begins with what should be read first', () => {
  const driver = new DemoDriver();
  const lines = said(reviewLines(driver, { ...driver.view(), warnings: ['Nobody can log in.'] }, undefined));
  expect(lines).toMatch(/Look at this first:.*Nobody can log in\..*Name of the guest/);
});
