import { t } from '../text/t.ts';
import type { Field } from '../wizard/field.ts';
import type { StorageContext } from './backend.ts';

/** The question how a file is organised inside, the same for every backend whose volumes are files. */
export const formatField = (context: StorageContext, page: string): Field => ({
  kind: 'choice',
  key: `${context.at}.format`,
  label: t('File format'),
  help: t('How the file is organised inside.'),
  page,
  options: [
    { value: 'raw', label: 'raw', hint: t('byte for byte the disk; fastest; holes take no space') },
    { value: 'qcow2', label: 'qcow2', hint: t('has snapshots of its own; needs a helper process for each guest') },
  ],
  suggest: { value: 'raw', because: t('it is the fastest and every tool can read it') },
});
