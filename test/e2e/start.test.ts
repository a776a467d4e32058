import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../support/program.ts';

/** Tells, when a process ends, what of Node it has loaded itself. */
const TELL = `
  const before = new Set(process.moduleLoadList);
  process.on('exit', () => {
    const own = process.moduleLoadList.filter((name) => !before.has(name)).map((name) => name.split(' ').at(-1));
    require('node:fs').writeFileSync(process.env.LOADED, own.join('\\n'));
  });
`;
/** Each takes milliseconds that every start would wait; a package that is updated may bring one back. */
const COSTLY = ['assert', 'child_process', 'crypto', 'http', 'module', 'perf_hooks', 'worker_threads'];
/** Part of a screen, and of nothing else. */
const TERMINAL = ['net', 'stream', 'tty'];

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.set();
}, 60_000);
afterAll(() => desk.clean());

const telling = (): { env: Record<string, string>; loaded: () => string[] } => {
  const to = `${desk.dir}/loaded`;
  const env = { LOADED: to, NODE_OPTIONS: `--require ${desk.file('tell.cjs', TELL)}` };
  return { env, loaded: () => readFileSync(to, 'utf8').split('\n') };
};

describe('of Node, a start loads only what it needs', () => {
  it('for a plan that nobody is asked about', async () => {
    const { env, loaded } = telling();
    const answers = desk.file(
      'web1.yaml',
      'version: 1\nname: web1\nsource: {kind: disk-image, path: /srv/web.qcow2}\n',
    );
    const args = ['new', '--answers', answers, '--facts', 'example', '--print', 'config'];
    expect(await desk.run(args, { env })).toMatchObject({ code: 0, stderr: '' });
    expect(loaded()).toContain('vm');
    expect(loaded().filter((name) => [...COSTLY, ...TERMINAL].includes(name))).toEqual([]);
  });

  it('for the first screen', async () => {
    const { env, loaded } = telling();
    const session = desk.start(['--facts', 'example'], { env });
    await session.waitFor('Where does the guest');
    session.kill('SIGTERM');
    await session.exit;
    expect(loaded()).toContain('tty');
    expect(loaded().filter((name) => COSTLY.includes(name))).toEqual([]);
  });
});
