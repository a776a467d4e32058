import { describe, expect, it } from 'vitest';
import { imageKey, lookIntoImage } from '../../../src/commands/new/look.ts';
import type { Outside } from '../../../src/commands/new/outside.ts';
import { Session } from '../../../src/commands/new/session.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Command, Runner } from '../../../src/host/runner.ts';
import type { ImageFindings } from '../../../src/sources/findings.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { debianExport, ROOT_ANSWERS } from '../../support/exports.ts';
import { ownRenderer } from '../../support/templates.ts';

const answers = (more: Record<string, Answer> = {}) => new Map(Object.entries({ ...ROOT_ANSWERS, ...more }));
const without = (...keys: string[]) => new Map(Object.entries(ROOT_ANSWERS).filter(([key]) => !keys.includes(key)));

/** A host that notes what it is asked, and can do nothing. */
function deafHost(): { runner: Runner; asked: Command[] } {
  const asked: Command[] = [];
  const nothing = { code: 32, stdout: '', stderr: 'mount.nfs: Connection refused', timedOut: false };
  const run = async (command: Command) => {
    asked.push(command);
    return nothing;
  };
  const runner = { where: 'test', run, readText: async () => undefined } as unknown as Runner;
  return { runner, asked };
}

describe('the look at a system that is there already', () => {
  it('is begun once server and folder are named, and anew when one of them or the version changes', () => {
    expect(imageKey(without('storage.export'), false)).toBeUndefined();
    const key = imageKey(answers(), false);
    expect(key).toBeDefined();
    expect(imageKey(answers({ name: 'web2', memory: '4GiB' }), false)).toBe(key);
    for (const [name, value] of [
      ['storage.server', '10.0.0.8'],
      ['storage.export', '/srv/web2'],
      ['storage.version', '4.2'],
    ] as const) {
      expect(imageKey(answers({ [name]: value }), false), name).not.toBe(key);
    }
  });

  it('does not wait for the storage to be named where there is but one that could hold a system', () => {
    expect(imageKey(without('storage.backend'), false)).toBe(imageKey(answers(), false));
    expect(imageKey(answers({ 'storage.backend': 'lvm' }), false)).toBeUndefined();
  });

  it('mounts nothing that is no address or no path', async () => {
    const { runner, asked } = deafHost();
    for (const wrong of [{ 'storage.server': '-o exec' }, { 'storage.export': '/srv/../etc' }]) {
      expect(await lookIntoImage(answers(wrong), { runner, described: false })).toBeUndefined();
    }
    expect(asked).toEqual([]);
  });

  it('mounts in a mount namespace of its own, read-only, and tells what the server says', async () => {
    const { runner, asked } = deafHost();
    const found = await lookIntoImage(answers(), { runner, described: false });
    expect(found?.problems).toMatchObject([
      { field: 'storage.export', message: expect.stringContaining('10.0.0.9 does not answer') },
    ]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.argv.slice(0, 5)).toEqual(['unshare', '--mount', 'perl', '-', '10.0.0.9:/srv/web1']);
    expect(asked[0]?.argv[5]).toMatch(/^ro,nfsvers=3,/);
  });

  it('is not asked for on a host that is only described', async () => {
    const { runner, asked } = deafHost();
    expect(await lookIntoImage(answers(), { runner, described: true })).toMatchObject({ looked: 'not-at-all' });
    expect(asked).toEqual([]);
  });
});

describe('at a terminal', () => {
  async function session() {
    let tell = (_image: ImageFindings): void => {};
    const outside: Outside = {
      hosts: undefined,
      host: () => Promise.resolve({ facts: exampleFacts(), described: false }),
      peersKey: () => undefined,
      peers: async () => new Map(),
      imageKey: (chosen) => imageKey(chosen, false),
      image: () =>
        new Promise((resolve) => {
          tell = resolve;
        }),
      keys: () => new Map(),
      keep: () => undefined,
    };
    const wizard = new Session(without('name', 'storage.server', 'storage.export'), outside);
    wizard.render = ownRenderer.draft;
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    await settled();
    const say = (key: string, text: string) => wizard.send({ type: 'answer', key, text });
    const found = async (image: ImageFindings) => {
      tell(image);
      await settled();
    };
    return { wizard, say, found };
  }

  it('the preview grows with each answer, and is ready once the look is through', async () => {
    const { wizard, say, found } = await session();
    say('name', 'web1');
    expect(wizard.view().preview).not.toContain('nfsroot=10.0.0.9');
    say('storage.server', '10.0.0.9');
    say('storage.export', '/srv/web1');
    await found(debianExport());
    const { preview, ready, problems } = wizard.view();
    expect(problems).toEqual([]);
    expect(ready).toBe(true);
    expect(preview).toContain(
      'cmdline = "root=/dev/nfs nfsroot=10.0.0.9:/srv/web1,nfsvers=3,tcp ip=dhcp rw console=hvc0"',
    );
    expect(preview).toMatch(/disk = \[\s*\]/);
    expect(wizard.view().diagrams?.[0]?.lines.at(-1)).toBe('/srv/web1 on 10.0.0.9');
  });

  it('bad news about the folder leads back to it, and Enter there looks again', async () => {
    const { wizard, say, found } = await session();
    say('storage.server', '10.0.0.9');
    say('storage.export', '/srv/web1');
    const problem = { field: 'storage.export', message: '10.0.0.9:/srv/web1 is empty', remedy: 'Fill it.' };
    await found(debianExport({ problems: [problem] }));
    expect(wizard.view().current?.field.key).toBe('storage.export');
    expect(wizard.view().current?.problem).toMatchObject(problem);
    wizard.send({ type: 'accept' });
    expect(wizard.view().waiting).toEqual(['looking into the image']);
    await found(debianExport());
    expect(wizard.view().problems.filter(({ field }) => field === 'storage.export')).toEqual([]);
  });
});
