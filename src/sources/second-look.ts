import type { Check, Plan } from '../plan/action.ts';
import { noted } from '../text/t.ts';
import { QEMU_FORMAT } from './converted.ts';
import type { ImageFindings } from './findings.ts';
import { kindWords } from './kind-words.ts';

/** An image that was only described: right before it is used, the host says whether it is what it was taken for. */
export function secondLook({ path, kind, format }: ImageFindings): Plan['preconditions'][number] {
  const check: Check =
    format !== 'raw'
      ? { run: ['qemu-img', 'info', '-f', QEMU_FORMAT[format], '--', path] }
      : kind === 'disk-image'
        ? { run: ['sfdisk', '--dump', '--', path] }
        : { run: ['blkid', '-p', '-s', 'USAGE', '-o', 'value', '--', path], says: 'filesystem' };
  return {
    check,
    message: noted`${path} is not the ${format} ${kindWords(kind)} that it was taken for`,
    remedy: noted(
      'Say in the answers what it is (source.kind, source.format), or plan on the host, where it can be looked into.',
    ),
    exit: 'invalid',
  };
}
