import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { planFiles } from '../../../src/commands/new/files.ts';
import { makePlan } from '../../../src/commands/new/make.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { DiscFindings } from '../../../src/sources/iso/findings.ts';
import { imageOfDiscs } from '../../../src/sources/iso/look-at-discs.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { parseConfig } from '../../../src/xl/parse.ts';
import { debianDisc, disc, laterDisc, windowsDisc } from '../../support/discs.ts';
import { ownRenderer } from '../../support/templates.ts';
import { exampleWorld } from '../../support/worlds.ts';

const debian = debianDisc('/srv/iso/debian 12.iso');
const second = laterDisc(2);
const third = laterDisc(3);
const windows = windowsDisc;

function outcome(answers: Record<string, Answer>, discs: DiscFindings[], facts: Facts = exampleFacts()) {
  const all = new Map<string, Answer>([
    ['name', 'web1'],
    ['source.kind', 'iso'],
    ['source.discs', discs.map(({ path }) => path)],
    ...Object.entries(answers),
  ]);
  const world = exampleWorld({ image: imageOfDiscs(discs), facts });
  return { world, made: outcomeOf(all, world) };
}

function planOf(answers: Record<string, Answer>, discs: DiscFindings[], facts?: Facts) {
  const { world, made } = outcome(answers, discs, facts);
  expect(made.problems).toEqual([]);
  return makePlan(made, world, ownRenderer, yaml);
}

type Planned = ReturnType<typeof planOf>;

const settingsOf = (text: string) => Object.fromEntries(parseConfig(text).settings);
const firstConfig = (plan: Planned) => settingsOf(written(plan, '/var/lib/xenguide/guests/web1/install.cfg'));
const written = (plan: Planned, path: string): string =>
  plan.actions.flatMap(({ do: steps }) =>
    steps.flatMap((step) => ('write' in step && step.write === path ? (step.text ?? '') : [])),
  )[0]!;
const drives = (settings: Record<string, unknown>) =>
  (settings.disk as string[]).filter((text) => text.includes('cdrom')).map((text) => text.split(','));

describe('a guest that is installed from discs', () => {
  it('has a config for its first start, which the installer’s reboot ends, and one that starts its disk', () => {
    const plan = planOf({}, [debian]);
    expect(firstConfig(plan)).toMatchObject({ type: 'hvm', boot: 'dc', on_reboot: 'destroy' });
    expect(drives(firstConfig(plan))).toEqual([
      ['format=raw', 'vdev=hdc', 'access=ro', 'devtype=cdrom', 'target=/srv/iso/debian 12.iso'],
    ]);
    expect(settingsOf(plan.config)).toMatchObject({ type: 'hvm', boot: 'c', on_reboot: 'restart' });
    expect(drives(settingsOf(plan.config))).toEqual([['vdev=hdc', 'access=ro', 'devtype=cdrom', 'target=']]);
  });

  it('is the same guest in both: name, UUID, disk and card', () => {
    const plan = planOf({}, [debian]);
    const [first, later] = [firstConfig(plan), settingsOf(plan.config)];
    for (const key of ['name', 'uuid', 'memory', 'vif']) expect(first[key], key).toEqual(later[key]);
    expect((first.disk as string[])[0]).toBe((later.disk as string[])[0]);
  });

  it('gets two drives for a set, in the set’s order, whatever order the discs were named in', () => {
    const plan = planOf({}, [third, second, debian]);
    expect(drives(firstConfig(plan)).map((parts) => [parts[1], parts.at(-1)])).toEqual([
      ['vdev=hdc', 'target=/srv/iso/debian 12.iso'],
      ['vdev=hdd', 'target=/srv/iso/debian-2.iso'],
    ]);
    expect(JSON.parse(written(plan, '/var/lib/xenguide/guests/web1/discs.json'))).toEqual({
      version: 1,
      how: 'trays',
      drives: ['hdc', 'hdd'],
      queue: ['/srv/iso/debian 12.iso', '/srv/iso/debian-2.iso', '/srv/iso/debian-3.iso'],
      install: { config: '/var/lib/xenguide/guests/web1/install.cfg', run: '/etc/xen/web1.cfg' },
    });
  });

  it('takes as many drives as are asked for, empty ones too; a further disk gets none of their letters', () => {
    const plan = planOf({ 'source.drives': 3, 'disks.0.backend': 'lvm', 'disks.0.size': '1GiB' }, [debian]);
    expect(drives(firstConfig(plan)).map((parts) => parts.find((part) => part.startsWith('vdev=')))).toEqual([
      'vdev=hdc',
      'vdev=hdd',
      'vdev=hdb',
    ]);
    expect((settingsOf(plan.config).disk as string[])[1]).toContain('vdev=xvde');
  });

  it('is started from the disc only as long as it is not installed', () => {
    const { actions } = planOf({}, [debian]);
    const start = actions.find(({ id }) => id === 'guest.start')!;
    expect(start.do.map((step) => ('run' in step ? step.run.at(-1) : ''))).toEqual([
      '/var/lib/xenguide/guests/web1/install.cfg',
      '/etc/xen/web1.cfg',
    ]);
    expect(start.do.map((step) => ('onlyIf' in step ? step.onlyIf?.[0]?.ok : ''))).toEqual([[1], undefined]);
  });

  it('asks that each disc is still the one that was looked at', () => {
    const messages = planOf({}, [debian, second]).preconditions.map(({ message }) => message);
    for (const { path } of [debian, second]) {
      expect(messages).toContain(`the disc ${path} is not on the host`);
      expect(messages).toContain(`the disc ${path} has changed since it was looked at`);
    }
  });

  it('leaves nothing: what each action makes it can take away', () => {
    for (const { id, effect, undo } of planOf({}, [debian]).actions)
      if (effect === 'creates') expect(undo.length, id).toBeGreaterThan(0);
  });

  it('Windows is told of its host, and has a second drive for its drivers', () => {
    const plan = planOf({}, [windows]);
    expect(firstConfig(plan)).toMatchObject({ viridian: '1', localtime: '1', usbdevice: ['tablet'], vga: 'stdvga' });
    expect(drives(firstConfig(plan)).map((parts) => parts.at(-1))).toEqual(['target=/srv/iso/windows.iso', 'target=']);
    expect(settingsOf(planOf({}, [debian]).config)).not.toHaveProperty('viridian');
  });
});

describe('without an emulated PC', () => {
  it.each(['pvh', 'pv'])('%s: the installer’s kernel is taken off the disc, and GRUB starts the disk later', (type) => {
    const plan = planOf({ type, 'source.cmdline': 'auto=true' }, [debian, second, third]);
    expect(firstConfig(plan)).toMatchObject({
      type,
      kernel: '/var/lib/xen/boot/web1/vmlinuz',
      ramdisk: '/var/lib/xen/boot/web1/initrd.img',
      cmdline: 'auto=true console=hvc0',
      on_reboot: 'destroy',
    });
    expect((firstConfig(plan).disk as string[]).slice(1)).toEqual([
      'format=raw,vdev=xvdc,access=ro,target=/srv/iso/debian 12.iso',
      'format=raw,vdev=xvdd,access=ro,target=/srv/iso/debian-2.iso',
    ]);
    expect(settingsOf(plan.config)).toMatchObject({
      type,
      kernel: expect.stringContaining('grub'),
      on_reboot: 'restart',
    });
    expect(settingsOf(plan.config).disk).toHaveLength(1);
    const copied = plan.actions.filter(({ id }) => id.startsWith('boot.')).map(({ do: steps }) => steps[2]);
    expect(copied).toMatchObject([
      { run: ['grub-fstest', '/srv/iso/debian 12.iso', 'cp', '--', '(loop0)/install.amd/vmlinuz', expect.any(String)] },
      {
        run: ['grub-fstest', '/srv/iso/debian 12.iso', 'cp', '--', '(loop0)/install.amd/initrd.gz', expect.any(String)],
      },
    ]);
  });

  it('cannot be had for a disc without a kernel that is known, nor for Windows', () => {
    const { made } = outcome({ type: 'pvh' }, [disc('/srv/iso/odd.iso')]);
    expect(made.problems).toMatchObject([{ field: 'type', message: expect.stringContaining('no installer’s kernel') }]);
    expect(outcome({ type: 'pv' }, [windows]).made.problems).toMatchObject([{ field: 'type' }]);
  });
});

/** The host that the program brings, with a DVD drive. */
function withDrive(): Facts {
  const facts = exampleFacts();
  const rom = {
    ...facts.blockDevices[0]!,
    path: '/dev/sr0',
    type: 'rom',
    model: 'DVD-RW',
    stableNames: [],
    usedBy: [],
  };
  return { ...facts, blockDevices: [...facts.blockDevices, rom] };
}

const withBoot = (boot: Partial<Facts['boot']>): Facts => {
  const facts = exampleFacts();
  return { ...facts, boot: { ...facts.boot, ...boot } };
};

describe('firmware', () => {
  const noOvmf = withBoot({ ovmf: { path: '/usr/share/ovmf/OVMF.fd', kind: 'other' } });
  const xenOvmf = withBoot({ ovmf: { path: '/usr/share/ovmf/OVMF.fd', kind: 'xen' } });

  it('UEFI is greyed out with its reason where the host’s OVMF is not one for Xen', () => {
    const asked = (facts: Facts) =>
      outcome({}, [debian], facts).made.evaluation.placed.find(({ field }) => field.key === 'source.firmware')!.field;
    expect(asked(noOvmf)).toMatchObject({
      options: [{}, {}, { value: 'ovmf', blocked: { reason: expect.stringContaining('Xen') } }],
    });
    expect(asked(xenOvmf)).not.toMatchObject({ options: [{}, {}, { blocked: expect.anything() }] });
  });

  it('a disc for UEFI only takes it by itself, or is refused: never a BIOS in silence', () => {
    const uefi = disc('/srv/iso/uefi.iso', { boots: { bios: false, uefi: true } });
    expect(outcome({}, [uefi], xenOvmf).made.spec.install?.boot).toEqual({ method: 'firmware', firmware: 'ovmf' });
    expect(outcome({}, [uefi], noOvmf).made.problems).toMatchObject([
      { field: 'source.discs', message: expect.stringContaining('UEFI') },
    ]);
  });
});

describe('a disc in a real drive', () => {
  const inDrive = { ...disc('/dev/sr0'), is: 'drive' as const, fingerprint: null };
  const answers = { 'source.kind': 'drive', 'source.device': '/dev/sr0' };

  it('is copied into a file first, which the guest then gets', () => {
    const plan = planOf({ ...answers, 'source.rip': true }, [inDrive], withDrive());
    expect(plan.actions.map(({ id }) => id)).toContain('disc.rip');
    expect(drives(firstConfig(plan))[0]!.at(-1)).toBe('target=/var/lib/xen/images/web1-disc.iso');
  });

  it('or is handed over as it is', () => {
    const plan = planOf({ ...answers, 'source.rip': false }, [inDrive], withDrive());
    expect(plan.actions.map(({ id }) => id)).not.toContain('disc.rip');
    expect(drives(firstConfig(plan))[0]!.at(-1)).toBe('target=/dev/sr0');
  });

  it('must be readable when it begins', () => {
    expect(planOf({ ...answers }, [inDrive], withDrive()).preconditions.map(({ message }) => message)).toContain(
      'no disc can be read in /dev/sr0',
    );
  });

  it('must be the one that was looked at, where one was', () => {
    const asked = (more: Partial<DiscFindings>) =>
      planOf(answers, [{ ...inDrive, ...more }], withDrive()).preconditions.map(({ check, exit }) => ({ check, exit }));
    const same = { check: { run: ['blockdev', '--getsize64', '/dev/sr0'], says: '654311424' }, exit: 'conflict' };
    expect(asked({ bytes: 654_311_424 })).toContainEqual(same);
    expect(asked({ bytes: 654_311_424, looked: 'not-at-all' })).not.toContainEqual(same);
  });
});

it('the run config and the files say that the first start has a config of its own', () => {
  const plan = planOf({}, [{ ...debian, says: ['It installs Debian 12.'] }]);
  expect(plan.config).toContain('# This file is for every start but the first.');
  expect(plan.config).toContain('# Empty here: the disc is in it at the first start (install.cfg).');
  const first = written(plan, '/var/lib/xenguide/guests/web1/install.cfg');
  expect(first).toContain('an installer is seen there');
  expect(first).not.toContain('Empty here');
  const [config, install, script] = planFiles(plan, true);
  expect(install).toMatchObject({ name: 'web1.install.cfg', text: first });
  expect(config?.what).toBe('the config of every start after the install');
  expect(script?.text).toContain('# What was found on the discs:');
  const usual = exampleWorld();
  const image = makePlan(outcomeOf(new Map(), usual), usual, ownRenderer, yaml);
  expect(image.config).not.toMatch(/every start but the first|install\.cfg/);
  expect(planFiles(image, true)[0]?.what).toBe('the config that xl reads');
  expect(planFiles(image, true).map(({ key }) => key)).toEqual(['config', 'script', 'answers', 'plan']);
});

it('an installer that draws on its screen is not listened to for half a minute', () => {
  const grace = (discs: DiscFindings[], more: Record<string, Answer> = {}) =>
    planOf(more, discs).actions.flatMap(({ verify }) => (verify?.kind === 'alive' ? [verify.graceSeconds] : []));
  expect(grace([windows])).toEqual([10]);
  expect(grace([debian], { type: 'hvm' })).toEqual([10]);
  expect(grace([debian], { type: 'pvh' })).toEqual([30]);
});

it('Windows: no serial console is promised, and the shutdown that it hears', () => {
  const after = planOf({}, [windows]).after.join('\n');
  expect(after).not.toContain('Its console:');
  expect(after).toContain('xl shutdown -F web1');
});

it('no line for the person after an install is wider than a terminal, but what is to be copied', () => {
  const own = planOf({}, [debian]).after.filter((line) => !line.includes('ssh -L'));
  for (const line of own) expect(line.length, line).toBeLessThanOrEqual(80);
});

it('UEFI on a host without it is one problem, at the question about the firmware', () => {
  const { made } = outcome({ 'source.firmware': 'ovmf' }, [{ ...debian, boots: { bios: true, uefi: true } }]);
  expect(made.problems.map(({ field }) => field)).toEqual(['source.firmware']);
  expect(made.problems[0]?.remedy).toContain('xenguide guide discs/firmware');
});
