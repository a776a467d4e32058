import { afterEach, describe, expect, test } from 'vitest';
import type { Outside } from '../../src/commands/new/outside.ts';
import { unseenImage } from '../../src/sources/prebuilt-look.ts';
import { KEY, type Rendered, renderAt } from '../support/render.ts';
import { sessionDriver } from '../unit/plain/session-driver.ts';

// The real questions on a small screen: what somebody does who only looks around.
let face: Rendered | undefined;

function start(outside: Partial<Outside> = {}, hinders?: string, ascii = false) {
  const more = hinders === undefined ? {} : { apply: () => new Promise<never>(() => {}), hinders: () => hinders };
  const { driver, session } = sessionDriver(new Map([['source.path', '/srv/debian.qcow2']]), outside, more);
  face = renderAt(80, 24, driver, { ascii });
  return { face, session, goto: (key: string) => driver.send({ type: 'goto', key }) };
}

afterEach(async () => {
  await face?.close();
  face = undefined;
});

const footer = (screen: string): string => screen.trimEnd().split('\n').at(-1)!;

describe('an answer that was only looked at', () => {
  test('Escape forgets it: coming back, the highlight stands on what counts', async () => {
    const { face, session, goto } = start();
    const key = 'storage.another';
    goto(key);
    face.press(KEY.left);
    expect(await face.screen()).toContain('● Yes');
    face.press(KEY.shiftTab);
    goto(key);
    expect(await face.waitFor('● No')).not.toContain('● Yes');
    face.press('\r');
    expect(session.answers.get(key)).toBe(false);
  });

  test('on a visit from the review Escape leads back there and leaves the answer, typed or not', async () => {
    const { face, session, goto } = start();
    goto('review');
    goto('memory');
    expect(footer(await face.waitFor('Memory'))).toMatch(/Enter back to the review {2}Esc leave as it was/);
    face.press('4GiB', KEY.shiftTab);
    expect(await face.waitFor('Your answers')).toMatch(/Memory +2GiB/);
    expect(session.answers.has('memory')).toBe(false);
    goto('memory');
    expect(await face.waitFor('Enter takes 2GiB')).not.toContain('4GiB');
  });
});

test('an undo that is not seen is said', async () => {
  const { face, session, goto } = start();
  goto('memory');
  face.press('\r');
  await face.waitFor('Virtual CPUs');
  face.press('\x1b');
  await face.waitFor((screen) => screen.includes('Memory') && session.view().current?.field.key === 'memory');
  await face.press(KEY.control('r')).waitFor('Taken back: the last Enter, which changed no answer.');
  expect(session.view().current?.field.key).toBe('memory');
});

describe('the keys in the footer', () => {
  test('say how to scroll, wherever there is something to scroll', async () => {
    const { face, goto } = start();
    goto('name');
    expect(footer(await face.waitFor('Name of the guest'))).toMatch(/Tab edit it .*PgUp\/Dn scroll/);
    goto('source.path');
    expect(footer(await face.waitFor('The image'))).toMatch(/Tab complete .*PgUp\/Dn scroll/);
    face.press(KEY.f1);
    expect(footer(await face.waitFor('Esc close'))).toBe(' Arrows PgUp/PgDn scroll  Home top  Esc close  ^C quit');
  });

  test('are words, also where only ASCII is shown: “^v” would be Ctrl-V there, and “>” a letter', async () => {
    const { face, goto } = start({}, undefined, true);
    const seen: string[] = [];
    goto('name');
    seen.push(footer(await face.waitFor('Name of the guest')));
    face.press(KEY.f1);
    seen.push(footer(await face.waitFor('Esc close')));
    face.press(KEY.shiftTab, 'q');
    goto('review');
    seen.push(footer(await face.waitFor('Your answers')));
    for (const line of seen) expect(line).not.toMatch(/\^[^A-Z]|[<>]/);
    expect(seen[0]).toContain('Tab edit it');
  });

  test('Tab is told for the one thing that it does', async () => {
    const { face, session, goto } = start();
    goto('storage.backend');
    session.send({ type: 'answer', key: 'storage.backend', text: 'file' });
    const asked = await face.waitFor('Folder for the disk');
    expect(footer(asked)).toContain('Tab edit it');
    expect(footer(asked)).not.toContain('Tab complete');
    face.press('\t');
    expect(footer(await face.screen())).toContain('Tab complete');
  });

  test('do not offer in the review what this host cannot do', async () => {
    const { face, goto } = start({}, 'This host is only described: write the files instead.');
    goto('review');
    const screen = await face.waitFor('Your answers');
    expect(footer(screen)).toMatch(/Arrows Enter change .*PgUp\/Dn scroll/);
    expect(footer(screen)).not.toContain('a apply');
  });
});

describe('what is wrong', () => {
  test('is said once on a screen, and not any more while somebody types', async () => {
    const message = '/srv/debian.qcow2 is not there';
    const problem = { field: 'source.path', message, remedy: 'Give another path.' };
    const { face, goto } = start({
      image: async (answers) => ({
        ...unseenImage(String(answers.get('source.path')), {}),
        looked: 'inside',
        problems: [problem],
      }),
    });
    goto('source.path');
    await face.waitFor(message);
    face.press('\r');
    const screen = await face.waitFor('✗');
    expect(screen.split(message)).toHaveLength(2);
    face.press('x');
    expect(await face.screen()).not.toContain(message);
  });

  test('an answer that is missing is asked for in one way, not in two', async () => {
    const { face, goto } = start({});
    goto('source.path');
    face.press(KEY.control('u'), '\r');
    const screen = await face.waitFor('✗');
    expect(screen).not.toContain('This one needs an answer.');
  });

  test('a file that is not on this machine is pointed out before it is forgotten', async () => {
    const { face, session } = start({ image: async (answers) => unseenImage(String(answers.get('source.path')), {}) });
    const screen = await face.waitFor('No file /srv/debian.qcow2 on this machine.');
    expect(screen).toMatch(/▲ No file/);
    expect(session.view().current?.field.key).not.toBe('source.path');
  });
});
