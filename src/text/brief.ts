/** What is told of several notes where room is short, the most important first. */
export interface Brief {
  told: readonly string[];
  /** So many more are not told at all. */
  left: number;
  /** Something is left out, of one or of all. */
  cut: boolean;
}

/** All of it where it fits into so many rows, else the first sentence of each, as many as fit. `rowsOf`: what a text takes. */
export function brief(notes: readonly string[], rowsOf: (text: string) => number, rows: number): Brief {
  if (fitting(notes, rowsOf, rows) === notes.length) return { told: notes, left: 0, cut: false };
  const first = notes.map((note) => note.split(SENTENCE_END, 1)[0]!);
  const all = fitting(first, rowsOf, rows);
  const told = first.slice(0, all === first.length ? all : fitting(first, rowsOf, rows - 1));
  return { told, left: first.length - told.length, cut: true };
}

/** Not behind a single letter: „z. B.“ */
const SENTENCE_END = /(?<=[\p{L}\d]{2}[.!?]|[)”“"\d][.!?]) (?=[\p{Lu}“„])/u;

function fitting(notes: readonly string[], rowsOf: (text: string) => number, rows: number): number {
  let taken = 0;
  const beyond = notes.findIndex((note) => {
    taken += rowsOf(note);
    return taken > rows;
  });
  return beyond < 0 ? notes.length : beyond;
}
