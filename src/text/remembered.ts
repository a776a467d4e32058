/**
 * A pure function of one text that is asked the same again and again: the files that many guests share, the sentences that many
 * plans have in common. Keeps the answers to the last `most` texts.
 */
export function remembered<Out>(make: (text: string) => Out, most = 200): (text: string) => Out {
  const known = new Map<string, Out>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    // The oldest goes: a Map keeps the order in which its keys came.
    if (known.size >= most) known.delete(known.keys().next().value as string);
    known.set(text, made);
    return made;
  };
}
