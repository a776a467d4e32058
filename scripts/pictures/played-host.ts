import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { localRunner } from '../../src/host/local.ts';
import type { Result, Runner, RunOptions } from '../../src/host/runner.ts';

/** One percent of the copy takes so long, in the time of the pictures and of whoever waits for them. */
const PERCENT_MS = { shown: 140, real: 12 };
const CONSOLE = ['Linux version 6.1.0-26-cloud-amd64', 'systemd[1]: Reached target multi-user.target.', 'web1 login: '];

/** From the volume on until the copy is done only the played host moves the clock: rates and times left are the same in every run. */
const realNow = performance.now.bind(performance);
let now = 0;

/**
 * A Xen host for the pictures: files and folders are real, in a folder of their own; LVM, qemu-img and xl are played. The
 * copy stops at these percents, so that a picture of it can be taken, and goes on at SIGUSR2.
 */
export function playedHost(root: string, stopsAt: readonly number[] = []): Runner {
  const real = localRunner();
  const here = (text: string): string => text.replace(/^\/(?=etc\/xen|var\/lib\/xenguide)/, `${root}/`);
  for (const folder of ['/etc/xen/scripts', '/var/lib/xenguide']) mkdirSync(join(root, folder), { recursive: true });
  const made = new Set<string>();
  const said = (stdout = '', code = 0): Result => ({ code, stdout, stderr: '', timedOut: false });

  const xl = async ([what, ...rest]: readonly string[], options: RunOptions): Promise<Result> => {
    if (what === 'create') made.add('guest');
    if (what === 'domid') return said('1\n', made.has('guest') ? 0 : 1);
    if (what === 'list') return rest[0] === 'web1' ? said('web1  1  2048  2  -b----  1.0\n') : said();
    if (what === 'console') for (const line of CONSOLE) options.onOutput?.(`${line}\n`);
    return said();
  };
  const copy = async ({ onOutput }: RunOptions): Promise<Result> => {
    for (let percent = 1; percent <= 100; percent++) {
      now += PERCENT_MS.shown;
      onOutput?.(`    (${percent}.00/100%)\r`);
      await (stopsAt.includes(percent) ? new Promise((goOn) => process.once('SIGUSR2', goOn)) : wait(PERCENT_MS.real));
    }
    performance.now = realNow;
    return said();
  };

  const played: Record<string, (args: readonly string[], options: RunOptions) => Promise<Result>> = {
    xl,
    'qemu-img': (_args, options) => copy(options),
    lvs: async () => said('', made.has('volume') ? 0 : 5),
    lvcreate: async () => {
      made.add('volume');
      performance.now = () => now;
      return said('  Logical volume "web1-disk" created.\n');
    },
    ...Object.fromEntries(['which', 'nft', 'sfdisk', 'e2fsck', 'resize2fs'].map((name) => [name, async () => said()])),
  };
  /** What is asked about the host itself, not about what the plan makes. */
  const isThere = (args: readonly string[]): boolean =>
    /^\/(sys|usr\/lib\/grub-xen)\/|vif-bridge$/.test(args.at(-1) ?? '');

  return {
    ...real,
    where: 'this machine',
    run: async (command, options = {}) => {
      const [first, ...rest] = unwrapped(command.argv);
      const plays = first !== undefined && (ALWAYS.has(first) || rest.some((arg) => arg.startsWith('/dev/vg0/')));
      if (plays && played[first]) return played[first](rest, options);
      if (first === 'test' && isThere(rest)) return said();
      const [program, ...args] = command.argv;
      return real.run({ ...command, argv: [program, ...args.map(here)] }, options);
    },
    readText: (path) => real.readText(here(path)),
    writeFile: (path, content, mode) => real.writeFile(here(path), content, mode),
    append: (path, text) => real.append(here(path), text),
  };
}

/** The others look into the image as well, which is a real one. */
const ALWAYS: ReadonlySet<string> = new Set(['xl', 'lvs', 'lvcreate', 'which', 'nft']);

/** Without `env NAME=VALUE timeout -k 2 30` before the program. */
function unwrapped(argv: readonly string[]): readonly string[] {
  if (argv[0] !== 'env') return argv;
  const rest = argv.slice(argv.findIndex((word, at) => at > 0 && !word.includes('=')));
  return rest[0] === 'timeout' ? rest.slice(4) : rest;
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
