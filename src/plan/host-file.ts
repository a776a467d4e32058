/**
 * The text of a file that lies on the host, from a template of ours or a person's: `storage/nfs.mount`. A template sees
 * only `values`; every `{{ value }}` goes through `quote`, which knows the file's language, unless it says `| raw`.
 * Throws UserError (invalid) that names the template when it cannot be filled in.
 */
export type FillTemplate = (template: string, values: Readonly<Record<string, unknown>>, quote: Quote) => string;

/** One value as a file's language wants it. Throws for what the language cannot hold. */
export type Quote = (value: string) => string;
