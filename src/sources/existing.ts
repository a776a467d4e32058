import { type Answers, below } from '../guest/answers.ts';
import { kernelCopy, ramdiskCopy } from '../guest/paths.ts';
import type { Action } from '../plan/action.ts';
import type { Volume } from '../storage/backend.ts';
import { BACKENDS } from '../storage/index.ts';
import { noted, t } from '../text/t.ts';
import { BOOT_COPY_MS, bootCopy } from './boot-copy.ts';
import type { ImageFindings } from './findings.ts';
import { blank } from './finish.ts';
import type { Source, SourceAnswers } from './source.ts';

/** A system that is already where the guest is to have it: nothing is copied there. The storage's own look finds it. */
export const existing: Source = {
  id: 'existing',
  label: t('A system that is there already'),
  summary: t('on a file server (NFS root): no disk'),
  page: 'source/kind',
  unavailable: () => undefined,
  fields: () => [],
  problems: (answers, { image }) => [
    ...(image?.problems ?? []),
    // With a kernel or an initial RAM disk of the person's the system's own does not count.
    ...(answers.kernel === undefined && answers.ramdisk === undefined ? (image?.ramdiskProblems ?? []) : []),
  ],
  settledKind: () => 'existing',
  lookKey: (answers) => thereAlready(answers)?.key,
  look: async (answers, { runner, described }, options) => {
    const there = thereAlready(answers);
    if (!there) return undefined;
    return described ? there.system.unseen(there.own) : there.system.look(runner, there.own, 'storage', options);
  },
  unseen: () => ({ ...blank('…'), looked: 'not-at-all', kind: 'system-folder' }),
  fill,
};

/** What the storage answers say of a system that is there already; undefined: not enough. */
function thereAlready(answers: Answers) {
  const own = below(answers, 'storage');
  // The one that is suggested, while none is named.
  const backend = BACKENDS.find(({ id, system }) => system && (own.backend === undefined || id === own.backend));
  const system = backend?.system;
  const key = system?.key(own);
  return system && key !== undefined ? { system, own, key: `${backend?.id} ${key}` } : undefined;
}

/** xl reads kernel and initial RAM disk on the host, at each start: what is in the guest's folder is copied there. */
function fill(answers: SourceAnswers, { kernels: [kernel] }: ImageFindings, volume: Volume): Action[] {
  const { guest } = volume;
  if (!kernel || answers.kernel !== undefined) return [];
  const { ramdisk } = kernel;
  return [
    copyOut('kernel', noted('the kernel'), `${volume.path}${kernel.path}`, kernelCopy(guest)),
    ...(ramdisk === null || answers.ramdisk !== undefined
      ? []
      : [copyOut('ramdisk', noted('the initial RAM disk'), `${volume.path}${ramdisk}`, ramdiskCopy(guest))]),
  ];
}

const copyOut = (id: 'kernel' | 'ramdisk', what: string, from: string, to: string): Action =>
  bootCopy({
    id,
    title: noted`Copy ${what} to ${to}`,
    why: noted('The guest has no disk to take it from: xl reads it on the host, each time the guest is started.'),
    to,
    copy: [
      // Whoever is root in the guest can put a link in its place, which would lead to a file of the host.
      { run: ['dd', `if=${from}`, `of=${to}`, 'bs=1M', 'iflag=nofollow', 'status=none'], timeoutMs: BOOT_COPY_MS },
      {
        run: ['cmp', '--silent', '--', from, to],
        timeoutMs: BOOT_COPY_MS,
        trouble: {
          message: noted`the copy ${to} is not the same as ${from}`,
          remedy: noted('Is the system in the export being updated just now? Try again when that is done.'),
        },
      },
    ],
  });
