import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Subject } from '../file-facts.ts';
import type { DiscFindings } from './findings.ts';

/** The words of everything that is said about the path of a disc's file. */
export const ISO_FILE: Subject = {
  field: 'source.discs',
  noun: t('ISO file'),
  file: t('ISO file'),
  ifDevice: t('If it is a CD or DVD drive, choose the drive instead of a file.'),
};

export const DRIVE: Subject = {
  field: 'source.device',
  noun: 'drive',
  file: 'drive',
  ifDevice: '',
};

/** Makes a finding about the answer that the disc came from. */
export function discProblem(is: DiscFindings['is'], message: string, remedy: string): Problem {
  return { field: (is === 'file' ? ISO_FILE : DRIVE).field, message, remedy };
}
