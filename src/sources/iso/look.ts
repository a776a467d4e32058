import { noted, t } from '../../text/t.ts';
import { readBytes } from '../dump.ts';
import type { Probe } from '../probe.ts';
import { readCatalogue } from './catalogue.ts';
import { type Contents, readContents } from './contents.ts';
import { finishDisc } from './describe-disc.ts';
import { findDrivers } from './drivers.ts';
import type { DiscFindings, DiscInstaller } from './findings.ts';
import { findInstaller } from './installer.ts';
import { osOfInfo, osOfLabel, osOfTreeinfo } from './names.ts';
import { partOf } from './part.ts';
import { cutShort } from './refuse.ts';
import { withUdf } from './udf.ts';
import { SECTOR, type Volume } from './volume.ts';
import { findWindows } from './windows.ts';

/** A disc is there, by its descriptors: what they say, then what is on it. The same for a file and for a drive. */
export async function lookAtDisc(probe: Probe, start: DiscFindings, described: Volume): Promise<DiscFindings> {
  const volume = await withUdf(probe, start.path, described);
  const boots = await whatBoots(probe, start, volume);
  const outside: DiscFindings = { ...start, volumeId: volume.id, boots };
  if (volume.bytes > start.bytes) return finishDisc(outside, [cutShort(start.is, volume.bytes, start.bytes)]);
  const contents = await readContents(probe, start.path);
  const found: DiscFindings = { ...outside, ...whose(contents, volume.id) };
  found.looked = contents ? 'inside' : 'outside';
  if (contents && found.installer) found.installer = await withPacking(contents, found.installer);
  found.warnings = [...start.warnings, ...warnings(found, contents, volume)];
  return finishDisc(found, [], contents ? namedBy(contents) : 'label');
}

async function whatBoots(probe: Probe, disc: DiscFindings, { catalogue }: Volume): Promise<DiscFindings['boots']> {
  const at = (catalogue ?? 0) * SECTOR;
  return readCatalogue((at > 0 ? await readBytes(probe, disc.path, at, SECTOR) : undefined) ?? new Uint8Array());
}

type Whose = Pick<DiscFindings, 'os' | 'windows' | 'installer' | 'part' | 'isDrivers'>;

/** By the disc's own files if they could be read, else by its label. */
function whose(contents: Contents | undefined, label: string | null): Whose {
  const windows = findWindows(contents, label);
  const part = partOf(contents?.info, label);
  if (windows) return { ...windows, installer: null, part, isDrivers: false };
  const own = contents ? (fromInfo(contents) ?? fromTreeinfo(contents)) : null;
  const os = own ?? osOfLabel(label ?? '');
  const installer = contents ? findInstaller(contents.tree, label, os?.id) : null;
  const isDrivers = os === null && installer === null && findDrivers(contents?.tree, label) !== undefined;
  return { os, windows: null, installer, part, isDrivers };
}

async function withPacking({ packingOf }: Contents, installer: DiscInstaller): Promise<DiscInstaller> {
  const packing = await packingOf(installer.kernel);
  return packing === 'unknown' ? installer : { ...installer, packing };
}

const fromInfo = ({ info }: Contents): DiscFindings['os'] => (info === undefined ? null : osOfInfo(info));
const fromTreeinfo = ({ treeinfo }: Contents): DiscFindings['os'] =>
  treeinfo === undefined ? null : osOfTreeinfo(treeinfo);

const namedBy = (contents: Contents): 'files' | 'label' =>
  fromInfo(contents) || fromTreeinfo(contents) || contents.images.length > 0 ? 'files' : 'label';

const NO_TPM = t('Windows 11 asks for a TPM 2.0 and Secure Boot, which a guest of plain Xen does not have');

function warnings(disc: DiscFindings, contents: Contents | undefined, { udf }: Volume): string[] {
  const says: string[] = [];
  if (!contents) {
    says.push(
      udf
        ? noted(
            'Its files are kept in UDF and could not be read here: only its label was looked at (apt install grub-common).',
          )
        : noted('The disc could not be looked into: grub-fstest is missing or failed (apt install grub-common).'),
    );
  }
  if (disc.windows?.needsTpm) says.push(noted`${NO_TPM}: its installer will stop.`);
  if (disc.windows?.needsTpm === null) {
    says.push(noted`Whether it is Windows 11 cannot be told from the disc. ${NO_TPM}: its installer would stop.`);
  }
  if (disc.isDrivers && findDrivers(contents?.tree, disc.volumeId) === 'virtio') {
    says.push(noted('These drivers are for guests of KVM (virtio): a guest of Xen has no use for them.'));
  }
  if (/(^|[^a-z])(arm64|aarch64|a64fre)/i.test(`${disc.volumeId} ${contents?.info ?? ''}`)) {
    says.push(noted('It seems to be made for ARM machines: a PC cannot start it.'));
  }
  return says;
}
