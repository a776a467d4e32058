import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import { has } from '../bytes.ts';
import { recognise } from '../magic.ts';
import { discProblem } from './problems.ts';

const AGAIN = t('Fetch the ISO file again, and compare its checksum with the publisher’s (sha256sum FILE).');
const UNPACK = { gz: t('gunzip -k FILE'), xz: t('unxz -k FILE'), zst: t('unzstd FILE') } as const;
/** Every sector of a raw copy begins with this (ECMA-130, 14.1). */
const RAW_SECTOR = [0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00];

/** A file that holds no disc: what it is instead, and what to do. `head` is its beginning. */
export function notADisc(head: Uint8Array, area: Uint8Array, bytes: number): Problem {
  const no = (message: string, remedy: string): Problem => discProblem('file', message, remedy);
  const container = recognise(head, undefined);
  if (container.is === 'compressed') {
    return no(
      t`the ISO file is packed (${container.compression})`,
      t`Unpack it first: ${UNPACK[container.compression]}`,
    );
  }
  if (container.is === 'tar')
    return no(t('this is a tar archive, not a disc'), t('Unpack it, then name the ISO file in it.'));
  if (container.is === 'other') {
    if (container.what === t('a web page'))
      return no(t('this is a web page, not a disc: the download went wrong'), AGAIN);
    const packed = container.remedy.startsWith('Unpack');
    return packed
      ? no(t`the ISO file is ${container.what}`, container.remedy)
      : no(t`this is ${container.what}, not a disc`, t('Name an ISO file.'));
  }
  const format = container.is === 'image' ? container.format : 'raw';
  if (format !== 'raw') return no(t`this is a disk image (${format}), not a disc to install from`, PREBUILT);
  if (has(head, 0, RAW_SECTOR)) {
    return no(
      t('this is a raw copy of a CD (a .bin file), not an ISO file'),
      t('Convert it: bchunk FILE.bin FILE.cue NAME'),
    );
  }
  if (head.every((byte) => byte === 0) && area.every((byte) => byte === 0)) {
    return no(t('there are only zeros where a disc begins: the file was made, but never filled'), AGAIN);
  }
  if (has(head, 510, [0x55, 0xaa])) return no(t('this is a disk image (raw), not a disc to install from'), PREBUILT);
  if (bytes < 64 * 1024) return no(t`it is only ${roundSize(bytes)} long: no disc is that small`, AGAIN);
  return no(t('this is no CD or DVD image that is known'), AGAIN);
}

const PREBUILT = t('Use it as a prebuilt image instead of a disc, or name an ISO file.');

/** The disc is longer than what there is of it. */
export function cutShort(is: 'file' | 'drive', wanted: number, have: number): Problem {
  const round = roundSize(wanted) !== roundSize(have);
  const [whole, part] = round ? [roundSize(wanted), roundSize(have)] : [t`${wanted} bytes`, t`${have} bytes`];
  return is === 'file'
    ? discProblem(is, t`the ISO file is cut short: its disc is ${whole} long, the file only ${part}`, AGAIN)
    : discProblem(
        is,
        t`the disc in the drive is cut short: ${whole} belong on it, ${part} are there`,
        t('It was not burned to the end: burn it again, or take the ISO file itself.'),
      );
}
