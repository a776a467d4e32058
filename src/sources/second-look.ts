import type { Check, Plan } from '../plan/action.ts';
import { noted } from '../text/t.ts';
import { QEMU_FORMAT } from './converted.ts';
import type { ImageFindings } from './findings.ts';
import { kindWords } from './kind-words.ts';

/** An image that was only described: right before it is used, the host says whether it is what it was taken for. */
export const secondLook = (image: ImageFindings): Plan['preconditions'] => [
  isWhatItWasTakenFor(image),
  ...standsAlone(image),
];

function isWhatItWasTakenFor({ path, kind, format }: ImageFindings): Plan['preconditions'][number] {
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

/** What headers.ts refuses, in perl, which every Debian has. No is also the answer where it cannot be run. */
const ALONE: Partial<Record<ImageFindings['format'], string>> = {
  // qemu's docs/interop/qcow2.txt: no backing file, and no feature bit 2 (external data file), which version 2 does not know.
  qcow2: 'unpack("Q>", substr $h, 8) == 0 && (unpack("N", substr $h, 4) < 3 || !(ord(substr $h, 79) & 4))',
  // A capacity of 0 makes qemu take a description for the disk; there and behind the first sector it looks for other files.
  vmdk: 'unpack("Q<", substr $h, 12) != 0 && index($h, "parentFileNameHint") < 0',
};
const HEADER_BYTES = 21 * 512;

/** qemu-img would follow the name of another file in its header, and bring what is in that into the guest's disk. */
function standsAlone({ path, format }: ImageFindings): Plan['preconditions'] {
  const alone = ALONE[format];
  if (alone === undefined) return [];
  const reads = `open my $f, "<:raw", $ARGV[0] or exit 1; read $f, my $h, ${HEADER_BYTES};`;
  return [
    {
      check: { run: ['perl', '-e', `${reads} exit !(length $h >= 80 && ${alone})`, '--', path] },
      message: noted`${path} is not known to stand alone: another file of the host may be named in it as a part of its content`,
      remedy: noted(
        'If you trust it, make one that stands alone, and name that: qemu-img convert -O qcow2 OLD NEW.qcow2. Without perl on the host it cannot be told (apt install perl-base).',
      ),
      exit: 'invalid',
    },
  ];
}
