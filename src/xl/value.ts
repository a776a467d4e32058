import type { LintProblem, Place } from './problem.ts';

/** A value as xl stores it. Numbers stay text: xl reads `512` and `"512"` alike. */
export type XlValue = string | XlValue[];

/** A value with the place where it stands. */
export type XlNode = TextNode | ListNode;

export interface TextNode extends Place {
  kind: 'text';
  /** What it says, escapes undone. */
  text: string;
  /** False for a bare number. */
  quoted: boolean;
}

export interface ListNode extends Place {
  kind: 'list';
  items: XlNode[];
  /** The items without their places. */
  values: XlValue[];
}

/** One `key = value` or `key += value`. */
interface Assignment extends Place {
  key: string;
  op: '=' | '+=';
  value: XlValue;
  node: XlNode;
}

/** What a key means in the end. */
export interface Setting extends Place {
  key: string;
  /** The last assignment's operator: a number that was added to is not read (xen-facts 1.2). */
  op: '=' | '+=';
  node: XlNode;
}

export interface ParsedConfig {
  /** Whether libxlutil's grammar takes the text. */
  accepted: boolean;
  /** What the grammar refuses (errors), or takes and loses (warnings). */
  problems: LintProblem[];
  /** Key → what xl would find under it: the last assignment, with `+=` added up. */
  settings: Map<string, XlValue>;
  /** The same with places. */
  nodes: Map<string, Setting>;
  /** Every assignment in the order of the file. */
  assignments: Assignment[];
}

export function plainValue(node: XlNode): XlValue {
  return node.kind === 'text' ? node.text : node.values;
}
