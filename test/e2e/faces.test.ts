import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { MiB } from '../../src/units.ts';
import { debianDisk } from '../fixtures/images.ts';
import { Desk, filesIn } from '../support/program.ts';
import { KEY } from '../support/render.ts';

// One guest, told in three ways: on the full screen, in plain lines, and as a file. The written files are the same.
let desk: Desk;
let image: string;
let publicKey: string;
beforeAll(async () => {
  desk = await Desk.set();
  desk.folder('files');
  image = join(desk.dir, 'files/debian.img');
  debianDisk(image, 24 * MiB);
  publicKey = desk.file(
    'anna.pub',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJz2Y0u4gVw9mZ6cBn8zj8Y3F9y0Y3qk1n0y2v5t7x9A anna\n',
  );
});
afterAll(() => desk.clean());

const DOWN = KEY.down;
/** What is asked; the keys on the full screen; the line in the plain face. Enter is added to both. */
type Step = [question: string, keys: string, line: string];

interface Guest {
  steps: () => Step[];
  answers: () => object;
}

const GUESTS: Record<string, Guest> = {
  'everything as suggested': {
    steps: () => [
      ['Where does the guest’s system come', '', ''],
      ['The image', image, image],
      ['Name of the guest', '', ''],
      ['Memory', '', ''],
      ['Virtual CPUs', '', ''],
      ['Type of the guest', '', ''],
      ['Where is the guest’s disk to live', '', ''],
      ['Volume group', '', ''],
      ['Size of the disk', '', ''],
      ['Another disk', '', ''],
      ['How is the guest connected', '', ''],
      ['Bridge', '', ''],
      ['MAC address', '', ''],
      ['Address of the guest', '', ''],
      ['What may come in', '', ''],
      ['First user', '', ''],
      ['ssh public keys', '', ''],
      ['Start it with the host', '', ''],
    ],
    answers: () => ({ source: { path: image } }),
  },
  'behind NAT': {
    steps: () => [
      ['Where does the guest’s system come', '', ''],
      ['The image', image, image],
      ['Name of the guest', '', ''],
      ['Memory', '', ''],
      ['Virtual CPUs', '', ''],
      ['Type of the guest', '', ''],
      ['Where is the guest’s disk to live', '', ''],
      ['Volume group', '', ''],
      ['Size of the disk', '', ''],
      ['Another disk', '', ''],
      ['How is the guest connected', DOWN, 'nat'],
      ['Ports of the host', 'tcp/2222 to 22, udp/5353 to 53', 'tcp/2222 to 22, udp/5353 to 53'],
      ['What may come in', 'nothing', 'nothing'],
      ['First user', '', ''],
      ['ssh public keys', '', ''],
      ['Start it with the host', '', ''],
    ],
    answers: () => ({
      source: { path: image },
      network: [
        {
          mode: 'nat',
          forwards: [
            { proto: 'tcp', host: 2222, guest: 22 },
            { proto: 'udp', host: 5353, guest: 53 },
          ],
        },
      ],
      firewall: { allow: ['nothing'] },
    }),
  },
  'everything otherwise': {
    steps: () => [
      ['Where does the guest’s system come', DOWN, 'disk-image'],
      ['The image', image, image],
      ['Name of the guest', 'web.one+2', 'web.one+2'],
      ['Memory', '1536M', '1536M'],
      ['Virtual CPUs', '3', '3'],
      ['Type of the guest', DOWN.repeat(3), 'hvm'],
      ['Where is the guest’s disk to live', DOWN, 'file'],
      ['Folder for the disk', '/var/lib/xen/images/web', '/var/lib/xen/images/web'],
      ['File format', DOWN, 'qcow2'],
      ['Size of the disk', '12.5 GB', '12.5 GB'],
      ['Another disk', KEY.up, 'yes'],
      ['Where is the disk xvdb to live', '', 'lvm'],
      ['Volume group', '', 'vg0'],
      ['Size of the disk', '3G', '3G'],
      ['Another disk', KEY.up, 'yes'],
      ['Where is the disk xvdc to live', DOWN, 'file'],
      ['Folder for the disk', '', ''],
      ['File format', '', 'raw'],
      ['Size of the disk', '1G', '1G'],
      ['Another disk', '', 'no'],
      ['How is the guest connected', '', 'bridge'],
      ['Bridge', '', 'xenbr0'],
      ['MAC address', '00:16:3E:0A:0B:0C', '00:16:3E:0A:0B:0C'],
      ['Address of the guest', '192.0.2.77/24', '192.0.2.77/24'],
      ['Gateway', '', ''],
      ['Name servers', '192.0.2.1, 192.0.2.53', '192.0.2.1, 192.0.2.53'],
      ['What may come in', 'tcp/22 from 192.0.2.0/24, icmp', 'tcp/22 from 192.0.2.0/24, icmp'],
      ['First user', 'anna', 'anna'],
      ['ssh public keys', publicKey, publicKey],
      ['A screen to look at', DOWN, 'no'],
      ['Start it with the host', KEY.up, 'yes'],
    ],
    answers: () => ({
      name: 'web.one+2',
      memory: '1536M',
      vcpus: 3,
      type: 'hvm',
      source: { kind: 'disk-image', path: image },
      storage: { backend: 'file', dir: '/var/lib/xen/images/web', format: 'qcow2', size: '12.5 GB' },
      disks: [
        { backend: 'lvm', vg: 'vg0', size: '3GiB' },
        { backend: 'file', format: 'raw', size: '1GiB' },
      ],
      network: [
        {
          mode: 'bridge',
          bridge: 'xenbr0',
          mac: '00:16:3E:0A:0B:0C',
          ip: '192.0.2.77/24',
          dns: ['192.0.2.1', '192.0.2.53'],
        },
      ],
      firewall: { allow: [{ proto: 'tcp', port: 22, from: '192.0.2.0/24' }, { proto: 'icmp' }] },
      login: { user: 'anna', ssh_keys: [publicKey] },
      display: { vnc: false },
      autostart: true,
    }),
  },
};

const EXAMPLE = ['new', '--facts', 'example'];
const oneLine = (screen: string): string => screen.replace(/\s+/g, ' ');

/** A run that was broken off by a failed test must not be offered to the next one. */
const ownDraft = (out: string) => ({ env: { XDG_STATE_HOME: `${out}-state` } });

/** On the full screen, in a terminal of 100 by 30. */
async function onScreen({ steps }: Guest, out: string): Promise<void> {
  const session = desk.start([...EXAMPLE, '--out', out], ownDraft(out));
  for (const [question, keys] of steps()) {
    // The question stands in the middle pane, below its step's name.
    await session.waitFor((screen) => middle(screen).includes(question));
    session.write(`${keys}\r`);
    // What is suggested from here on depends on what is in the image; what is taken before that stays.
    if (keys === image) await session.waitFor((screen) => screen.includes('It is a disk image'));
  }
  await session.waitFor((screen) => middle(screen).includes('Review') && !screen.includes('looking'));
  session.write('w');
  expect(await session.exit).toEqual({ exitCode: 0, signal: undefined });
  expect(session.everything()).toContain(join(out, 'web').slice(0, -3));
}

/** What stands between the rail and the preview, without line breaks. */
const middle = (screen: string): string =>
  screen
    .split('\n')
    .map((line) => line.split('│')[1] ?? '')
    .join(' ')
    .replace(/\s+/g, ' ');

/** In plain lines, as a person at a serial console types them. */
async function inLines({ steps }: Guest, out: string): Promise<void> {
  const session = desk.start([...EXAMPLE, '--plain', '--out', out], ownDraft(out));
  let heard = 0;
  const asked = async (question: string): Promise<void> => {
    await session.waitFor(() => {
      const now = session.everything();
      return oneLine(now.slice(heard)).includes(question) && now.trimEnd().endsWith('>');
    });
    heard = session.everything().length;
  };
  for (const [question, , line] of steps()) {
    await asked(question);
    session.write(`${line}\r`);
    // What is found in the image is told wherever one is; a person reads it, too, before they type on.
    if (line === image) await session.waitFor(() => session.everything().includes('Done looking into the image'));
  }
  await asked('1. Write the files');
  session.write('1\r');
  expect(await session.exit).toEqual({ exitCode: 0, signal: undefined });
}

async function asFile({ answers }: Guest, out: string): Promise<void> {
  const file = desk.file('told.yaml', yaml.stringify({ version: 1, ...answers() }));
  const { code, stderr } = await desk.run([...EXAMPLE, '--answers', file, '--out', out]);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
}

describe.each(Object.keys(GUESTS))('%s', (name) => {
  const guest = GUESTS[name]!;
  const folder = (face: string): string => join(desk.dir, name.replaceAll(' ', '-'), face);
  const wanted = async (): Promise<Record<string, string>> => {
    const out = folder('file');
    await asFile(guest, out);
    return filesIn(out);
  };

  it('the full screen gives the same bytes as a file of answers', async () => {
    await onScreen(guest, folder('screen'));
    expect(filesIn(folder('screen'))).toEqual(await wanted());
  });

  it('plain lines give the same bytes as a file of answers', async () => {
    await inLines(guest, folder('lines'));
    expect(filesIn(folder('lines'))).toEqual(await wanted());
  });
});
