import type { Facts } from '../../host/facts.ts';
import { t } from '../../text/t.ts';
import type { Field } from '../../wizard/field.ts';
import type { Source } from '../source.ts';
import { drivesField, firmwareField } from './fields.ts';
import { discsKey, lookAtDrive, unseenDiscs } from './look-at-discs.ts';

/** A disc that lies in a drive of the host. */
export const drive: Source = {
  id: 'drive',
  label: t('A real CD or DVD drive'),
  summary: t('as with ISO files, with a disc that lies in the host’s drive'),
  page: 'discs/drive',
  unavailable: (facts) =>
    facts.blockDevices.length === 0 || roms(facts).length > 0
      ? undefined
      : {
          reason: t('this host has no CD or DVD drive'),
          remedy: t(
            'Make a file of the disc on a machine that has one (dd if=/dev/sr0 of=disc.iso bs=1M), and copy it here.',
          ),
        },
  fields: (_answers, context) => [deviceField(context.facts), rip, drivesField(context), ...firmwareField(context)],
  problems: (_answers, { image }) => image?.problems ?? [],
  settledKind: () => 'drive',
  lookKey: (answers, described) => discsKey(answers, 'source.device', described),
  look: (answers, host, options) => lookAtDrive(answers.get('source.device'), host, options),
  unseen: ({ device }) => unseenDiscs([String(device ?? '…')], 'drive'),
  fill: () => [],
};

const rip: Field = {
  kind: 'toggle',
  key: 'source.rip',
  label: t('Copy the disc into a file first?'),
  help: t('The guest then reads the copy; the drive is free for the next disc.'),
  page: 'discs/drive',
  suggest: { value: true, because: t('a file is read faster, and other discs can be put into the guest’s drive') },
};

const roms = (facts: Facts): Facts['blockDevices'] => facts.blockDevices.filter(({ type }) => type === 'rom');

function deviceField(facts: Facts | undefined): Field {
  const base = {
    key: 'source.device',
    label: t('The drive'),
    help: t('The host’s drive in which the installation disc lies.'),
    page: 'discs/drive',
  };
  const found = facts ? roms(facts) : [];
  if (found.length === 0) return { ...base, kind: 'path', wants: 'device' };
  return {
    ...base,
    kind: 'choice',
    options: found.map(({ path, model }) => ({ value: path, label: path, ...(model ? { hint: model } : {}) })),
    suggest: { value: found[0]!.path, because: found.length === 1 ? t('there is no other') : t('it is the first') },
  };
}
