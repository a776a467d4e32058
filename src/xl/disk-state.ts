import { t } from '../text/t.ts';
import type { XlDisk } from './xl-disk.ts';

/** What libxlutil holds after reading one disk specification. */
export interface DiskReading {
  target: string | null;
  format: XlDisk['format'];
  vdev: string;
  access: 'ro' | 'rw';
  cdrom: boolean;
  script: string | null;
  backendtype: XlDisk['backendtype'] | null;
  /** `backend=dom`, `discard`, … in one fixed order, as they are written. */
  flags: string[];
  /** Asked for read-write in so many words. */
  accessGiven: 'ro' | 'rw' | null;
  /** Old prefixes that were met: `phy:`, `tap:`. */
  prefixes: string[];
}

/** Why xl refuses the specification. */
export interface DiskProblem {
  message: string;
  remedy: string;
}

/** What has been read so far. Null: not given. */
export interface DiskState {
  target: string | null;
  format: string | null;
  vdev: string | null;
  script: string | null;
  backend: string | null;
  backendtype: string | null;
  specification: string | null;
  values: Map<string, string>;
  switches: Map<string, string>;
  writable: boolean;
  cdrom: boolean;
  accessGiven: 'ro' | 'rw' | null;
  accessPlaced: boolean;
  prefixes: string[];
  problem: DiskProblem | null;
  done: boolean;
}

export function emptyState(): DiskState {
  return {
    target: null,
    format: null,
    vdev: null,
    script: null,
    backend: null,
    backendtype: null,
    specification: null,
    values: new Map(),
    switches: new Map(),
    writable: true,
    cdrom: false,
    accessGiven: null,
    accessPlaced: false,
    prefixes: [],
    problem: null,
    done: false,
  };
}

const FORMATS = ['raw', 'qcow', 'qcow2', 'vhd', 'empty', 'qed'];

export function fail(state: DiskState, message: string, remedy: string): void {
  state.problem ??= { message, remedy };
}

export function setFormat(state: DiskState, text: string): void {
  const format = text === '' ? 'raw' : text;
  if (!FORMATS.includes(format)) fail(state, t`${JSON.stringify(text)} is no disk format`, formatRemedy(text));
  else if (state.format !== null && state.format !== format)
    fail(state, t('the format is given twice'), t('Give it once.'));
  else state.format = format;
}

function formatRemedy(text: string): string {
  if (/^(xvd|hd|sd)[a-z]/.test(text)) return t('The order is TARGET,FORMAT,VDEV,ACCESS: write /a.img,raw,xvda,rw.');
  if (/^(vmdk|vdi|vhdx)$/i.test(text)) return t`Convert it: qemu-img convert -f ${text.toLowerCase()} -O qcow2 IN OUT.`;
  return t`Use one of ${FORMATS.join(', ')}, in lower case.`;
}

export function setAccess(state: DiskState, text: string): void {
  if (text === 'r' || text === 'ro') state.writable = false;
  else if (text === 'rw' || text === 'w' || text === '') state.writable = true;
  else fail(state, t`${JSON.stringify(text)} is no access`, t('Use ro or rw. xl knows no w!.'));
  state.accessGiven = state.writable ? 'rw' : 'ro';
}

export function setBackendType(state: DiskState, text: string): void {
  if (!['phy', 'tap', 'qdisk', 'standalone'].includes(text)) {
    fail(state, t`${JSON.stringify(text)} is no backendtype`, t('Leave it out: xl chooses. Or use phy or qdisk.'));
  } else if (state.backendtype !== null && state.backendtype !== text) {
    fail(state, t('backendtype is given twice'), t('Give it once.'));
  } else state.backendtype = text;
}

export function setCdrom(state: DiskState, cdrom: boolean): void {
  state.cdrom = cdrom;
}

export function setSpecification(state: DiskState, text: string): void {
  if (text !== 'xen' && text !== 'virtio') {
    fail(state, t`${JSON.stringify(text)} is no specification`, t('Leave it out, or use xen or virtio.'));
  } else if (state.specification !== null && state.specification !== text) {
    fail(state, t('specification is given twice'), t('Give it once.'));
  } else state.specification = text;
}

/** A text may be set once; an empty one may be overwritten. */
export function setText(state: DiskState, name: 'target' | 'vdev' | 'script' | 'backend', text: string): void {
  if (state[name]) fail(state, t`${name} is given twice`, t('Give it once.'));
  else state[name] = text;
}

export function setValue(state: DiskState, name: string, text: string): void {
  if (state.values.get(name)) fail(state, t`${name} is given twice`, t('Give it once.'));
  else state.values.set(name, text);
}

/** `hdc:cdrom` in the place of a vdev. */
function vdevWithType(state: DiskState, text: string): boolean {
  const colon = text.lastIndexOf(':');
  if (colon === -1) return false;
  setText(state, 'vdev', text.slice(0, colon));
  const type = text.slice(colon + 1);
  if (type === 'cdrom' || type === 'disk') state.cdrom = type === 'cdrom';
  else fail(state, t`${JSON.stringify(type)} is no type of disk`, t('Write devtype=cdrom, or nothing for a disk.'));
  return true;
}

export function positional(state: DiskState, text: string): void {
  if (state.problem) return;
  if (state.target === null) state.target = text;
  else if (state.prefixes.length === 0 && state.format === null) {
    if (state.target === '' && vdevWithType(state, text)) state.format = 'empty';
    else setFormat(state, text);
  } else if (state.vdev === null) {
    if (!vdevWithType(state, text)) state.vdev = text;
  } else if (!state.accessPlaced) {
    state.accessPlaced = true;
    setAccess(state, text);
  } else {
    fail(state, t`${JSON.stringify(text)} is one field too many`, t('The order is TARGET,FORMAT,VDEV,ACCESS.'));
    state.done = true;
  }
}

export function coloPort(state: DiskState, text: string): void {
  const digits = /^\s*([+-]?\d+)/.exec(text)?.[1] ?? '0';
  if (BigInt.asIntN(32, BigInt(digits)) === 0n) fail(state, t('colo-port is no number'), t('Give a port number.'));
  else state.values.set('colo-port', text);
}

/** The whole read: fills in what was not given, and refuses what is missing. */
export function finish(state: DiskState): { disk: DiskReading } | { problem: DiskProblem } {
  if (!state.problem && state.vdev === null) {
    fail(state, t('no vdev is given'), t('Add vdev=xvda (the name the disk has in the guest).'));
  }
  if (!state.problem && state.target === null && !state.cdrom) {
    fail(state, t('no target is given'), t('Add target=/the/file/or/device as the last field.'));
  }
  if (state.problem) return { problem: state.problem };
  const empty = state.cdrom && !state.target;
  return {
    disk: {
      target: state.target || null,
      format: (empty ? 'empty' : (state.format ?? 'raw')) as XlDisk['format'],
      vdev: state.vdev as string,
      access: state.writable && !state.cdrom ? 'rw' : 'ro',
      cdrom: state.cdrom,
      script: state.script,
      backendtype: state.backendtype as XlDisk['backendtype'] | null,
      flags: flagsOf(state),
      accessGiven: state.accessGiven,
      prefixes: state.prefixes,
    },
  };
}

function flagsOf(state: DiskState): string[] {
  const flags: string[] = [];
  if (state.backend !== null) flags.push(`backend=${state.backend}`);
  if (state.specification !== null) flags.push(`specification=${state.specification}`);
  for (const [name, value] of state.values) flags.push(`${name}=${value}`);
  flags.push(...state.switches.values());
  return flags;
}
