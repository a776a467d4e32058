import type { PlannedAction } from '../../face/driver.ts';
import type { Problem } from '../../problem.ts';
import { type Brief, brief } from '../../text/brief.ts';
import type { FieldView, SectionView } from '../../wizard/view.ts';
import { wrap } from '../text/wrap.ts';
import { layoutOf } from './layout-of.ts';
import type { Ui } from './ui.ts';

/** A row of the review that the highlight can stand on. */
export type ReviewRow =
  /** What can be done now. The highlight begins here, where one Enter too many does no harm. */
  | { kind: 'keys' }
  | { kind: 'problem'; problem: Problem }
  | { kind: 'answer'; section: SectionView; first: boolean; field: FieldView }
  | { kind: 'action'; action: PlannedAction };

/** All rows in the order of the receipt: what can be done, what is wrong, what was answered, what will be done. */
export function reviewRows(ui: Ui): ReviewRow[] {
  return [
    { kind: 'keys' as const },
    ...ui.view.problems.map((problem) => ({ kind: 'problem' as const, problem })),
    ...ui.view.sections.flatMap((section) =>
      section.fields.map((field, i) => ({ kind: 'answer' as const, section, first: i === 0, field })),
    ),
    ...(ui.plan?.actions ?? []).map((action) => ({ kind: 'action' as const, action })),
  ];
}

/** None while one pages through: a row that is out of sight must not be acted on. */
export const highlightedRow = (ui: Ui): ReviewRow | undefined => {
  if (ui.scroll !== undefined) return undefined;
  const rows = reviewRows(ui);
  return rows[Math.min(ui.reviewRow, rows.length - 1)];
};

/** The question that Enter jumps to from this row. */
export function questionOf(ui: Ui, row: ReviewRow): string | undefined {
  if (row.kind === 'answer') return row.field.field.key;
  if (row.kind === 'action' || row.kind === 'keys') return undefined;
  const keys = ui.view.sections.flatMap((section) => section.fields.map((field) => field.field.key));
  return keys.find((key) => key === row.problem.field) ?? keys.find((key) => row.problem.field.startsWith(`${key}.`));
}

/** Rows of the review's first screen that are not for the warnings: its title, the state, what can be done, a heading. */
const BESIDE_WARNINGS = 9;
const LEAST_WARNINGS = 5;

/** The warnings as far as the review's first screen has room for them. */
export function briefWarnings(ui: Ui): Brief {
  const { main, body } = layoutOf(ui);
  const rowsOf = (text: string): number => wrap(text, main - 2).length;
  return brief(ui.view.warnings ?? [], rowsOf, Math.max(LEAST_WARNINGS, body - BESIDE_WARNINGS));
}
