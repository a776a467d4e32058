/** What `xenguide new` was asked for, as the command line says it. */
export interface NewArgs {
  name: string | undefined;
  /** A file, or `-` for standard input. */
  answers: string | undefined;
  /** `key.path=value`, in their order. */
  set: string[];
  /** An ssh URL. */
  host: string | undefined;
  /** A file that doctor --json wrote, or `example`. */
  facts: string | undefined;
  out: string | undefined;
  print: 'config' | 'script' | 'answers' | 'plan' | undefined;
  write: boolean;
  apply: boolean;
  yes: boolean;
  start: boolean;
  /** Whether its network is tested shortly, once it runs. Default: true. */
  test?: boolean;
  plain: boolean;
  ascii: boolean;
  json: boolean;
  templates: string | undefined;
}
