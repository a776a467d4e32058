import type { Result, Runner } from '../../host/runner.ts';
import type { Problem } from '../../problem.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { blank } from '../../sources/finish.ts';
import { findKernels } from '../../sources/kernel.ts';
import { fstabRoot, parseOsRelease, passwordLogin } from '../../sources/os.ts';
import { type InspectOptions, lastWords, probeWith } from '../../sources/probe.ts';
import { noted, t } from '../../text/t.ts';
import { sourceOf } from '../nfs-export.ts';
import { LOOK_SCRIPT } from './look-script.ts';
import { momentOptions } from './mount-options.ts';
import { cannotMount } from './mount-trouble.ts';
import { ramdiskProblems } from './ramdisk.ts';
import { readRecords, type Seen } from './records.ts';
import type { RootFolder } from './root-folder.ts';

/**
 * A server that is gone lets mount.nfs wait for longer than a person does. One that has just come up opens no file by
 * NFS 4 before its grace period is over, 90 seconds in most cases.
 */
const patience = (version: string): number => (version.startsWith('3') ? 30_000 : 120_000);
const LIST_MS = 120_000;

/**
 * Looks at the system in a folder of a file server. Nothing is changed, on the server or on the host; `at` is the path of
 * the answers that name it. What is wrong with it is in `problems`, never thrown.
 *
 * @throws HostLost, and the signal's reason after an abort.
 */
export async function lookIntoExport(
  runner: Runner,
  folder: RootFolder,
  at: string,
  options: InspectOptions = {},
): Promise<ImageFindings> {
  const probe = probeWith(runner, options);
  const source = sourceOf(folder);
  const words = ['unshare', '--mount', 'perl', '-', source, momentOptions(folder.version, 'ro')] as const;
  const nothing: ImageFindings = { ...blank(source), kind: 'system-folder', looked: 'outside', cloudInit: false };
  probe.progress(t`Looking into ${source}`);
  const result = await probe.ask(words, { stdin: LOOK_SCRIPT, timeoutMs: patience(folder.version) });
  if (result.code !== 0 || result.timedOut) return failed(nothing, notMounted(folder, at, result));
  const seen = readRecords(result.stdout);
  const findings = describe({ ...nothing, looked: 'inside', ...system(seen) }, folder);
  const wrong = noSystem(seen, folder, at);
  if (wrong) return failed(findings, wrong);
  const [kernel] = findings.kernels;
  if (!kernel?.ramdisk) return findings;
  const { ramdisk } = kernel;
  probe.progress(t`Looking into ${ramdisk}`);
  const list = await probe.ask([...words, ramdisk], { stdin: LOOK_SCRIPT, timeoutMs: LIST_MS });
  if (list.code !== 0 || list.stdout.trim() === '') {
    const why = list.code === 127 ? noted('lsinitramfs is not on this host') : lastWords(list);
    return withWarning(
      findings,
      noted`Whether ${ramdisk} can mount a root on a file server could not be seen (${why}). In the guest’s system: lsinitramfs ${ramdisk} | grep -E 'nfs|xen-netfront'.`,
    );
  }
  const builtin = seen.builtin.get(kernel.path.replace(/^.*?-/, '')) ?? new Set<string>();
  return {
    ...findings,
    ramdiskProblems: ramdiskProblems(list.stdout, builtin, { at, version: folder.version, ramdisk }),
  };
}

/** For an export that cannot be looked into from where the plan is made. */
export function unseenExport(folder: RootFolder): ImageFindings {
  const source = sourceOf(folder);
  return {
    ...blank(source),
    kind: 'system-folder',
    looked: 'not-at-all',
    cloudInit: false,
    warnings: [
      noted`${source} could not be looked into from here; whether a system is in it is seen before anything is made.`,
    ],
  };
}

function system({ files, texts, there }: Seen): Partial<ImageFindings> {
  const inBoot = [...files].map(([path, { bytes }]) => ({ name: path.slice('/boot/'.length), size: bytes }));
  const real = (name: string): string => files.get(`/boot/${name}`)!.real;
  const release = texts.get('/etc/os-release') ?? texts.get('/usr/lib/os-release');
  const shadow = texts.get('/etc/shadow');
  const keys = [...there].some((path) => path.endsWith('/authorized_keys'));
  return {
    os: release === undefined ? null : parseOsRelease(release),
    kernels: findKernels(inBoot).map(({ name, ramdisk }) => ({
      path: real(name),
      ramdisk: ramdisk === null ? null : real(ramdisk),
      compression: 'unknown' as const,
    })),
    fstabRoot: fstabRoot(texts.get('/etc/fstab') ?? ''),
    hasLogin: keys || (shadow === undefined ? null : passwordLogin(shadow)),
  };
}

/** Why no guest can have this folder for its root. */
function noSystem({ entries, there, denied, texts }: Seen, folder: RootFolder, at: string): Problem | undefined {
  const source = sourceOf(folder);
  const field = `${at}.export`;
  if (entries.every((name) => name === 'lost+found')) {
    return {
      field,
      message: t`${source} is empty: there is no system in it`,
      remedy: t`Put one there first, on the server: debootstrap, or tar -xpf ROOTFS.tar -C ${folder.export} (xenguide guide nfs-root).`,
    };
  }
  if ([...denied].length > 0) {
    return {
      field,
      message: t`the file server ${folder.server} does not let root read ${[...denied][0]} in ${folder.export}: it turns root into a nobody (root_squash)`,
      remedy: t`Add no_root_squash behind ${folder.export} in the server’s /etc/exports, for this host and for the guest, then: exportfs -ra.`,
    };
  }
  if (![...there].some((path) => /(init|systemd)$/.test(path))) {
    return {
      field,
      message: t`${source} holds no system: neither /sbin/init nor systemd is in it`,
      remedy: t('Name the folder that is to be the guest’s /, not one above or below it.'),
    };
  }
  const owner = texts.get('/.xenguide-guest')?.split('\n')[0]?.trim();
  return owner === undefined
    ? undefined
    : {
        field,
        kind: 'conflict',
        message: t`${source} is another guest’s root already: “${clean(owner)}” is written in its .xenguide-guest`,
        remedy: t(
          'Two guests on one root destroy each other’s files: give this one a folder of its own. If that guest is gone for good, remove the file.',
        ),
      };
}

const clean = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 120);

function describe(findings: ImageFindings, folder: RootFolder): ImageFindings {
  const { os, kernels, fstabRoot: root } = findings;
  const [kernel] = kernels;
  const done: ImageFindings = {
    ...findings,
    says: [
      noted`It is a folder of the file server ${folder.server}, with ${os ? os.pretty : noted('a system')} in it.`,
      ...(kernel
        ? [noted`Its newest kernel is ${kernel.path}${kernel.ramdisk ? '' : noted(', without an initial RAM disk')}.`]
        : []),
    ],
  };
  return root === null || isNetworkRoot(root)
    ? done
    : withWarning(
        done,
        noted`The system’s /etc/fstab says that / is ${root}, a disk that this guest will not have: it waits for it at the start, or mounts / read-only. Take that line out of ${folder.export}/etc/fstab on the server.`,
      );
}

/** What fstab may call a root that the kernel has mounted already. */
const isNetworkRoot = (device: string): boolean =>
  device.includes(':/') || ['/dev/nfs', '/dev/root', 'rootfs', 'none', 'overlay'].includes(device);

const withWarning = (findings: ImageFindings, warning: string): ImageFindings => ({
  ...findings,
  warnings: [...findings.warnings, warning],
});

const failed = (findings: ImageFindings, problem: Problem): ImageFindings => ({
  ...findings,
  problems: [problem],
  says: [`${problem.message.charAt(0).toUpperCase()}${problem.message.slice(1)}.`],
});

function notMounted(folder: RootFolder, at: string, { code, stderr, timedOut }: Result): Problem {
  const said = timedOut ? t('timed out') : stderr;
  if (code === 127 || /^unshare:/m.test(said)) {
    return {
      field: `${at}.export`,
      message: t`the export cannot be looked into: ${said.trim().split('\n').at(-1) ?? ''}`,
      remedy: t('Run xenguide as root, on a host with unshare (util-linux) and perl.'),
    };
  }
  const { message, remedy } = cannotMount(folder).find(
    ({ when }) => !when || when.some((each) => said.includes(each)),
  )!;
  return { field: `${at}.export`, message, remedy };
}
