import xterm from '@xterm/headless';
import { afterEach, describe, expect, test } from 'vitest';
import { DemoDriver, type DemoOptions, RESULT } from '../support/demo-driver.ts';
import { KEY, type Rendered, renderAt } from '../support/render.ts';

const IMAGE = '/srv/images/debian-12-generic-amd64.qcow2';
const TO_STORAGE = ['\r\r\r', `${IMAGE}\r`];
const TO_REVIEW = [...TO_STORAGE, '\r\r\r', '\r', '\r', '\r'];
let open: { face: Rendered; driver: DemoDriver } | undefined;

function start(cols = 80, rows = 24, options: DemoOptions = {}) {
  const driver = new DemoDriver(options);
  const face = renderAt(cols, rows, driver);
  open = { face, driver };
  return { face, driver };
}

afterEach(async () => {
  await open?.face.close();
  open = undefined;
});

describe('a question', () => {
  test('says where it belongs, what Enter takes and why, and shows its page of the guide', async () => {
    const screen = await start().face.screen();
    expect(screen).toContain('1/6 Name');
    expect(screen).toContain('question 1 of 3');
    expect(screen).toContain('Enter takes web1: no guest on this host is called so.');
    expect(screen).toContain('Guide: Guest: name');
  });

  test('Enter on an untouched field takes the suggestion', () => {
    const { face, driver } = start();
    face.press('\r');
    expect(driver.sent).toEqual([{ type: 'accept' }]);
  });

  test('typed-ahead answers in one piece reach their questions', () => {
    const { face, driver } = start();
    face.press('db1\r4GiB\r3\r');
    expect(driver.view().sections[0]!.fields.map((f) => f.shown)).toEqual(['db1', '4GiB', '3']);
  });

  test('what is typed is judged in words before it is taken', async () => {
    const { face } = start();
    face.press('\r', '1.5G');
    expect(await face.screen()).toContain('1.5 GiB (1,610,612,736 bytes)');
    face.press('x');
    expect(await face.screen()).toContain('“1.5Gx” is not a size');
  });

  test('a refused text stays in the input, with what is wrong and what to do', async () => {
    const { face, driver } = start();
    face.press('123\r');
    const screen = await face.screen();
    expect(screen).toContain('❯ 123');
    expect(screen).toContain('A name of only digits is refused');
    expect(screen).toContain('Put a letter in front');
    expect(driver.view().current!.field.key).toBe('name');
  });

  test('the suggestion can be taken into the input and changed there', () => {
    const { face, driver } = start();
    face.press(KEY.right, '2\r');
    expect(driver.sent).toEqual([{ type: 'answer', key: 'name', text: 'web12' }]);
  });

  test('the cursor stands where the next letter comes, also behind wide ones', async () => {
    const { face } = start();
    face.press('漢字');
    await face.waitFor('漢字');
    expect(face.cursor.x).toBe(1 + 2 + 4);
  });

  test('an answer that is wiped out gives the suggestion back', () => {
    const { face, driver } = start();
    face.press('db1\r', KEY.shiftTab, KEY.control('u'), '\r');
    expect(driver.sent.slice(-2)).toEqual([{ type: 'clear', key: 'name' }, { type: 'accept' }]);
    expect(driver.view().sections[0]!.fields[0]!.shown).toBe('web1');
  });

  test('an empty optional question is left open, a required one is not', async () => {
    const { face, driver } = start();
    face.press('\r\r\r', '\r');
    expect(driver.view().current!.field.key).toBe('source.path');
    expect(await face.screen()).toContain('The prebuilt image: nothing is given');
  });
});

describe('going back', () => {
  test('Escape goes back and no answer is lost', async () => {
    const { face, driver } = start();
    face.press('db1\r', '\x1b');
    expect(await face.waitFor('❯ db1')).toContain('question 1 of 3');
    expect(driver.view().sections[0]!.fields[0]!.shown).toBe('db1');
  });

  test('a half typed text is there again after going elsewhere', async () => {
    const { face } = start();
    face.press('\r', '3Gi', KEY.shiftTab, '\r');
    expect(await face.screen()).toContain('❯ 3Gi');
  });

  test('on the first question there is nothing before it, which is said', async () => {
    const { face, driver } = start();
    face.press(KEY.shiftTab);
    expect(await face.screen()).toContain('This is the first question');
    expect(driver.sent).toEqual([]);
  });

  test('undo takes the last answer back; when there is none it says so', async () => {
    const { face, driver } = start();
    face.press(KEY.control('r'));
    expect(await face.screen()).toContain('there is nothing to undo');
    face.press('db1\r', KEY.control('r'));
    expect(driver.sent.at(-1)).toEqual({ type: 'undo' });
  });
});

describe('a choice', () => {
  test('what cannot be chosen is shown with why, and what would make it possible', async () => {
    const { face, driver } = start();
    face.press(...TO_STORAGE, KEY.down);
    const screen = await face.screen();
    expect(screen).toContain('iscsiadm is not installed');
    expect(screen).toContain('Install it with: apt install open-iscsi');
    const before = driver.sent.length;
    face.press('\r');
    expect(driver.sent).toHaveLength(before);
    expect(await face.screen()).toContain('This cannot be chosen here');
  });

  test('another option brings other questions', () => {
    const { face, driver } = start();
    face.press(...TO_STORAGE, KEY.up, '\r');
    expect(driver.view().current!.field.key).toBe('storage.size');
  });

  test('a long list is narrowed by typing', async () => {
    const { face, driver } = start();
    face.press(...TO_STORAGE, '\r\r\r', '117');
    expect(await face.screen()).toContain('1 of 24');
    face.press('\r');
    expect(driver.sent.at(-1)).toEqual({ type: 'answer', key: 'network.0.bridge', text: 'xenbr17' });
  });

  test('letters are commands where nothing is typed, and text where something is', async () => {
    const { face, driver } = start();
    face.press('pu?');
    expect(await face.screen()).toContain('❯ pu?');
    expect(driver.sent).toEqual([]);
    face.press(KEY.control('u'), ...TO_STORAGE, '?');
    expect(await face.screen()).toContain('The same by hand');
  });

  test('yes and no are answered with arrows or their letters', () => {
    const { face, driver } = start();
    face.press(...TO_STORAGE, '\r\r\r', '\r', '\r', 'y', '\r');
    expect(driver.sent.at(-1)).toEqual({ type: 'answer', key: 'autostart', text: 'yes' });
  });
});

describe('a path', () => {
  test('Tab completes as far as it is clear, then offers what there is', async () => {
    const { face } = start();
    face.press('\r\r\r', '/srv/im', KEY.tab);
    const screen = await face.waitFor('debian-13-generic-amd64.qcow2');
    expect(screen).toContain('❯ /srv/images/');
    face.press(KEY.down, KEY.down, '\r');
    expect(await face.waitFor('❯ /srv/images/debian-13')).not.toContain('old/');
  });

  test('nothing is said about a path that only the host knows; a folder is no file', async () => {
    const { face } = start();
    face.press('\r\r\r', '/srv/images/a.img');
    const screen = await face.waitFor('Enter lets xenguide look at it.');
    expect(screen).not.toContain('That will do.');
    face.press(KEY.backspace.repeat(5));
    await face.waitFor('▲ This is a folder: name the file in it; Tab lists them.');
  });

  test('names from the host cannot paint on the screen', async () => {
    const { face } = start();
    face.press('\r\r\r', '/srv/images/old/', KEY.tab);
    expect(await face.waitFor('\\e[31mred.img')).toContain('old');
    expect(face.raw).not.toContain('\x1b[31mred');
  });

  test('nothing there is said, not guessed', async () => {
    const { face } = start();
    face.press('\r\r\r', '/nowhere/', KEY.tab);
    await face.waitFor('Nothing on the host begins like this.');
  });
});

describe('the panes', () => {
  test('the preview marks the lines that the last answer changed', async () => {
    const { face } = start(120, 40);
    face.press('db1\r');
    const screen = await face.screen();
    expect(screen).toMatch(/▎ name = "db1"/);
    expect(screen).not.toMatch(/▎ memory/);
    face.press('4GiB\r');
    expect(await face.screen()).not.toMatch(/▎ name = "db1"/);
  });

  test('in a small window the preview takes the place of the guide, and gives it back', async () => {
    const { face } = start();
    expect(await face.screen()).not.toContain('The config so far');
    face.press(KEY.control('p'));
    expect(await face.screen()).toContain('The config so far');
    face.press(KEY.control('p'));
    expect(await face.screen()).toContain('Guide: Guest: name');
  });

  test('the first config there is bears no marks', async () => {
    const { face } = start(120, 40, { preview: (answers) => (answers.name === 'db1' ? 'name = "db1"\n' : '') });
    face.press('db1\r');
    expect(await face.waitFor('name = "db1"')).not.toContain('▎');
  });

  test('without room under the question the preview lies over it, and p closes it again', async () => {
    const { face } = start(80, 16);
    face.press(...TO_STORAGE);
    expect(await face.waitFor('Where the disk lives')).toContain('p preview');
    face.press('p');
    expect(await face.waitFor('The config so far')).not.toContain('Where the disk lives');
    face.press('p');
    await face.waitFor('Where the disk lives');
  });

  test('the preview begins at the first setting, keeps tables as they are, and stays at the last change', async () => {
    const table = '#   start      xl create FILE          look       xl list, and more that is too long for it';
    const { face } = start(120, 24, {
      preview: (answers) =>
        [
          '# About the file.',
          table,
          '',
          ...Array.from({ length: 30 }, (_, i) => `key${i} = "a  b"`),
          `vcpus = ${answers.vcpus}`,
          ...Array.from({ length: 30 }, (_, i) => `end${i} = 1`),
        ].join('\n'),
    });
    const screen = await face.waitFor('The config so far');
    expect(screen).toContain('key0 = "a  b"');
    expect(screen).not.toContain('About the file');
    face.press(KEY.pageUp);
    expect(await face.waitFor('About the file')).toMatch(/# {3}start {6}xl create FILE {10}l\S*…/);
    face.press('\r\r', '3\r');
    await face.waitFor('▎ vcpus = 3');
    face.press(KEY.shiftTab, KEY.shiftTab);
    await face.waitFor('question 2 of 3');
    expect(await face.screen()).toContain('▎ vcpus = 3');
  });

  test('in a wide window the guide has a column of its own and the rail shows every step', async () => {
    const { face } = start(200, 60);
    const screen = await face.screen();
    for (const text of ['Storage', 'Firewall blocked', 'Review', 'Guide: Guest: name', 'The config so far'])
      expect(screen).toContain(text);
  });

  test('below 60x15 one is asked for a larger window, and nothing typed is lost', async () => {
    const { face } = start();
    face.press('db1').resize(50, 10);
    expect(await face.screen()).toContain('Please make the window larger');
    face.resize(80, 24);
    expect(await face.screen()).toContain('❯ db1');
  });

  test('60x15 is enough', async () => {
    const { face } = start(60, 15);
    const screen = await face.screen();
    for (const text of ['Name of the guest', '❯ web1', 'Enter takes web1', 'Enter next'])
      expect(screen).toContain(text);
  });

  test('what is waited for is said, and the question is there already', async () => {
    const { face, driver } = start(80, 24, { waiting: ['looking at the host'] });
    expect(await face.screen()).toMatch(/Name of the guest[\s\S]*looking at the host …/);
    driver.wait([]);
    await face.waitFor((screen) => !screen.includes('looking at the host'));
  });

  test('a guide page can be read to its end and closed', async () => {
    const { face } = start();
    face.press(KEY.control('g'), 'G');
    expect(await face.screen()).toContain('Checked 2026-11 against Xen 4.17 and 4.20.');
    face.press('\x1b');
    await face.waitFor('❯ web1');
  });

  test('help begins with every key of the place, also those that the footer has no room for', async () => {
    const { face } = start();
    face.press('?');
    const help = (await face.waitFor('Guide: ')).replaceAll(/\s+/g, ' ');
    for (const key of ['Enter ', 'Esc ', '^R undo', '^F find', '^P preview', '^Z to the shell', '^C quit'])
      expect(help).toContain(key);
    face.press('?');
    await face.waitFor('❯ web1');
  });

  test('below a question PgDn passes over no line of the guide', async () => {
    const { face } = start();
    const range = (screen: string) =>
      screen
        .match(/Guide: .* (\d+)–(\d+) of \d+/)!
        .slice(1)
        .map(Number);
    const [, last] = range(await face.screen());
    const [first] = range(await face.press(KEY.pageDown).screen());
    expect(first).toBeGreaterThan(1);
    expect(first).toBeLessThanOrEqual(last! + 1);
  });

  test('after scrolling past the end, one key scrolls back', async () => {
    const { face } = start();
    face.press(KEY.pageDown.repeat(20));
    const end = await face.screen();
    face.press(KEY.pageUp);
    expect(await face.screen()).not.toBe(end);
  });
});

describe('finding a question', () => {
  test('by a word of what can be chosen there; a word of none is said to be so', async () => {
    const { face, driver } = start();
    face.press(KEY.control('f'), 'logical');
    expect(await face.screen()).toContain('Storage › Where the disk lives');
    face.press('qqq');
    expect(await face.screen()).toContain('No question has this word.');
    face.press('\r');
    expect(driver.sent).toEqual([]);
  });

  test('by a word of it, from anywhere', async () => {
    const { face, driver } = start();
    face.press(KEY.control('f'), 'size disk');
    expect(await face.screen()).toContain('Storage › Size of the disk');
    face.press('\r');
    expect(driver.view().current!.field.key).toBe('storage.size');
  });
});

describe('the review', () => {
  test('shows every answer, why, every action and every file', async () => {
    const { face } = start(140, 50);
    face.press(...TO_REVIEW);
    const screen = await face.screen();
    for (const text of [
      'Everything is answered.',
      'A logical volume',
      'Why it is built so',
      'DESTROYS',
      'web1.answers.yaml',
    ])
      expect(screen).toContain(text);
  });

  test('p shows the config over it, where it has no column beside it', async () => {
    const { face } = start();
    face.press(...TO_REVIEW, 'p', KEY.end);
    expect(await face.screen()).toContain('on_crash = "restart"');
    face.press('p');
    expect(await face.screen()).toContain('Your answers');
  });

  test('Enter goes to the question of the row', () => {
    const { face, driver } = start();
    face.press(...TO_REVIEW, KEY.down, KEY.down, '\r');
    expect(driver.view().current!.field.key).toBe('memory');
  });

  test('what is in the way is shown first; writing says why it cannot be done yet', async () => {
    const { face, driver } = start();
    driver.send({ type: 'goto', key: 'review' });
    await face.waitFor('One thing is in the way.');
    face.press('w');
    expect(await face.screen()).toContain('Not yet: The prebuilt image is not answered yet.');
  });

  test('w writes, q quits: the outcome is the caller’s business', async () => {
    const { face } = start();
    face.press(...TO_REVIEW, 'w');
    expect(await face.result).toEqual({ outcome: 'write' });
  });

  test('apply asks once more, with everything that changes the host', async () => {
    const { face } = start();
    face.press(...TO_REVIEW, 'a');
    const screen = await face.screen();
    expect(screen).toContain('4 of 5 actions change something on ssh://root@xen1.example.net');
    expect(screen).toMatch(/DESTROYS +Copy the image into it/);
    face.press('\r');
    await face.waitFor('web1 runs.');
    face.press('\r');
    expect(await face.result).toEqual({ outcome: 'apply', applied: RESULT });
  });

  test('a stopped apply is told to stop, and shows what became of it', async () => {
    const { face } = start(80, 24, {
      apply: (onEvent, signal) =>
        new Promise((resolve) => {
          onEvent({ type: 'started', id: 'storage.copy' });
          onEvent({ type: 'progress', id: 'storage.copy', done: 2 ** 30, total: 2 ** 31, secondsLeft: 75 });
          signal.addEventListener('abort', () => resolve({ ok: false, headline: 'Stopped.', sections: [] }));
        }),
    });
    face.press(...TO_REVIEW, 'a', '\r');
    expect(await face.waitFor('50 %')).toContain('1 min 15 s left');
    face.press(KEY.control('c'));
    await face.waitFor('Stop here? What was done is taken back.');
    face.press(KEY.control('c'));
    await face.waitFor('Stopped.');
    face.press('\r');
    expect((await face.result).outcome).toBe('apply');
  });
});

describe('a changed network', () => {
  const asking = (limitMs = 60_000): DemoOptions => ({
    apply: async (onEvent, _, confirm) => {
      onEvent({ type: 'started', id: 'storage.copy' });
      const what = 'The host’s addresses are on xenbr0 now, and eno1 is its port.';
      const question = { what, where: 'ssh://root@xen1.example.net', seconds: 55 };
      const yes = await confirm!(question, AbortSignal.timeout(limitMs));
      return { ok: yes, headline: yes ? 'It stays.' : 'It went back.', sections: [] };
    },
  });

  test('is asked about with the seconds that are left, and y keeps it', async () => {
    const { face } = start(80, 24, asking());
    face.press(...TO_REVIEW, 'a', '\r');
    const screen = await face.waitFor('Is this still readable?');
    expect(screen).toContain('The host’s addresses are on xenbr0 now');
    expect(screen).toContain('y yes, keep it');
    const left = (text: string) => Number(/Press y within (\d+) s/.exec(text)![1]);
    expect(left(screen)).toBeLessThanOrEqual(55);
    // They go down; a busy machine may pass one of them over.
    await face.waitFor((now) => left(now) < left(screen));
    // Nothing but y keeps it.
    face.press('\r', 'x', ' ');
    expect(await face.screen()).toContain('Is this still readable?');
    face.press('y');
    expect(await face.waitFor('It stays.')).not.toContain('still readable');
  });

  test('n gives it up, and so does the end of the time', async () => {
    const { face } = start(80, 24, asking());
    face.press(...TO_REVIEW, 'a', '\r');
    await face.waitFor('Is this still readable?');
    face.press('n');
    await face.waitFor('It went back.');
    await face.close();
    const late = start(80, 24, asking(500));
    late.face.press(...TO_REVIEW, 'a', '\r');
    await late.face.waitFor('It went back.');
  });
});

describe('leaving', () => {
  test('Ctrl-C asks once; any other key stays', async () => {
    const { face } = start();
    face.press('db', KEY.control('c'));
    expect(await face.screen()).toContain('Quit? Your answers are kept as a draft.');
    face.press('x');
    expect(await face.screen()).toContain('❯ db');
  });

  test('Ctrl-C twice interrupts', async () => {
    const { face } = start();
    face.press(KEY.control('c'), KEY.control('c'));
    expect(await face.result).toEqual({ outcome: 'interrupted' });
  });

  test('the terminal is given back as it was, and nothing is printed', async () => {
    const { face } = start();
    face.press(KEY.control('c'), KEY.control('c'));
    await face.result;
    expect(face.term.buffer.active.type).toBe('normal');
    expect((await face.screen()).trim()).toBe('');
  });
});

describe('whether to apply', () => {
  /** Ctrl-V in a terminal that marks no paste, as the Linux console and many on a serial line. */
  const PASTED = 'ssh-ed25519 AAAAC3NzaC1lZDI1 admin@home\rssh-rsa AAAAB3NzaC1yc2EA root@schema\r';

  test('is answered by who has seen the question, not by what came with the key that asked it', async () => {
    const { face, driver } = start();
    let applied = 0;
    driver.apply = async () => {
      applied += 1;
      return RESULT;
    };
    face.press(...TO_REVIEW);
    await face.waitFor('Everything is answered');
    face.press(PASTED);
    expect(await face.screen()).toContain('Apply now?');
    face.press('chem\r');
    expect(applied).toBe(0);
    expect(await face.screen()).not.toContain('Apply now?');
    face.press('a');
    face.press('\r');
    expect(applied).toBe(1);
  });
});

test('what an apply destroys is on the screen of the last question, however long the plan is', async () => {
  const { face, driver } = start();
  const many = Array.from({ length: 30 }, (_, i) => ({
    ...{ id: `a${i}`, title: `Make the thing number ${i}`, why: '', effect: 'creates' as const, touches: [] },
  }));
  const last = { ...many[0]!, id: 'wipe', title: 'Wipe the disk', effect: 'destroys' as const };
  driver.plan = () => ({ actions: [...many, last], files: [] });
  face.press(...TO_REVIEW, 'a');
  const screen = await face.screen();
  expect(screen).toMatch(/DESTROYS +Wipe the disk/);
  expect(screen).toContain('What is destroyed cannot be brought back.');
  expect(screen).toMatch(/and \d\d more: Esc/);
  expect(screen).toContain('Make the thing number 0');
});

test('that the host could not be asked for paths is not taken for nothing being there', async () => {
  const { face, driver } = start();
  driver.complete = () => Promise.reject(new Error('gone'));
  face.press('\r\r\r', '/srv/', '\t');
  await face.waitFor('The host could not be asked.');
});

test('a terminal without a second screen is left empty: what is said then stands alone', async () => {
  const { face } = start();
  await face.waitFor('Name of the guest');
  await face.close();
  const console = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  await new Promise<void>((done) => console.write(face.raw.replace(/\x1b\[\?1049[hl]/g, ''), done));
  await new Promise<void>((done) => console.write('Nothing was changed.\r\n', done));
  const rows = Array.from({ length: 24 }, (_, y) => console.buffer.active.getLine(y)!.translateToString(true));
  expect(rows.join('\n').trimEnd()).toBe('Nothing was changed.');
});
