import { editDistance } from '../../src/text/nearest.ts';

/** The sentence that this one was most likely before somebody changed a few of its words. */
export function nearest(text: string, gone: readonly string[]): string | undefined {
  const ranked = gone
    .filter((each) => Math.abs(each.length - text.length) <= text.length / 3)
    .map((each) => ({ each, far: editDistance(each, text) }))
    .sort((a, b) => a.far - b.far);
  return ranked[0] && ranked[0].far <= text.length / 3 ? ranked[0].each : undefined;
}
