import { noted } from '../text/t.ts';
import type { ImageFindings } from './findings.ts';

/** `disk image`, `partition image`: what a prebuilt image is called in the middle of a sentence. */
export const kindWords = (kind: ImageFindings['kind']): string =>
  kind === 'partition-image' ? noted('partition image') : noted('disk image');
