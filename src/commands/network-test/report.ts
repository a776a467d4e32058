import type { Outcome, Verdict } from '../../network/test/network-test.ts';
import { foldWords } from '../../text/fold.ts';
import { many, t } from '../../text/t.ts';
import type { TestedCard } from './look.ts';

const COLUMNS = 80;
const WORD: Record<Verdict, string> = { ok: 'ok', fail: 'fail', unsure: 'unsure', skip: 'skip' };
const INDENT = ' '.repeat(8);

/** The whole, for a terminal of 80 columns; verdicts as words. */
export function reportLines(guest: string, where: string, cards: readonly TestedCard[]): string[] {
  const all = cards.flatMap(({ checks }) => checks);
  return [
    t`The network of ${guest} on ${where}`,
    ...cards.flatMap((card) => ['', headOf(card, cards.length), ...card.checks.flatMap(paragraph)]),
    '',
    ...foldWords(summary(guest, cards.length, all), COLUMNS, '', ''),
  ];
}

function headOf({ index, mac, mode, vif, bridge, address }: TestedCard, count: number): string {
  const parts = [mac, vif, bridge, mode, address].filter((part) => part);
  return `${count > 1 ? t`Card ${index + 1} of ${count}` : t('Its card')}: ${parts.join(', ')}`;
}

function paragraph({ verdict, message, remedy, evidence = [] }: Outcome): string[] {
  const told = verdict === 'fail' || verdict === 'unsure';
  return [
    ...foldWords(message, COLUMNS, WORD[verdict].padEnd(8), INDENT),
    ...(told ? evidence.flatMap((each) => foldWords(each, COLUMNS, `${INDENT}| `, `${INDENT}  `)) : []),
    ...(remedy === undefined ? [] : foldWords(remedy, COLUMNS, `${INDENT}-> `, `${INDENT}   `)),
  ];
}

function summary(guest: string, cards: number, all: readonly Outcome[]): string {
  if (cards === 0) return t`${guest} has no network card.`;
  const count = (verdict: Verdict): number => all.filter((each) => each.verdict === verdict).length;
  const rest = [
    ...(count('unsure') > 0 ? [t`${count('unsure')} could not be told`] : []),
    ...(count('skip') > 0 ? [t`${count('skip')} not looked at`] : []),
  ];
  const behind = rest.length > 0 ? `; ${rest.join(', ')}` : '';
  const failed = count('fail');
  return failed > 0
    ? t`${failed} of ${all.length} tests failed${behind}. Begin with the first: what comes behind it often follows from it.`
    : t`Nothing is wrong: ${count('ok')} tests are well${behind}.`;
}

/**
 * Right after the guest was made, for its result page: what failed with its remedy, the rest in a line. What comes right by
 * itself while a guest boots is no failure yet. `again`: the command for the whole.
 */
export function shortLines(cards: readonly TestedCard[], again: string): string[] {
  const all = cards.flatMap(({ checks }) => checks);
  const well = all.filter(({ verdict }) => verdict === 'ok').length;
  const failed = all.filter(({ verdict, later }) => verdict === 'fail' && !later);
  const pending = all.find(({ verdict, later }) => verdict !== 'ok' && verdict !== 'skip' && later);
  const worse = failed.flatMap(({ message, remedy }) => [
    `${label('fail')}${message}`,
    ...(remedy ? [`      -> ${remedy}`] : []),
  ]);
  return [
    ...(well > 0
      ? [
          `${label('ok')}${many(well, t('1 test is well'), t`${well} tests are well`)}${failed.length > 0 ? '.' : wellWords(all)}`,
        ]
      : []),
    ...worse,
    ...(pending ? [`${label('yet')}${t`Not yet: ${pending.message}`}`] : []),
    t`In full, and again at any time: ${again}`,
  ];
}

/** A verdict in front of its line; nothing to translate, as in the host’s doctor. */
export const label = (verdict: Verdict | 'yet'): string => verdict.padEnd(6);

function wellWords(all: readonly Outcome[]): string {
  const last = all.findLast(({ verdict, part }) => verdict === 'ok' && (part === 'link' || part === 'address'));
  return last ? `. ${last.message}` : '.';
}

/** What scripts may rely on; a list of all cards’ checks, so that `.checks[]` reads as that of the host’s doctor. */
export const reportJson = (cards: readonly TestedCard[]) => ({
  cards: cards.map(({ checks: _, ...card }) => card),
  checks: cards.flatMap(({ index, checks }) =>
    checks.map(({ id, verdict, title, message, remedy = '', evidence = [] }) => ({
      ...{ id, card: index, verdict, title, message, remedy, evidence },
    })),
  ),
});
