import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from '../support/terminal.ts';
import { forgetConsole, reportOf } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, sshConfig } from './support/host.ts';
import { program, xenguide } from './support/program.ts';

const NAME = 'by-hand';
/** The emulated host takes about a second to start a program, and some of its answers need many. */
const PATIENCE = 300_000;
const home = mkdtempSync(join(tmpdir(), 'xenguide-wizard-'));

beforeAll(mustBeUp);
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await xenguide('undo', NAME, '--host', HOST, '--yes');
});

test.skipIf(process.env.XENGUIDE_LAB === 'smoke')(
  'a person at the keyboard goes from the first key to a running guest',
  async () => {
    await forgetConsole(NAME);
    const before = await everything();
    const terminal = Session.start(process.execPath, [program, '--host', HOST], {
      cwd: home,
      env: { HOME: home, XDG_STATE_HOME: home, XENGUIDE_SSH_CONFIG: sshConfig },
    });
    try {
      // A question's name stands alone on its line; 80 columns leave no room for a list of questions beside it.
      const see = (what: string) => terminal.waitFor(new RegExp(`^ ${what}$`, 'm'), PATIENCE);
      const hear = (what: string) => terminal.waitFor(what, PATIENCE);
      /** Types over what is suggested, and goes on once the question is there. */
      const say = async (question: string, answer: string): Promise<void> => {
        await see(question);
        terminal.write(answer);
        await hear(answer);
        terminal.write('\r');
      };
      await see('Where does the guest’s system come from\\?');
      terminal.write('\r');
      await say('The image', '/srv/images/disk.qcow2');
      await terminal.waitFor((screen: string) => !screen.includes('◔'), PATIENCE);
      await say('Name of the guest', NAME);
      await say('Memory', '256MiB');
      await say('Virtual CPUs', '1');
      await see('Type of the guest');
      terminal.write('\r');
      await see('Where is the guest’s disk to live\\?');
      terminal.write('\r');
      await see('Volume group');
      terminal.write('\r');
      await say('Size of the disk', '256MiB');
      await see('Another disk\\?');
      terminal.write('\r');
      await see('How is the guest connected\\?');
      terminal.write('\r');
      await see('Bridge');
      terminal.write('\r');
      await see('MAC address');
      terminal.write('\r');
      await see('Address of the guest');
      terminal.write('\r');
      await see('What may come in to it');
      terminal.write('\r');
      await see('First user');
      terminal.write('\r');
      // Whether a key is asked for depends on the image; the review is reached in any case.
      for (let presses = 0; !terminal.screen().includes('Everything is answered') && presses < 6; presses += 1) {
        const here = terminal.screen();
        terminal.write('\r');
        await terminal.waitFor((screen: string) => screen !== here, PATIENCE);
      }
      await hear('Everything is answered');
      terminal.write('a');
      await hear('apply now');
      terminal.write('\r');
      await hear(`${NAME} runs.`);
      expect(await onHost(`xl list ${NAME}`)).toContain(NAME);
      expect((await reportOf(NAME, 600)).root).toMatchObject({ device: 'xvda1', written: true });
      terminal.write('\r');
      expect((await terminal.exit).exitCode).toBe(0);
      expect(terminal.screen()).toContain('xl console');
      expect(terminal.everything(), 'the way of its disk is drawn').toContain(`guest ${NAME}: /dev/xvda`);
    } finally {
      await terminal.close();
    }
    const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    expect(await everything()).toEqual(before);
  },
  3 * PATIENCE,
);
