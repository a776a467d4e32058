// Reads what vitest's JSON reporter wrote.
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ file: string, title: string, status: string, seconds: number }} Result
 *   file: its absolute path; title: with those of the groups it stands in; status: passed, failed, skipped or todo
 *
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number, tests: Result[] }}
 *   All zero when vitest died before it wrote the file. A file that could not even be loaded counts as one failure.
 */
export function describeRun(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, tests: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter((it) => it.status === 'failed' && it.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    tests: report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status, duration }) => ({
        file: name,
        title: [...ancestorTitles, title].join(' › '),
        status,
        seconds: Math.round((duration ?? 0) / 1000),
      })),
    ),
  };
}

/** @param {string} file @returns {string[]} the absolute paths of the test files of which something failed */
export function failedFiles(file) {
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8'))
    .testResults.filter(({ status }) => status === 'failed')
    .map(({ name }) => name);
}
