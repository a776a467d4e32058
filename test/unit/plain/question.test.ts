import { describe, expect, it } from 'vitest';
import { refusalLines } from '../../../src/plain/question.ts';
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
  it('says how to go on from the empty line, and what Enter takes there', () => {
    const { current } = refusedAt('memory', '99T9');
    for (const drafts of [true, false]) {
      const lines = said(refusalLines(current, drafts));
      expect(lines).toContain('You wrote: 99T9');
      expect(lines).toContain(':fix OLD NEW. Or :help, or :back.');
      expect(lines).toContain('Enter takes 2GiB');
      expect(lines.includes('press Tab to get it back')).toBe(drafts);
    }
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

it('the review tells a sentence of each where that is more than a screen, and how to hear the rest', () => {
  const driver = new DemoDriver();
  const warnings = Array.from(
    { length: 9 },
    (_, i) => `The danger ${i} is there. ${'Do this against it. '.repeat(10)}`,
  );
  const lines = said(reviewLines(driver, { ...driver.view(), warnings }, undefined));
  expect(lines).toContain('The danger 8 is there.');
  expect(lines).not.toContain('Do this');
  expect(lines).toContain(':warnings');
});
