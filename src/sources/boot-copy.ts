import type { Action, Step } from '../plan/action.ts';

/** A kernel or an initial RAM disk that Xen is to read on the host, put there by `copy` into an empty file for root only. */
export function bootCopy({
  id,
  title,
  why,
  to,
  copy,
}: {
  id: 'kernel' | 'ramdisk';
  title: string;
  why: string;
  to: string;
  copy: readonly Step[];
}): Action {
  const folder = to.slice(0, to.lastIndexOf('/'));
  return {
    id: `boot.${id}`,
    title,
    why,
    effect: 'creates',
    touches: [to],
    check: { run: ['test', '-e', to] },
    do: [
      { run: ['mkdir', '-p', '-m', '0755', '--', folder] },
      { run: ['install', '-m', '0600', '/dev/null', to] },
      ...copy,
    ],
    undo: [
      { run: ['rm', '-f', '--', to] },
      // 1: it is gone already. The other file may still be in it.
      { run: ['rmdir', '--ignore-fail-on-non-empty', '--', folder], ok: [0, 1] },
      { run: ['rmdir', '--ignore-fail-on-non-empty', '--', folder.slice(0, folder.lastIndexOf('/'))], ok: [0, 1] },
    ],
  };
}

/** Some hundred MiB from a slow place. milliseconds */
export const BOOT_COPY_MS = 300_000;
