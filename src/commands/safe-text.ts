import { clean } from '../text/clean.ts';

/**
 * Texts for people hold names and lines from files, hosts and tools: nothing of it may steer their terminal. Line breaks
 * and tabs stay.
 */
export const safeText = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.split('\t').map(clean).join('\t'))
    .join('\n');
