import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configOf, readBack } from '../../../src/guest/config.ts';
import type { GuestSpec } from '../../../src/guest/spec.ts';
import { loadRenderer, type Renderer, renderChecked } from '../../../src/plan/render.ts';
import { UserError } from '../../../src/problem.ts';
import { lint } from '../../../src/xl/lint.ts';
import { ownRenderer, ownTemplates } from '../../support/templates.ts';
import { anySpec, plainSpec } from '../guest/specs.ts';

const own = ownTemplates;
const renderer = ownRenderer;

/** The program's own templates with a change in the one for pvh. */
const changed = (change: (text: string) => string): Promise<Renderer> =>
  loadRenderer({ read: (name) => (name === 'guest/pvh.cfg' ? change(own.read(name)) : own.read(name)) });

function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('it was taken');
}

const hvm: GuestSpec = {
  ...plainSpec,
  type: 'hvm',
  boot: { method: 'firmware', firmware: 'seabios' },
  display: { vnc: true, listen: '127.0.0.1' },
};

describe('the templates', () => {
  test('of every type, for every guest, say exactly this guest', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { settings } = readBack(renderChecked(spec, renderer));
        expect(settings).toMatchObject(configOf(spec) as Record<string, unknown>);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  test('give xl nothing to warn about', () => {
    for (const spec of [plainSpec, { ...plainSpec, type: 'pv' } as GuestSpec, hvm]) {
      expect(lint(renderer.render(spec)).problems).toEqual([]);
    }
  });

  test('explain every line with a comment above it', () => {
    for (const spec of [plainSpec, hvm]) {
      const lines = renderer.render(spec).split('\n');
      const settings = lines.flatMap((line, index) => (/^[a-z_]+ =/.test(line) ? [index] : []));
      expect(settings.length).toBeGreaterThan(10);
      for (const index of settings) expect(lines[index - 1]).toMatch(/^#/);
    }
  });

  test('have lines that fit a terminal of 80 columns', () => {
    for (const type of ['pv', 'pvh', 'hvm']) {
      for (const line of own.read(`guest/${type}.cfg`).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test('have no comment at all when none are wanted', () => {
    const text = renderChecked({ ...plainSpec, comments: false }, renderer);
    expect(text).not.toContain('#');
    expect(text).not.toMatch(/^\n|\n\n\n/);
    expect(readBack(text).settings).toEqual(readBack(renderer.render(plainSpec)).settings);
  });

  test('put the system disk first', () => {
    const { settings } = readBack(renderer.render(plainSpec));
    expect((settings.disk as { target: string }[])[0]?.target).toBe('/dev/vg0/web1-disk');
  });

  test('say what happens when the guest stops', () => {
    const { settings } = readBack(renderer.render(hvm));
    expect(settings).toMatchObject({ on_poweroff: 'destroy', on_reboot: 'restart', on_crash: 'destroy' });
    expect(settings).toMatchObject({ boot: 'c', vga: 'stdvga', serial: 'pty', usb: '1', vnclisten: '127.0.0.1' });
  });

  test('switch the screen off in so many words: xl would switch it on', () => {
    const text = renderChecked({ ...hvm, display: { vnc: false, listen: '127.0.0.1' } }, renderer);
    expect(readBack(text).settings).toMatchObject({ vnc: 0 });
    expect(text).not.toContain('vnclisten');
  });

  test('look at a CD too when there is one', () => {
    const cd = { target: '/srv/a.iso', format: 'raw', vdev: 'hdc', access: 'ro', cdrom: true } as const;
    const spec: GuestSpec = { ...hvm, disks: [...hvm.disks, { role: 'disc', xl: cd, volume: null, image: null }] };
    expect(readBack(renderChecked(spec, renderer)).settings.boot).toBe('cd');
  });
});

describe('hostile text', () => {
  test.each(['a"b', "a'b", '$(reboot)', '`reboot`', '#x', 'a;b', '{{ uuid }}', '{% if %}', 'a\\', '…'])(
    'in a path stays text: %j',
    (odd) => {
      const kernel = `/srv/${odd}`;
      const text = renderChecked({ ...plainSpec, boot: { method: 'grub', kernel } }, renderer);
      expect(readBack(text).settings.kernel).toBe(kernel);
    },
  );

  test.each(['a\nmemory = 1', 'a\rb', 'a\u0000b', 'a\tb', '\u001b[2J'])('is refused, not printed: %j', (odd) => {
    const error = refusal(() => renderChecked({ ...plainSpec, boot: { method: 'grub', kernel: `/${odd}` } }, renderer));
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain('guest/pvh.cfg');
  });
});

describe('a template of one’s own', () => {
  test('may add keys', async () => {
    const mine = await changed((text) => `${text}cpu_weight = 512\n# mine`);
    expect(renderChecked(plainSpec, mine)).toContain('cpu_weight = 512');
  });

  test.each([
    ['memory', 'memory = 512\n'],
    ['memory', 'memory = 02000\n'],
    ['memory', 'memory += 1\n'],
    ['name', 'name = "other"\n'],
    ['type', 'type = ""\n'],
    ['bootloader', 'bootloader = "pygrub"\n'],
    ['cmdline', 'cmdline = "init=/bin/sh"\n'],
    ['disk', 'disk = "none"\n'],
    ['disk', 'disk += [ "format=raw,vdev=xvdx,access=rw,target=/dev/sda" ]\n'],
    ['vif', 'vif = [ "bridge=xenbr0" ]\n'],
  ])('may not contradict the answers about %s: %j', async (key, line) => {
    const mine = await changed((text) => text + line);
    const error = refusal(() => renderChecked(plainSpec, mine));
    expect(error.problems.map(({ field }) => field)).toContain(key);
    expect(error.message).toContain('guest/pvh.cfg');
  });

  test('may not leave out what was answered', async () => {
    const mine = await changed((text) => text.replace(/^uuid.*$/m, ''));
    expect(refusal(() => renderChecked(plainSpec, mine)).message).toContain('makes uuid absent');
  });

  test('may write a disk in another way that means the same', async () => {
    const mine = await changed((text) =>
      text.replace(
        '{{ disk.spec }}',
        `{% if disk.role == 'seed' %}{{ disk.spec }}{% else %}'/dev/vg0/web1-disk,raw,xvda,w'{% endif %}`,
      ),
    );
    expect(renderChecked(plainSpec, mine)).toContain("'/dev/vg0/web1-disk,raw,xvda,w'");
  });

  test('that xl could not read is refused with line and column', async () => {
    const mine = await changed((text) => `${text}vnc = yes\n`);
    expect(refusal(() => renderChecked(plainSpec, mine)).message).toMatch(/line \d+, column \d+/);
  });

  test.each([
    ['an unknown variable', '{{ memry }}'],
    ['an unknown filter', '{{ memory | shout }}'],
    ['a tag that is not closed', '{% if name %}'],
    ['a value that is not there', '{{ boot.ramdisk }}'],
    ['a file of the host', "{% include '/etc/passwd' %}"],
    ['a loop without end', '{% for i in (1..999999999) %}{{ i }}{% endfor %}'],
  ])('with %s is refused with its name', async (_what, piece) => {
    const error = await changed((text) => text + piece)
      .then((mine) => refusal(() => renderChecked(plainSpec, mine)))
      .catch((thrown: unknown) => thrown as UserError);
    expect(error).toBeInstanceOf(UserError);
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain('guest/pvh.cfg');
  });
});

describe('the draft', () => {
  const open: GuestSpec = {
    ...plainSpec,
    name: '…',
    memoryMiB: 0,
    maxmemMiB: 0,
    boot: { method: 'grub', kernel: '…' },
    disks: [],
    cards: [],
  };

  test('shows what is not answered as …', () => {
    const text = renderer.draft(open);
    for (const key of ['name', 'uuid', 'memory', 'maxmem', 'kernel']) expect(text).toContain(`\n${key} = …\n`);
    expect(text).toContain('vcpus = 2');
  });

  test('is the config itself once everything is answered', () => {
    expect(renderer.draft(plainSpec)).toBe(renderer.render(plainSpec));
    expect(renderer.draft(hvm)).toBe(renderer.render(hvm));
  });

  test('never fails because of what a person has typed so far', () => {
    const odd: GuestSpec = {
      ...plainSpec,
      name: 'a\nb',
      vcpus: Number.NaN,
      disks: [{ ...plainSpec.disks[0]!, xl: { target: '', format: 'raw', vdev: 'sdx9', access: 'rw' } }],
      cards: [{ ...plainSpec.cards[0]!, vif: { bridge: 'a,b' } }],
    };
    const text = renderer.draft(odd);
    expect(text).toContain('name = …');
    expect(text.match(/^ {2}…,$/gm)).toHaveLength(2);
  });
});

describe('a file on the host', () => {
  const mine = (template: string): Promise<Renderer> =>
    loadRenderer({ read: (name) => (name === 'storage/x.conf' ? template : own.read(name)) });
  const shout = (value: string): string => `<${value.toUpperCase()}>`;

  test('has its values quoted by its own language, numbers too, unless it says raw', async () => {
    const { fill } = await mine('# {{ a | raw }}\na={{ a }}\n{% if n > 3 %}\nn={{ n }}\n{% endif %}');
    expect(fill('storage/x.conf', { a: 'one', n: 4 }, shout)).toBe('# one\na=<ONE>\nn=<4>\n');
    expect(fill('storage/x.conf', { a: 'one', n: 1 }, (value) => value)).toBe('# one\na=one\n');
  });

  test.each([
    ['an unknown variable', '{{ b }}'],
    ['a value that is not there', '{{ none }}'],
    ['a tag that is not closed', '{% if a %}'],
    ['a value that its language cannot hold', '{{ bad }}'],
    ['a file of the host', "{% include '/etc/passwd' %}"],
  ])('whose template has %s is refused with its name', async (_what, template) => {
    const { fill } = await mine(template);
    const quote = (value: string): string => {
      if (value === 'bad') throw new Error('no such character');
      return value;
    };
    const error = refusal(() => fill('storage/x.conf', { a: 'one', none: null, bad: 'bad' }, quote));
    expect(error).toMatchObject({ exitCode: 3, problems: [{ field: '--templates' }] });
    expect(error.message).toContain('storage/x.conf');
  });

  test('is read once, for however many guests and languages', async () => {
    const asked: string[] = [];
    const read = (name: string): string => {
      asked.push(name);
      return name === 'storage/x.conf' ? '{{ a }}' : own.read(name);
    };
    const { fill, render } = await loadRenderer({ own: true, read });
    for (const a of ['one', 'two']) {
      expect(fill('storage/x.conf', { a }, (value) => value)).toBe(`${a}\n`);
      render(plainSpec);
      expect(fill('storage/x.conf', { a }, shout)).toBe(`<${a.toUpperCase()}>\n`);
    }
    expect(asked).toEqual(['storage/x.conf', 'guest/pvh.cfg']);
  });

  test('whose template nobody needs is never read', async () => {
    const asked: string[] = [];
    await loadRenderer({
      read: (name) => {
        asked.push(name);
        return own.read(name);
      },
    });
    expect(asked.every((name) => name.startsWith('guest/'))).toBe(true);
  });
});
