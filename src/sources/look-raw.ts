import type { Problem } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { has } from './bytes.ts';
import type { ImageFindings } from './findings.ts';
import { finish } from './finish.ts';
import { problem } from './headers.ts';
import { type Inside, lookInside } from './inside.ts';
import { NO_LOGIN } from './no-login.ts';
import type { Probe } from './probe.ts';
import { ESP_TYPES, type Layout, readLayout } from './table.ts';

/** The disk or partition itself as plain bytes at `raw`: the image's own file or a scratch copy. */
export async function lookAtRaw(
  probe: Probe,
  findings: ImageFindings,
  raw: string,
  head: Uint8Array,
): Promise<ImageFindings> {
  if (has(head, 32_769, 'CD001')) return finish({ ...findings, kind: 'iso' }, [anIso]);
  const layout = await readLayout(probe, raw, findings.virtualBytes, head);
  const outside = withLayout(findings, layout);
  const problems = [...layout.problems, ...unusable(layout)];
  if (problems.length > 0) return finish(outside, problems);
  const inside = await lookInside(
    probe,
    raw,
    layout.kind === 'disk-image' ? layout.table : null,
    layout.kind === 'partition-image' ? layout.fs : null,
  );
  return finish(merge(outside, layout, inside), []);
}

const anIso = problem(
  t('there is a CD or DVD image (ISO 9660) in it'),
  t('Take a prebuilt disk image of the same system.'),
);

function withLayout(findings: ImageFindings, layout: Layout): ImageFindings {
  if (layout.kind === 'disk-image') {
    const { table, biosBoot } = layout;
    const esp = table.partitions.some(({ type }) =>
      ESP_TYPES.some((each) => each.toLowerCase() === type.toLowerCase()),
    );
    return { ...findings, kind: 'disk-image', table, biosBoot, esp };
  }
  return layout.kind === 'partition-image'
    ? { ...findings, kind: 'partition-image', root: layout.fs }
    : { ...findings, kind: 'unknown' };
}

/** Things blkid knows that no guest can start from. */
function unusable(layout: Layout): Problem[] {
  const encrypted = problem(
    t('the system in it is encrypted (LUKS): it can be neither looked into nor started without its passphrase'),
    t('Take an image that is not encrypted, and encrypt inside the guest if you need to.'),
  );
  if (layout.kind === 'partition-image') {
    const { type } = layout.fs;
    if (type === 'crypto_LUKS') return [encrypted];
    if (type === 'LVM2_member') {
      return [
        problem(
          t(
            'this is a bare LVM physical volume: there is no boot loader in it, and the host’s own LVM might take it for its own',
          ),
          t('Take an image with a partition table, or of a plain file system.'),
        ),
      ];
    }
    if (type === 'swap' || type.endsWith('_raid_member') || type === 'DM_integrity') {
      return [problem(t`there is only ${type} in it, no system`, t('Name the image with the system.'))];
    }
    return [];
  }
  if (layout.kind !== 'disk-image') return [];
  const types = layout.table.partitions.flatMap(({ fs }) => (fs ? [fs.type] : []));
  const readable = types.some((type) => !['crypto_LUKS', 'swap', 'vfat'].includes(type));
  return types.includes('crypto_LUKS') && !readable ? [encrypted] : [];
}

function merge(findings: ImageFindings, layout: Layout, inside: Inside | undefined): ImageFindings {
  // What hinders most comes first.
  const warnings = [...findings.warnings];
  if (!inside) {
    warnings.push(
      noted('The image could not be looked into: grub-fstest is missing or failed (apt install grub-common).'),
    );
    return { ...findings, warnings };
  }
  const { systems, unreadable, arm, ...found } = inside;
  if (unreadable) {
    warnings.push(
      noted(
        'This host’s GRUB cannot read any file system in the image, so a GRUB for Xen of the same age cannot either.',
      ),
    );
    return { ...findings, unreadable, warnings };
  }
  const merged: ImageFindings = {
    ...findings,
    ...found,
    looked: 'inside',
    root: found.root ?? findings.root ?? likelyRoot(findings),
  };
  if (arm) warnings.push(noted('It seems to be made for ARM machines: a PC cannot start it.'));
  if (merged.cloudInit === false && merged.hasLogin === false) warnings.push(NO_LOGIN);
  const [kernel] = merged.kernels;
  if (kernel && kernel.ramdisk === null && merged.grub) {
    warnings.push(noted`There is no initial RAM disk beside ${kernel.path}: the guest may not find its disk.`);
  }
  if (merged.root?.type === 'LVM2_member') {
    warnings.push(
      noted(
        'Its root file system lies in LVM: keep the host’s LVM away from it (global_filter in /etc/lvm/lvm.conf), and grow it inside the guest.',
      ),
    );
  }
  if (layout.kind === 'disk-image' && layout.table.partitions.some(({ fs }) => fs?.type === 'crypto_LUKS')) {
    warnings.push(noted('A part of it is encrypted (LUKS): the guest will ask for the passphrase on its console.'));
  }
  if (systems.length > 1) {
    warnings.push(
      noted`There are ${systems.length} systems in it (${systems.join(', ')}): the first one is described.`,
    );
  }
  return { ...merged, warnings };
}

/** Nothing said which partition holds `/`: the largest file system that a Linux would use. */
function likelyRoot({ table }: ImageFindings): ImageFindings['root'] {
  const candidates = (table?.partitions ?? []).flatMap(({ fs }) =>
    fs && !['vfat', 'swap', 'crypto_LUKS'].includes(fs.type) ? [fs] : [],
  );
  return candidates.sort((a, b) => b.bytes - a.bytes)[0] ?? null;
}
