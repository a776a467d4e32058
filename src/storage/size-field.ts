import { t } from '../text/t.ts';
import { formatSize, GiB, MiB, roundSize } from '../units.ts';
import type { Field } from '../wizard/field.ts';
import type { StorageContext } from './backend.ts';

/**
 * The size question, the same for every backend that makes its own volume. `where` names what it is cut from; what
 * earlier disks of the guest take from there is not free any more. `promise`: it may be more than is free.
 */
export function sizeField(
  context: StorageContext,
  freeInAll: number | undefined,
  where: string,
  limit: 'free' | 'promise' = 'free',
): Field {
  const taken = context.taken?.(where) ?? 0;
  const freeBytes = freeInAll === undefined ? undefined : Math.max(0, freeInAll - taken);
  const least = Math.max(context.leastBytes, 16 * MiB);
  return {
    kind: 'size',
    bare: 'GiB',
    key: `${context.at}.size`,
    label: t('Size of the disk'),
    help:
      freeBytes === undefined
        ? t(
            'How big the guest’s disk is to be. It can be made bigger later, hardly ever smaller. A bare number means GiB.',
          )
        : t`How big the guest’s disk is to be. ${roundSize(freeBytes)} are ${taken > 0 ? `${t('then still')} ` : ''}free in ${where}. A bare number means GiB.`,
    page: 'storage/size',
    least,
    ...(freeBytes === undefined || limit === 'promise' ? {} : { most: freeBytes, where }),
    suggest: suggestSize(context, freeBytes),
  };
}

type Suggestion = { value: string; because: string };

/** At least the image, rather what suits it, never more than half of what is free unless the image needs it. */
function suggestSize({ leastBytes, role, suits }: StorageContext, freeBytes: number | undefined): Suggestion {
  const wished = suits?.bytes ?? 10 * GiB;
  if (leastBytes >= wished) {
    return {
      value: formatSize(Math.ceil(leastBytes / GiB) * GiB),
      because: t('it is the image’s own size, rounded up'),
    };
  }
  if (freeBytes !== undefined && freeBytes / 2 < wished) {
    const half = Math.floor(freeBytes / 2 / (64 * MiB)) * 64 * MiB;
    const value = Math.max(half, Math.ceil(leastBytes / (64 * MiB)) * 64 * MiB, 64 * MiB);
    return {
      value: formatSize(value),
      because: t`space is short here: half of it stays free${leastBytes > 0 ? ` ${t('where the image allows it')}` : ''}`,
    };
  }
  if (suits) return { value: formatSize(wished), because: suits.because };
  const because =
    role === 'disk' ? t('it is enough for a system and some data') : t('it is a beginning; it can grow later');
  return { value: formatSize(wished), because };
}
