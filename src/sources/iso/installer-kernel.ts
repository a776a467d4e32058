import { kernelCopy, ramdiskCopy } from '../../guest/paths.ts';
import type { InstallPhase } from '../../guest/spec.ts';
import type { Action } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { BOOT_COPY_MS, bootCopy } from '../boot-copy.ts';

/** xl reads kernel and initial RAM disk on the host: those of the installer are taken off the disc. */
export function installerKernelActions(name: string, { boot, queue }: InstallPhase): Action[] {
  const [first] = queue;
  const installer = first?.findings.installer;
  if (!first || !installer || boot.method !== 'direct' || boot.kernel !== kernelCopy(name)) return [];
  return [
    copyOff(first.path, 'kernel', noted('the installer’s kernel'), installer.kernel, kernelCopy(name)),
    ...(installer.ramdisk === null
      ? []
      : [copyOff(first.path, 'ramdisk', noted('its initial RAM disk'), installer.ramdisk, ramdiskCopy(name))]),
  ];
}

const copyOff = (disc: string, id: 'kernel' | 'ramdisk', what: string, from: string, to: string): Action =>
  bootCopy({
    id,
    title: noted`Copy ${what} off the disc to ${to}`,
    why: noted('Xen starts it from there; GRUB’s own reader takes it out of the disc, and nothing is mounted.'),
    to,
    copy: [
      { run: ['grub-fstest', disc, 'cp', '--', `(loop0)${from}`, to], timeoutMs: BOOT_COPY_MS },
      {
        // It says nothing where it fails half-way: an empty file would be started.
        run: ['test', '-s', to],
        trouble: { message: noted`${from} could not be taken off ${disc}`, remedy: noted('Fetch the disc again.') },
      },
    ],
  });
