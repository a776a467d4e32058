/** A path as it was copied out of a shell's line or a file manager: the quotation mark is not part of its name. */
export const isQuoted = (path: string): boolean => /^["'“”„‘’]\//.test(path);
