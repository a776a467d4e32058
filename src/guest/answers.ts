/** What stands in an answers file, as a tree of plain values. Absent: not answered. */
export type AnswerTree = { [key: string]: AnswerValue };
export type AnswerValue = string | number | boolean | null | AnswerValue[] | AnswerTree;
