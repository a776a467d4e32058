import type { Diagram } from '../text/diagram.ts';
import { t } from '../text/t.ts';
import type { Difference } from './uplink/dialect.ts';

/** What comes and goes in a file of the host, as diff(1) shows it: `-` goes, `+` comes. */
export const differenceDiagram = ({ path, before, after }: Difference): Diagram => ({
  title: before.length === 0 ? t`New: ${path}` : t`Changed: ${path}`,
  lines: [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)].map((line) => line.trimEnd()),
});
