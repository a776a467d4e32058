import { readGuestConfig } from './probes/guest-config.ts';
import { splitGrep } from './probes/text-files.ts';

/** What the host starts when it boots: Xen’s init script xendomains takes every file in it, whatever it is called. */
export const AUTOSTART_FOLDER = '/etc/xen/auto';

/** Prints what `startersOf` reads. A link that leads nowhere starts nothing. */
export const AUTOSTART_FILES: readonly [string, ...string[]] = [
  ...(['find', '-L', AUTOSTART_FOLDER, '-mindepth', '1', '-maxdepth', '1', '-type', 'f', '-size', '-512k'] as const),
  ...['-exec', 'grep', '-aHZ', '', '{}', '+'],
];

/** The files that start the guest `name`, by the name that stands in them, as paths. */
export const startersOf = (name: string, stdout: string): string[] =>
  [...splitGrep(stdout)].flatMap(([path, text]) => (readGuestConfig(path, text).guest?.name === name ? [path] : []));
