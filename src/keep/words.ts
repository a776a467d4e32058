import { noted } from '../text/t.ts';
/** `under 0.1 s`, `0.2 s`, `14 s`, `3 min`, `2 h` */
export function seconds(count: number): string {
  if (count < 0.1) return noted('under 0.1 s');
  if (count < 10) return `${Number(count.toFixed(1))} s`;
  if (count < 120) return `${Math.round(count)} s`;
  if (count < 7200) return noted`${Math.round(count / 60)} min`;
  return `${Math.round(count / 3600)} h`;
}
