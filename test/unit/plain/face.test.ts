import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { debianImage } from '../../support/worlds.ts';
import { pipe, talk } from './person.ts';
import { sessionDriver } from './session-driver.ts';

const IMAGE = '/srv/images/debian-12.qcow2';
/** Enter for the kind of source, the image, and Enter for all that follows. */
const QUICK = ['', IMAGE, ...Array<string>(30).fill('')];
const enough = (length: number): string[] => Array<string>(length).fill('');

describe('a whole run', () => {
  it('from a pipe: Enter all the way, and the files are written', async () => {
    const { driver, session } = sessionDriver();
    const { result, said } = await pipe(driver, `${['', IMAGE, ...enough(20)].join('\n')}\n1\n`);
    expect(session.view().problems).toEqual([]);
    expect(result).toEqual({ outcome: 'write' });
    const steps = said.split('\n').filter((line) => /^Step \d/.test(line));
    expect(steps[0]).toBe('Step 1 of 9, System – question 1 of 2');
    expect(new Set(steps.map((line) => /, (.+?) –/.exec(line)?.[1]))).toEqual(
      new Set(session.view().sections.map(({ title }) => title)),
    );
    expect(said.slice(said.indexOf('Review of'))).toContain('  1. Make the disk.\n     The guest lives on it.\n');
  });

  it('sends nothing but printable characters and line ends, at any width', async () => {
    for (const width of [20, 40, 132]) {
      const { driver } = sessionDriver();
      const lines = [
        '?',
        ':help',
        '',
        'x\u001b[31m',
        '\u0007',
        ':files /srv',
        ':jump',
        '2',
        IMAGE,
        ':preview',
        'q',
        ...enough(20),
      ];
      const { said } = await talk(driver, lines, { width, env: { TERM: 'dumb', LC_ALL: 'C' } });
      expect(said).toMatch(/^[\n\x20-\x7e]+$/);
    }
  });

  it('keeps its lines within 40 columns, but for words that are longer', async () => {
    const { driver } = sessionDriver();
    const { said } = await talk(driver, QUICK, { width: 40 });
    const wide = said.split('\n').filter((line) => line.length > 40 && line.trim().includes(' '));
    expect(wide).toEqual([]);
  });
});

describe('a question', () => {
  it('says where it stands, what it asks, what can be answered, and what Enter takes and why', async () => {
    const { driver } = sessionDriver();
    const { parts } = await talk(driver, ['', IMAGE, ':jump memory']);
    expect(parts[3]).toBe(
      [
        '',
        'Step 2 of 9, Guest – question 2 of 3',
        'Memory',
        'How much memory the guest gets. Xen has 16 GiB free. A bare number means MiB.',
        'Answer a size, like 512MiB or 2GiB.',
        'Enter takes 2GiB: it is comfortable for a small server.',
        '> ',
      ].join('\n'),
    );
  });

  it('says what is wrong and what to do, and keeps the text so that a part of it can be changed', async () => {
    const { driver, session } = sessionDriver();
    const { parts } = await talk(driver, ['', 'srv/images/debian-12.qcow2', ':fix srv/ /srv/']);
    expect(parts[2]).toContain('Not right: The image: “srv/images/debian-12.qcow2” is not an absolute path.');
    expect(parts[2]).toContain('You wrote: srv/images/debian-12.qcow2');
    expect(session.answers.get('source.path')).toBe(IMAGE);
  });

  it('is answered by number, by value or by label, and a blocked choice is refused with its remedy', async () => {
    for (const text of ['2', 'file', 'File']) {
      const { driver, session } = sessionDriver();
      await talk(driver, ['', IMAGE, ':jump storage.backend', text]);
      expect(session.answers.get('storage.backend')).toBe('file');
    }
    const { driver } = sessionDriver();
    const { parts } = await talk(driver, ['', IMAGE, ':jump storage.backend', 'drbd']);
    expect(parts[4]).toMatch(/^Not right: drbd-utils is not installed on this host\. Install it/);
  });

  it('tells how an answer was read when that is not how it was typed', async () => {
    const { driver } = sessionDriver();
    const { parts } = await talk(driver, [':jump memory', '1024', '4']);
    expect(parts[2]).toMatch(/^Taken: 1GiB\.\n/);
    expect(parts[3]).not.toContain('Taken');
  });

  it('that is optional can be left empty against its suggestion', async () => {
    const { driver, session } = sessionDriver();
    const { parts } = await talk(driver, ['', IMAGE, ':jump login.user', ':none']);
    expect(parts[3]).toContain('“:none” leaves it empty.');
    expect(session.answers.get('login.user')).toBe('');
    expect(session.outcome().spec.login).toBeNull();
  });

  it('has its answer again when one comes back to it, and the suggestion after :clear', async () => {
    const { driver } = sessionDriver();
    const { parts } = await talk(driver, [':jump memory', '1GiB', ':back', ':clear']);
    expect(parts[3]).toContain('Enter keeps your answer, 1GiB.');
    expect(parts[4]).toContain('Enter takes 2GiB:');
  });
});

describe('commands', () => {
  it('are listed by a question mark, and the question then still stands', async () => {
    const { driver, session } = sessionDriver();
    const { parts } = await talk(driver, ['?', '']);
    expect(parts[1]).toContain(':back – the question before this one');
    expect(session.view().current?.field.key).toBe('source.path');
  });

  it(':warnings says each warning whole, and that there is none', async () => {
    const warning = 'The disk is not empty. What is on it goes when the guest is made.';
    const { driver } = sessionDriver();
    const view = driver.view.bind(driver);
    expect((await talk(driver, [':warnings'])).said).toContain('There is nothing of that kind.');
    driver.view = () => ({ ...view(), warnings: [warning] });
    const { said } = await talk(driver, [':warnings']);
    expect(said.replace(/\s+/g, ' ')).toContain(warning);
  });

  it('may be shortened as long as it is clear what is meant', async () => {
    const { driver } = sessionDriver();
    const { parts } = await talk(driver, [':b', ':f', ':nonsense']);
    expect(parts[1]).toContain('This is the first question.');
    expect(parts[2]).toContain(':f could be :fix or :files.');
    expect(parts[3]).toContain('There is no command :nonsense.');
  });

  it('an answer that begins with a colon is written with two', async () => {
    const { driver, session } = sessionDriver();
    await talk(driver, [':jump name', '::a']);
    expect(session.view().current?.refused).toBe(':a');
  });

  it(':undo takes back the last answer and stands at its question', async () => {
    const { driver, session } = sessionDriver();
    await talk(driver, [':jump name', 'web1', ':undo']);
    expect(session.view().current?.field.key).toBe('name');
    expect(session.answers.has('name')).toBe(false);
  });

  it(':jump lists every question with its answer and goes to the number', async () => {
    const { driver, session } = sessionDriver();
    const { parts } = await talk(driver, [':jump', '5', 'web1', ':jump 99']);
    expect(parts[1]).toMatch(
      / {2}1\. Where does the guest’s system come from\? image \(A prebuilt image\), as\s+suggested/,
    );
    expect(parts[1]).toContain('  2. The image: not answered yet');
    expect(session.answers.get('name')).toBe('web1');
    expect(parts.at(-2)).toContain('There is no question 99.');
  });

  it(':help prints the handbook’s page in parts, then asks again', async () => {
    const { driver } = sessionDriver();
    const { parts } = await talk(driver, [':jump storage.backend', ':help', '', 'q']);
    expect(parts[2]).toMatch(/Enter shows more \(\d+ lines left\), q and Enter ends it\.\n> $/);
    expect(parts[4]).toContain('Where is the guest’s disk to live?');
  });

  it(':preview prints the config as it is so far, unfolded', async () => {
    const { driver } = sessionDriver();
    const { parts } = await talk(driver, ['', IMAGE, ':jump name', 'web1', ':preview']);
    expect(parts[5]).toContain('name = "web1"\nmemory = 2048\nvcpus = 2\n');
  });
});

describe('paths', () => {
  it('a beginning with Tab lists what is there, to be chosen by number', async () => {
    const { driver, session } = sessionDriver(
      new Map(),
      {},
      {
        complete: (path) => Promise.resolve(path === '/srv/images/' ? [IMAGE] : ['/srv/images/', '/srv/iso/']),
      },
    );
    const { parts } = await talk(driver, ['', '/srv/i\t', '1', '1']);
    expect(parts[2]).toContain('  1. /srv/images/\n  2. /srv/iso/\n');
    expect(parts[3]).toContain(`  1. ${IMAGE}\n`);
    expect(session.answers.get('source.path')).toBe(IMAGE);
  });

  it('of a list is completed one by one, and several numbers are several paths', async () => {
    const isos = ['/srv/iso/a.iso', '/srv/iso/b.iso', '/srv/iso/c/'];
    const { driver, session } = sessionDriver(
      new Map(),
      {},
      { complete: (path) => Promise.resolve(path === '/srv/iso/c/' ? ['/srv/iso/c/d.iso'] : isos) },
    );
    const { parts } = await talk(driver, ['4', '/srv/x.iso, /srv/iso/\t', '/srv/x.iso, 3', '/srv/x.iso, 1']);
    expect(parts[1]).toMatch(/type the beginning of a\s+path, then Tab/);
    expect(parts[2]).toContain('  1. /srv/iso/a.iso\n  2. /srv/iso/b.iso\n  3. /srv/iso/c/\n');
    expect(parts[3]).toContain('  1. /srv/iso/c/d.iso\n');
    expect(session.answers.get('source.discs')).toEqual(['/srv/x.iso', '/srv/iso/c/d.iso']);
  });

  it('are not waited for in silence where the host is slow', async () => {
    // Both times run in this process: the shorter one is always over first.
    const complete = () => new Promise<string[]>((resolve) => setTimeout(resolve, 300, [IMAGE]));
    const { driver } = sessionDriver(new Map(), {}, { complete });
    const { parts } = await talk(driver, ['', ':files /srv', '1']);
    expect(parts[2]).toMatch(/Asking the host …[\s\S]*1\. /);
  });

  it('that cannot be listed because the host does not answer can still be typed', async () => {
    const { driver } = sessionDriver(new Map(), {}, { complete: () => Promise.reject(new Error('gone')) });
    const { parts } = await talk(driver, ['', ':files /srv', IMAGE]);
    expect(parts[2]).toContain('The host could not be asked.');
    expect(parts[3]).toContain('Name of the guest');
  });
});

describe('waiting', () => {
  it('does not keep a person from answering, and what comes is told', async () => {
    let arrive = (): void => {};
    const { driver } = sessionDriver(new Map(), {
      host: () =>
        new Promise((resolve) => {
          arrive = () => resolve({ facts: exampleFacts(), described: false });
        }),
    });
    const deeds = [':jump name', 'web1'];
    let asked = 0;
    const { parts } = await talk(driver, () => {
      asked += 1;
      // At the third prompt nothing is typed: the host's facts come instead.
      if (asked !== 3) return deeds.shift();
      arrive();
      return 'nothing';
    });
    expect(parts[0]).toContain('Still looking at the host …');
    expect(parts[2]).not.toContain('Xen has 16 GiB free');
    expect(parts[3]).toContain('Done looking at the host.');
  });

  it('of answers from a pipe: they are held until the host is known', async () => {
    const { driver, session } = sessionDriver(new Map(), {
      host: () => new Promise((resolve) => setTimeout(resolve, 20, { facts: exampleFacts(), described: false })),
    });
    const { result } = await pipe(driver, `\n${IMAGE}\n${'\n'.repeat(20)}1\n`);
    expect(result.outcome).toBe('write');
    expect(session.outcome().ready).toBe(true);
  });

  it('an image that turns out to be unusable is told at once, and asked for again', async () => {
    const problem = { field: 'source.path', message: 'the image is cut off', remedy: 'Copy it again.' };
    const { driver } = sessionDriver(new Map(), { image: () => Promise.resolve(debianImage({ problems: [problem] })) });
    const { said } = await pipe(driver, `\n${IMAGE}\n`);
    expect(said.replaceAll('\n', ' ')).toContain('Not right: the image is cut off. Copy it again.');
  });
});

describe('leaving', () => {
  it(':quit asks first, with what becomes of the answers', async () => {
    const { driver } = sessionDriver();
    const { result, parts } = await talk(driver, [':quit', 'no', ':quit', 'yes']);
    expect(parts[1]).toContain('Leave the wizard? Your answers are kept.\nAnswer yes or no; Enter means no.');
    expect(parts[2]).toContain('Where does the guest’s system come from?');
    expect(result).toEqual({ outcome: 'quit' });
  });

  it('Ctrl-C asks once, a second one interrupts', async () => {
    const first = await talk(sessionDriver().driver, [{ key: 'Ctrl-C' }, '', { key: 'Ctrl-C' }, { key: 'Ctrl-C' }]);
    expect(first.parts[1]).toContain('Leave the wizard?');
    expect(first.parts[2]).toContain('Step 1 of 9');
    expect(first.result).toEqual({ outcome: 'interrupted' });
    const second = await talk(sessionDriver().driver, [{ key: 'Ctrl-C' }, 'y']);
    expect(second.result).toEqual({ outcome: 'quit' });
  });

  it('Ctrl-D asks too; when nothing more can come, that is the end', async () => {
    const { result, parts } = await talk(sessionDriver().driver, [{ key: 'Ctrl-D' }]);
    expect(parts[1]).toContain('Leave the wizard?');
    expect(result).toEqual({ outcome: 'interrupted' });
  });

  it('a pipe that ends is interrupted, and its last line counts without a line end', async () => {
    const { driver, session } = sessionDriver();
    expect((await pipe(driver, `\n${IMAGE}`)).result).toEqual({ outcome: 'interrupted' });
    expect(session.answers.get('source.path')).toBe(IMAGE);
    expect((await pipe(sessionDriver().driver, '')).result).toEqual({ outcome: 'interrupted' });
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('%s ends it at once', async (signal) => {
    expect((await talk(sessionDriver().driver, ['', { signal }])).result).toEqual({ outcome: 'interrupted', signal });
  });
});

it('a host that cannot be looked at is told at once, not called done', async () => {
  const refused = new UserError(EXIT.notReady, {
    field: '--host',
    message: 'ssh://root@xen1 cannot be reached',
    remedy: 'Switch it on.',
  });
  const { driver } = sessionDriver(new Map(), { host: () => Promise.reject(refused) });
  const { said } = await talk(driver, ['']);
  expect(said).toContain('ssh://root@xen1 cannot be reached. Switch it on.');
  expect(said).not.toContain('Done looking at the host.');
});

it('that nothing can be carried out there is told as well', async () => {
  const problem = { field: 'host', message: 'you are not root there', remedy: 'Use sudo.' };
  const host = async () => ({ facts: exampleFacts(), described: false, problem });
  const { said } = await talk(sessionDriver(new Map(), { host }).driver, ['']);
  expect(said).toContain('you are not root there. Use sudo.');
});
