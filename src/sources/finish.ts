import type { Problem } from '../problem.ts';
import { describe } from './describe.ts';
import type { ImageFindings } from './findings.ts';

/** Nothing found yet. */
export function blank(path: string): ImageFindings {
  return {
    path,
    looked: 'outside',
    fileBytes: 0,
    fingerprint: null,
    compression: 'none',
    format: 'raw',
    virtualBytes: 0,
    kind: 'unknown',
    table: null,
    root: null,
    os: null,
    grub: null,
    kernels: [],
    esp: false,
    biosBoot: false,
    cloudInit: null,
    fstabRoot: null,
    hasLogin: null,
    problems: [],
    warnings: [],
    says: [],
  };
}

/** Adds the problems and the sentences: the last step of every look. */
export function finish(findings: ImageFindings, problems: Problem[], kind = findings.kind): ImageFindings {
  const done = { ...findings, kind, problems: [...findings.problems, ...problems] };
  return {
    ...done,
    says: problems.length > 0 ? problems.map(({ message }) => `${sentence(message)}.`) : describe(done),
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
