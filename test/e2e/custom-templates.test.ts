import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Desk, type Ended } from '../support/program.ts';
import { refuses } from '../support/refusals.ts';

// Templates that a person has copied and changed: they may add, and may not contradict.
const OWN = join(import.meta.dirname, '../../templates');
const NEW = ['new', 'web1', '--facts', 'example', '--set=source.path=/srv/nowhere.img', '--set=memory=2GiB'];
let desk: Desk;
let folder: string;
let count = 0;

beforeAll(async () => {
  desk = await Desk.set();
});
afterAll(() => desk.clean());
beforeEach(() => {
  count += 1;
  folder = desk.folder(`templates-${count}`);
  mkdirSync(join(folder, 'guest'));
});

const own = (): string => readFileSync(join(OWN, 'guest/pvh.cfg'), 'utf8');
const template = (text: string): void => writeFileSync(join(folder, 'guest/pvh.cfg'), text);
const print = (...more: string[]): Promise<Ended> =>
  desk.run([...NEW, '--templates', folder, '--print=config', ...more]);

describe('a changed template', () => {
  it('that is the same gives the same', async () => {
    cpSync(OWN, folder, { recursive: true });
    const [theirs, ours] = await Promise.all([print(), desk.run([...NEW, '--print=config'])]);
    expect(theirs.stdout).toBe(ours.stdout);
  });

  it('may add a key and a comment, which are kept', async () => {
    template(`${own()}\n# Our own habit.\ncpus = "2-3"\n`);
    const { code, stdout } = await print();
    expect(code).toBe(0);
    expect(stdout).toContain('# Our own habit.\ncpus = "2-3"\n');
  });

  it('counts for its own type only; the others are taken from the program', async () => {
    template(`${own()}\ncpus = "2-3"\n`);
    const { code, stdout } = await print('--set=type=pv');
    expect(code).toBe(0);
    expect(stdout).toContain('type = "pv"');
    expect(stdout).not.toContain('cpus = "2-3"');
  });

  it('that contradicts an answer is refused with both values, and nothing is written', async () => {
    template(own().replace(/^memory = .*$/m, 'memory = 512'));
    await refuses(desk, [...NEW, '--templates', folder], {
      code: 3,
      field: 'memory',
      says: /guest\/pvh\.cfg makes memory 512 where the answers say 2048/,
      remedy: /may add keys/,
    });
  });

  it('that leaves an answer out is refused', async () => {
    template(own().replace(/^vcpus = .*\n/m, ''));
    await refuses(desk, [...NEW, '--templates', folder], { code: 3, field: 'vcpus', says: /absent.*say 2/ });
  });

  it('that makes something xl refuses is refused with line and column', async () => {
    template(`${own()}\nextra = "not closed\n`);
    const { code, stdout, stderr } = await print();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/line \d+, column 9 of the config from guest\/pvh\.cfg: /);
  });

  it('cannot get at anything but the guest: neither files nor the program’s inside', async () => {
    for (const text of [
      '{% include "/etc/passwd" %}',
      '{% render "../../package.json" %}',
      '{{ name.constructor.constructor }}',
    ]) {
      template(`${own()}\n# ${text}\n`);
      const { code, stdout, stderr } = await print();
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain('guest/pvh.cfg');
    }
  });

  it('that never ends is stopped', async () => {
    template(`${own()}\n{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}\n`);
    const { code, signal } = await print();
    expect({ code, signal }).toEqual({ code: 3, signal: null });
  });
});

describe('a changed template of a file on the host', () => {
  const NFS = ['--set=storage.backend=nfs', '--set=storage.server=10.0.0.9', '--set=storage.export=/srv/xen'];
  const unit = (change: (text: string) => string): void => {
    mkdirSync(join(folder, 'storage'));
    const text = readFileSync(join(OWN, 'storage/nfs.mount'), 'utf8');
    writeFileSync(join(folder, 'storage/nfs.mount'), change(text));
  };

  it('counts, also where it is the only one in the folder', async () => {
    unit((text) => text.replace('TimeoutSec=3min', 'TimeoutSec=9min'));
    const { code, stdout } = await desk.run([...NEW, ...NFS, '--templates', folder, '--print=script']);
    expect(code).toBe(0);
    expect(stdout).toContain('TimeoutSec=9min');
  });

  it('that asks for what is not there is refused with its name', async () => {
    unit((text) => `${text}{{ memory }}\n`);
    await refuses(desk, [...NEW, ...NFS, '--templates', folder], {
      code: 3,
      field: '--templates',
      says: /storage\/nfs\.mount.*memory/,
    });
  });
});

describe('a broken template names its line and column', () => {
  it.each([
    ['a variable that is misspelt', 'a = 1\nname = {{ nmae }}\n', /nmae.*line:2, col:11/],
    ['a filter that does not exist', 'name = {{ name | quote }}\n', /quote.*line:1, col:8/],
    ['a tag that is not closed', 'a = 1\n\n  {% if name %}\n', /line:3, col:3/],
    ['an output that is not closed', 'name = {{ name\n', /line:1, col:8/],
    ['a tag that does not exist', '{% frob %}\n', /frob.*line:1, col:1/],
  ])('%s', async (_what, text, says) => {
    template(text);
    await refuses(desk, [...NEW, '--templates', folder], { code: 3, field: '--templates', says, remedy: /Mend it/ });
  });
});

describe('a folder of templates', () => {
  it.each<[string, () => string, RegExp]>([
    ['that is not there', () => '/nonexistent', /no folder/],
    ['that is a file', () => desk.file('x.cfg', ''), /is no folder/],
    ['that holds none, as after a slip in its name', () => desk.home, /no template/],
  ])('%s is refused', async (_what, path, says) => {
    await refuses(desk, [...NEW, '--templates', path()], { code: 2, field: '--templates', says, remedy: /guest|Copy/ });
  });
});
