import { t } from '../../text/t.ts';
import type { Answer, Finding, Known } from './network-test.ts';

/** Findings in a word each, so that a test reads as what it says. */

export const ok = (message: string, more: Partial<Finding> = {}): Finding => ({ verdict: 'ok', message, ...more });

export const fail = (message: string, remedy: string, evidence: readonly string[] = []): Finding => ({
  verdict: 'fail',
  message,
  remedy,
  ...(evidence.length > 0 ? { evidence } : {}),
});

export const unsure = (message: string, remedy: string, evidence: readonly string[] = []): Finding => ({
  ...fail(message, remedy, evidence),
  verdict: 'unsure',
});

/** A tool is not there, or said nothing that can be read: in its own words. */
export const cannotAsk = (what: string, answer: Answer): Finding => {
  const words = lastLine(answer.stderr) || t`it ended with code ${answer.code}`;
  return unsure(
    t`${what} could not be asked${answer.timedOut ? ` ${t('in time')}` : `: ${words}`}.`,
    answer.code === 127
      ? t('Install what is missing; xenguide doctor says which package.')
      : t('Look as root, or again later.'),
  );
};

export const lastLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => line !== '') ?? '';

/** The guest’s card on the host; only asked for by tests that stand behind `vif`. */
export const vifName = ({ vif }: Known): string => vif?.name ?? '';
