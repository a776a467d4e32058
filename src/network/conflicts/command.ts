import { quoteForShell } from '../../host/quote.ts';

/** A command to be copied into a shell, with names of the host in it that may hold anything: sh`ip link show ${name}`. */
export const sh = (texts: TemplateStringsArray, ...words: readonly (string | number)[]): string =>
  texts.reduce((line, text, index) => line + quoteForShell([String(words[index - 1]).replaceAll('\0', '')]) + text);
