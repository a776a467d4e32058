import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { ApplyEvent } from '../../../src/face/driver.ts';
import { DemoDriver, RESULT } from '../../support/demo-driver.ts';
import { talk } from './person.ts';

const DONE = { ok: true, headline: 'web1 runs.', sections: [] };
const IMAGE = '/srv/images/debian-12-generic-amd64.qcow2';
/** All questions of the demo wizard, up to the review. */
const TO_REVIEW = ['', '', '', IMAGE, '', '', '', '', '', ''];

describe('the review', () => {
  it('shows every answer, every action with what it touches and how bad it is, and the files', async () => {
    const { parts } = await talk(new DemoDriver(), TO_REVIEW);
    expect(parts[TO_REVIEW.length]).toMatchInlineSnapshot(`
      "Taken: no.

      Review of new guest web1

      Name:
        1. Name of the guest: web1
        2. Memory: 2GiB
        3. Virtual CPUs: 2

      Image:
        4. The prebuilt image: /srv/images/debian-12-generic-amd64.qcow2

      Storage:
        5. Where the disk lives: lvm (A logical volume)
        6. Volume group: vg0
        7. Size of the disk: 20GiB

      Network:
        8. Bridge: xenbr0
        9. Name servers: left empty

      Start:
        10. Start it with the host? no

      Why it is built so:
        - PVH, because the kernel in the image supports it and it needs no device
          model.
        - Booted through grub-xen, because the image brings its own GRUB menu.

      What will be done on ssh://root@xen1.example.net, in this order:
        1. Look at the image once more.
           It may have changed since you chose it.
           Only looks: /srv/images/debian-12-generic-amd64.qcow2
        2. Create the logical volume vg0/web1-disk (20 GiB).
           The guest’s disk lives on a volume of its own, which can grow and be
           snapshotted.
           Makes something new: /dev/vg0/web1-disk
        3. Copy the image into it.
           Xen needs the raw blocks; the image itself stays as it is.
           DESTROYS what is there: /dev/vg0/web1-disk
        4. Write /etc/xen/web1.cfg.
           xl reads the guest’s description from there.
           Makes something new: /etc/xen/web1.cfg
        5. Start web1 and watch its console.
           Only a guest that says something is known to run.
           Changes what is there: web1

      Files that can be written to take along:
        - web1/web1.cfg: the xl config, explained line by line
        - web1/web1.sh: the whole plan as a script that runs by itself
        - web1/web1.answers.yaml: your answers: repeats this run exactly
        - web1/web1.plan.json: the plan for xenguide apply

      What now? Answer a number. “:back” goes back to the questions.
        1. Write the files, change nothing on the host
        2. Do it now on ssh://root@xen1.example.net
        3. Change an answer
        4. See the config
        5. Leave
      > "
    `);
  });

  it.each([
    [false, ['The disk xvda:', '  guest web1: /dev/xvda', '     │  Xen’s disk link', '  /dev/vg0/web1-disk']],
    [true, ['The disk xvda:', '  guest web1: /dev/xvda', "     |  Xen's disk link", '  /dev/vg0/web1-disk']],
  ])('shows drawings as they are (ASCII: %s)', async (ascii, wanted) => {
    const driver = new DemoDriver();
    const lines = ['guest web1: /dev/xvda', '   │  Xen’s disk link', '/dev/vg0/web1-disk'];
    const view = driver.view.bind(driver);
    driver.view = () => ({ ...view(), diagrams: [{ title: 'The disk xvda', lines }] });
    const { parts } = await talk(driver, TO_REVIEW, { ascii });
    expect(parts[TO_REVIEW.length]).toContain(`\n${wanted.join('\n')}\n`);
  });

  it('can be reached at any time; what is missing is said, and the first of it is one number away', async () => {
    const driver = new DemoDriver();
    const { parts } = await talk(driver, [':review', '1']);
    expect(parts[1]).toContain('  - The prebuilt image is not answered yet. Go there and answer it. That is\n');
    expect(parts[1]).toContain('  1. Go to what is wrong: The prebuilt image\n');
    expect(parts[1]).toMatch(/Not possible now:\n {2}- Write the files, .*: put right first what is wrong\./);
    expect(driver.view().current?.field.key).toBe('source.path');
  });

  it('says why something cannot be done here', async () => {
    const driver = Object.assign(new DemoDriver(), {
      hinders: (what: string) => (what === 'apply' ? 'This host is only described' : undefined),
    });
    const { parts } = await talk(driver, TO_REVIEW);
    expect(parts[TO_REVIEW.length]).toMatch(/Not possible now:\n {2}- Do it now on \S+ This host is only described\./);
  });

  it('offers only writing where nothing can be applied', async () => {
    const driver = Object.assign(new DemoDriver(), { apply: undefined });
    const { parts, result } = await talk(driver, [...TO_REVIEW, '1']);
    expect(parts[TO_REVIEW.length]).not.toContain('Do it now');
    expect(result).toEqual({ outcome: 'write' });
  });

  it('leaves by its own number without asking again', async () => {
    expect((await talk(new DemoDriver(), [...TO_REVIEW, '5'])).result).toEqual({ outcome: 'quit' });
  });

  it('takes nothing for Enter or for a number that is not there', async () => {
    const { parts } = await talk(new DemoDriver(), [...TO_REVIEW, '', '6']);
    expect(parts[TO_REVIEW.length + 1]).toMatch(/^Answer a number from 1 to 5/);
    expect(parts[TO_REVIEW.length + 2]).toMatch(/^“6” is not in the list\. Answer a number from 1 to 5/);
  });

  it('a changed answer comes back to it through the questions that follow', async () => {
    const driver = new DemoDriver();
    const { parts } = await talk(driver, [...TO_REVIEW, '3', '1', 'db1', ':review']);
    expect(parts.at(-2)).toContain('  1. Name of the guest: db1\n');
  });
});

describe('doing it', () => {
  const apply = [...TO_REVIEW, '2'];

  it('asks for a yes in full when something is destroyed', async () => {
    const { parts, result } = await talk(new DemoDriver(), [...apply, 'y', '2', 'yes']);
    expect(parts[apply.length]).toContain('  - Copy the image into it: /dev/vg0/web1-disk\n');
    expect(parts[apply.length + 1]).toContain('What now?');
    expect(result).toEqual({ outcome: 'apply', applied: RESULT });
  });

  it('says each action as it begins and ends', async () => {
    const { parts } = await talk(new DemoDriver(), [...apply, 'yes']);
    expect(parts.at(-1)).toContain(
      '1 of 5: Look at the image once more.\n  Done already, by an earlier run.\n2 of 5: Create',
    );
  });

  it('goes on after one Ctrl-C and stops after the second, and what came of it is the result', async () => {
    const failed = { ok: false, headline: 'Stopped; nothing is left.', sections: [] };
    let interrupt = (): void => {};
    const driver = new DemoDriver({
      apply: async (onEvent: (event: ApplyEvent) => void, signal) => {
        onEvent({ type: 'started', id: 'storage.create' });
        interrupt();
        expect(signal.aborted).toBe(false);
        interrupt();
        expect(signal.aborted).toBe(true);
        return failed;
      },
    });
    const signals = new EventEmitter();
    interrupt = () => void signals.emit('SIGINT');
    const { parts, result } = await talk(driver, [...apply, 'yes'], { signals });
    expect(parts.at(-1)).toContain('It goes on. Ctrl-C once more stops it and takes back what has been done.');
    expect(result).toEqual({ outcome: 'apply', applied: failed });
  });

  it('is stopped and waited for when the system ends the program', async () => {
    const signals = new EventEmitter();
    const driver = new DemoDriver({
      apply: async (_, signal) => {
        signals.emit('SIGTERM');
        expect(signal.aborted).toBe(true);
        return DONE;
      },
    });
    const { result } = await talk(driver, [...apply, 'yes'], { signals });
    expect(result).toEqual({ outcome: 'apply', applied: DONE, signal: 'SIGTERM' });
  });
});

it('Ctrl-C belongs to the face as long as it runs, and afterwards to whoever had it before', async () => {
  const signals = new EventEmitter();
  let heard = 0;
  signals.on('SIGINT', () => {
    heard += 1;
  });
  const { result } = await talk(new DemoDriver(), [{ key: 'Ctrl-C' }, 'yes'], { signals });
  expect(result).toEqual({ outcome: 'quit' });
  expect(heard).toBe(0);
  signals.emit('SIGINT');
  expect(heard).toBe(1);
});
