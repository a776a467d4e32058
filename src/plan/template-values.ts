import { bootOrder } from '../guest/config.ts';
import type { GuestSpec } from '../guest/spec.ts';
import { printDisk, type XlDisk } from '../xl/disk.ts';
import { quoteString } from '../xl/quote.ts';
import { printVif, type XlVif } from '../xl/vif.ts';

/** Stands for a value that is not there yet, in the preview only. */
export const GAP = Object.freeze({ gap: true });

const UNANSWERED = '…';

/**
 * What a template can say `{{ … }}` of. Names and shapes here are what people's own templates rely on:
 * name, type, uuid, memory and maxmem (MiB), vcpus, boot.{method, kernel, ramdisk, cmdline, firmware, order},
 * phase (install: the first start, from discs; run: every other), installed (whether there is such a first start), windows,
 * disks[].{role, vdev, spec}, cards[].{mac, script, spec}, display.{vnc, listen}, has_cd, autostart.
 * `spec` is the text for disk=[] or vif=[]. What does not apply is null.
 */
export function valuesOf(spec: GuestSpec): object {
  return values(spec, printDisk, printVif);
}

/** The same with GAP for whatever is not answered yet or could not be printed. */
export function draftValues(spec: GuestSpec): object {
  const drafted = values(spec, orGap(printDisk), orGap(printVif));
  return gaps({
    ...drafted,
    // It is made from the name.
    uuid: spec.name.includes(UNANSWERED) ? GAP : spec.uuid,
    // Every guest gets a disk, or a root that stands for it.
    ...(spec.disks.length === 0 ? { disks: [{ role: 'system', vdev: GAP, spec: GAP }] } : {}),
  }) as object;
}

function values(spec: GuestSpec, disk: (disk: XlDisk) => unknown, vif: (vif: XlVif) => unknown): object {
  const { boot } = spec;
  return {
    name: spec.name,
    type: spec.type,
    uuid: spec.uuid,
    memory: spec.memoryMiB,
    maxmem: spec.maxmemMiB,
    vcpus: spec.vcpus,
    boot: {
      method: boot.method,
      kernel: 'kernel' in boot ? boot.kernel : null,
      ramdisk: 'ramdisk' in boot ? boot.ramdisk : null,
      cmdline: 'cmdline' in boot ? boot.cmdline : null,
      firmware: 'firmware' in boot ? boot.firmware : null,
      order: bootOrder(spec) || (hasCd(spec) ? 'cd' : 'c'),
    },
    disks: spec.disks.flatMap(({ role, xl }) => (xl ? [{ role, vdev: xl.vdev, spec: disk(xl) }] : [])),
    cards: spec.cards.map((card) => ({ mac: card.mac, script: card.vif.script ?? null, spec: vif(card.vif) })),
    display: spec.display ?? { vnc: false, listen: null },
    has_cd: hasCd(spec),
    phase: spec.phase,
    installed: spec.install !== null,
    windows: spec.windows,
    autostart: spec.autostart,
  };
}

const hasCd = ({ disks }: GuestSpec): boolean => disks.some(({ xl }) => xl?.cdrom === true);

function orGap<T>(print: (value: T) => string): (value: T) => unknown {
  return (value) => {
    try {
      return print(value);
    } catch {
      return GAP;
    }
  };
}

/** Zero is no memory and no number of processors: it is a question that is still open. */
function gaps(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(UNANSWERED) || !isPrintable(value) ? GAP : value;
  if (typeof value === 'number') return value > 0 && Number.isSafeInteger(value) ? value : GAP;
  if (Array.isArray(value)) return value.map(gaps);
  if (typeof value === 'object' && value !== null && value !== GAP) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, gaps(part)]));
  }
  return value;
}

function isPrintable(text: string): boolean {
  try {
    quoteString(text);
    return true;
  } catch {
    return false;
  }
}
