import { many, t } from '../../text/t.ts';
import type { Field } from '../../wizard/field.ts';
import type { Source } from '../source.ts';
import { drivesField, firmwareField } from './fields.ts';
import { discsKey, lookAtDiscs, pathsOf, unseenDiscs } from './look-at-discs.ts';

/** Installation discs as files: the guest's system is put onto its disk by its own installer. */
export const iso: Source = {
  id: 'iso',
  label: t('Installation discs (ISO files)'),
  summary: t('you answer the questions of its installer'),
  page: 'discs/installing',
  unavailable: () => undefined,
  fields: (answers, context) => [discs, drivesField(context, pathsOf(answers.discs).length), ...firmwareField(context)],
  problems: (_answers, { image }) => image?.problems ?? [],
  settledKind: () => 'iso',
  lookKey: (answers, described) => discsKey(answers, 'source.discs', described),
  look: (answers, host, options) => lookAtDiscs(answers.get('source.discs'), host, options),
  unseen: ({ discs: named }) => unseenDiscs(Array.isArray(named) ? named.map(String) : ['…']),
  // The installer fills the disk.
  fill: () => [],
};

const discs: Field = {
  kind: 'list',
  item: 'disc',
  paths: (count) => many(count, t('1 disc'), t`${count} discs`),
  key: 'source.discs',
  label: t('The discs'),
  help: t(
    'Full paths of ISO files on the Xen host, with commas between them, in any order. Not Windows 11: it wants a TPM 2.0 and Secure Boot, which a plain Xen does not have.',
  ),
  page: 'discs/installing',
};
