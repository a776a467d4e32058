import { t } from '../text/t.ts';
/** Of several stores (volume groups, pools) the one to suggest, with the reason; undefined where none has room. */
export function roomiest(
  stores: readonly { value: string; freeBytes: number }[],
): { value: string; because: string } | undefined {
  const open = stores.filter(({ freeBytes }) => freeBytes > 0).sort((a, b) => b.freeBytes - a.freeBytes);
  if (open[0] === undefined) return undefined;
  const onlyOne = stores.length === 1 ? t('it is the only one') : t('it is the only one with free space');
  return { value: open[0].value, because: open.length === 1 ? onlyOne : t('it has the most free space') };
}
