import { expect, it } from 'vitest';
import { meantValue, numbered, optionLines } from '../../../src/plain/choice.ts';
import type { Field } from '../../../src/wizard/field.ts';

const field: Extract<Field, { kind: 'choice' }> = {
  kind: 'choice',
  key: 'storage.backend',
  label: 'Where the disk lives',
  help: 'Choose what.',
  page: 'storage/choosing',
  options: [
    { value: 'iscsi', label: 'iSCSI', blocked: { reason: 'iscsiadm is missing', remedy: 'Install open-iscsi.' } },
    { value: 'lvm', label: 'A logical volume', hint: 'fast' },
    { value: 'nfs', label: 'NFS', blocked: { reason: 'later', remedy: 'Choose another' } },
    { value: 'file', label: 'A file', hint: 'simple' },
    { value: 'drbd', label: 'DRBD', blocked: { reason: 'later', remedy: 'Choose another' } },
  ],
};
const lines = optionLines(field).map(({ mark = '', text }) => mark + text);

it('numbers only what can be chosen', () => {
  expect(lines.slice(0, 2)).toEqual(['  1. A logical volume (lvm): fast', '  2. A file: simple']);
});

it('says of the others why not and what would help, once for each reason', () => {
  expect(lines.slice(2)).toEqual([
    'Not possible here:',
    '  - iSCSI: iscsiadm is missing. Install open-iscsi.',
    '  - NFS; DRBD: later. Choose another.',
  ]);
});

it('takes a number, the label or the value, and leaves the rest to be refused', () => {
  expect(['1', ' 2. ', 'a FILE', 'lvm', '3', 'nfs', '0'].map((text) => meantValue(field, text))).toEqual([
    'lvm',
    'file',
    'file',
    'lvm',
    '3',
    'nfs',
    '0',
  ]);
});

it('names a value by its number where it has one', () => {
  expect(numbered(field, 'file')).toBe('2, A file');
  expect(numbered(field, 'nfs')).toBe('NFS');
});

it('does not say again in a hint what the question’s help has said', () => {
  const auto = {
    ...field,
    help: 'pvh fits.',
    options: [{ value: 'auto', label: 'Choose for me', hint: 'pvh: pvh fits.' }],
  };
  expect(optionLines(auto)[0]?.text).toBe('Choose for me (auto): pvh');
});
