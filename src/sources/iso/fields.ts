import { uefiObstacle } from '../../boot/from-disc.ts';
import { MOST_DRIVES, usualDrives } from '../../guest/drives.ts';
import { t } from '../../text/t.ts';
import type { Field } from '../../wizard/field.ts';
import type { SourceContext } from '../source.ts';

/** Questions of every source whose system comes from a disc. */

/** `named`: how many discs the answers name; until they are looked at that is all that is known. */
export function drivesField({ image }: SourceContext, named = 1): Field {
  const discs = image?.discs ?? Array.from({ length: named }, () => ({ windows: null, isDrivers: false }));
  return {
    kind: 'count',
    key: 'source.drives',
    label: t('How many drives'),
    help: t(
      'CD drives that the guest gets, one to three. None can be added while it runs; an empty one costs nothing.',
    ),
    page: 'discs/drive',
    least: 1,
    most: MOST_DRIVES,
    suggest: usualDrives(discs),
  };
}

export function firmwareField({ facts }: SourceContext): Field[] {
  const blocked = uefiObstacle(facts);
  return [
    {
      kind: 'choice',
      key: 'source.firmware',
      label: t('Firmware of the emulated PC'),
      help: t(
        'What starts the disc, and later the disk. A system that was installed with one does not start with the other.',
      ),
      page: 'discs/firmware',
      detail: true,
      options: [
        { value: 'auto', label: t('Choose for me'), hint: t('a BIOS, unless the disc can only be started from UEFI') },
        { value: 'seabios', label: t('BIOS (SeaBIOS)') },
        { value: 'ovmf', label: t('UEFI (OVMF)'), ...(blocked ? { blocked } : {}) },
      ],
      suggest: { value: 'auto', because: t('it fits the disc and the host') },
    },
  ];
}
