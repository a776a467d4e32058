import { noted } from '../../text/t.ts';
import type { Contents } from './contents.ts';
import type { DiscFindings } from './findings.ts';
import type { WindowsImage } from './wim.ts';

export interface WindowsFound {
  os: NonNullable<DiscFindings['os']>;
  windows: NonNullable<DiscFindings['windows']>;
}

/** The first build of Windows 11, which asks for a TPM 2.0 (Microsoft's hardware requirements). */
const FIRST_11 = 22_000;

/**
 * A Windows by what is on the disc, else by its label alone; undefined: it is none. What it is called and whether it is
 * Windows 11 is told by the description in install.wim, else by the branch it was built from, else by the label.
 */
export function findWindows(
  contents: Omit<Contents, 'packingOf'> | undefined,
  label: string | null,
): WindowsFound | undefined {
  const code = windowsLabel(label ?? '');
  const files = contents && SETUP.some((path) => contents.tree.has(path));
  const old = contents?.tree.root.some((name) => /^win51(ip|ic|is|aa)?$/i.test(name)) ?? false;
  if (old) return found(noted('Windows XP or Server 2003'), false);
  if (!files && !code) return undefined;
  const images = contents?.images ?? [];
  if (images.length > 0) return found(commonName(images), images.some(asksForTpm));
  const branch = /^\s*BuildBranch\s*=\s*(\w+)/im.exec(contents?.build ?? '')?.[1]?.toLowerCase();
  const [pretty, needsTpm] = byBranch(branch, code?.server ?? false) ?? [
    code?.pretty ?? 'Windows',
    code?.needsTpm ?? null,
  ];
  return found(pretty, needsTpm);
}

const SETUP = ['/sources/install.wim', '/sources/install.esd', '/sources/install.swm', '/sources/boot.wim'] as const;

const found = (pretty: string, needsTpm: boolean | null): WindowsFound => ({
  os: { id: 'windows', pretty },
  windows: { needsTpm },
});

/** For the long-term edition for devices Microsoft calls the TPM optional (Windows IoT Enterprise hardware requirements). */
function asksForTpm({ build, type, edition }: WindowsImage): boolean {
  return build >= FIRST_11 && type === 'WinNT' && !/^IoTEnterpriseS/i.test(edition);
}

/** `Windows 11 Home` and `Windows 11 Pro` are together `Windows 11`. */
function commonName(images: readonly WindowsImage[]): string {
  const [first = [], ...rest] = images.map(({ name }) => name.split(' '));
  let length = first.length;
  for (const words of rest) while (words.slice(0, length).join(' ') !== first.slice(0, length).join(' ')) length--;
  return first.slice(0, length).join(' ') || 'Windows';
}

/** Names of branches as sources/idwbinfo.txt has them; `ge_release` became Windows 11 24H2 and Server 2025 alike. */
function byBranch(branch: string | undefined, server: boolean): [pretty: string, needsTpm: boolean | null] | undefined {
  if (branch === undefined) return undefined;
  if (server) return ['Windows Server', false];
  if (/^(co|ni)_release/.test(branch)) return ['Windows 11', true];
  if (/^ge_release/.test(branch)) return [noted('Windows 11 or Server 2025'), null];
  if (/^fe_release/.test(branch)) return ['Windows Server 2022', false];
  if (/^(th[12]|rs\d|19h[12]|20h[12]|21h[12]|vb)(_|$)/.test(branch))
    return [noted('Windows 10 or a Server of its time'), false];
  if (/^(win7|win8|win81|winblue|winmain_(win8|blue)|longhorn|vista|lh_)/.test(branch))
    return [noted('a Windows before 10'), false];
  return undefined;
}

interface Code {
  pretty: string;
  server: boolean;
  needsTpm: boolean | null;
}

/**
 * Microsoft's labels, as osinfo-db lists them: a code for the product, then the processor. Windows 10 and 11 share
 * theirs, but a Windows 11 for 32 bits was never made.
 */
function windowsLabel(label: string): Code | undefined {
  const match = /^(?:J_)?([A-Z0-9]+(?:_[A-Z0-9]+)?)_(X64|X86|A64)(?:FRE|CHK)[A-Z]*_/i.exec(label);
  const product = match?.[1]?.toUpperCase();
  if (product === undefined) return undefined;
  if (/(^|_)(SSS|SESS|SHV|SFST)O?$/.test(product)) return { pretty: 'Windows Server', server: true, needsTpm: false };
  if (/^(HRM|HB1|IRM|IR\d)_/.test(product)) return { pretty: 'Windows 8', server: false, needsTpm: false };
  if (!/^C[CEP][A-Z]{1,5}$/.test(product)) return undefined;
  return match?.[2]?.toUpperCase() === 'X86'
    ? { pretty: 'Windows 10', server: false, needsTpm: false }
    : { pretty: 'Windows 10 or 11', server: false, needsTpm: null };
}
