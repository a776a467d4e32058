import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import { unseenImage } from '../../../src/sources/prebuilt-look.ts';
import { secondLook } from '../../../src/sources/second-look.ts';

const folder = mkdtempSync(join(tmpdir(), 'second-look-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const make = (...args: string[]): void => void execFileSync('qemu-img', ['create', '-q', ...args]);

/** The messages of what the host says no to. */
async function refused(name: string, format: string): Promise<string[]> {
  const runner = localRunner();
  const asked = secondLook(unseenImage(path(name), { kind: 'disk-image', format }));
  const answers = await Promise.all(
    asked.map(async ({ check }) => ('run' in check ? runner.run({ argv: check.run }) : undefined)),
  );
  return asked.flatMap(({ message }, index) => (answers[index]?.code === 0 ? [] : [message]));
}

describe('an image that nobody could look at while planning', () => {
  const another = [expect.stringContaining('not known to stand alone')];

  test('is taken when it stands alone', async () => {
    make('-f', 'qcow2', path('new.qcow2'), '1M');
    make('-f', 'qcow2', '-o', 'compat=0.10', path('old.qcow2'), '1M');
    make('-f', 'vmdk', path('own.vmdk'), '1M');
    make('-f', 'vmdk', '-o', 'subformat=streamOptimized', path('stream.vmdk'), '1M');
    expect(await refused('new.qcow2', 'qcow2')).toEqual([]);
    expect(await refused('old.qcow2', 'qcow2')).toEqual([]);
    expect(await refused('own.vmdk', 'vmdk')).toEqual([]);
    expect(await refused('stream.vmdk', 'vmdk')).toEqual([]);
  });

  test('is refused when its header names another file of the host, which qemu-img would read', async () => {
    writeFileSync(path('secret'), Buffer.alloc(2 ** 20, 'S'));
    make('-f', 'qcow2', '-b', path('secret'), '-F', 'raw', path('backed.qcow2'));
    make('-f', 'qcow2', '-o', `data_file=${path('data')},data_file_raw=on`, path('outside.qcow2'), '1M');
    make('-f', 'vmdk', path('base.vmdk'), '1M');
    make('-f', 'vmdk', '-b', path('base.vmdk'), '-F', 'vmdk', path('child.vmdk'));
    expect(await refused('backed.qcow2', 'qcow2')).toEqual(another);
    expect(await refused('outside.qcow2', 'qcow2')).toEqual(another);
    expect(await refused('child.vmdk', 'vmdk')).toEqual(another);
  });

  test('is refused when it is something else', async () => {
    writeFileSync(path('text'), 'no image');
    expect(await refused('text', 'qcow2')).toHaveLength(2);
  });
});
