import { t } from '../text/t.ts';

/** What commander (14) says of a wrong command line, and the same to be translated. */
const SAYINGS: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [/^unknown option '(.+)'$/, ([option]) => t`unknown option '${option}'`],
  [/^unknown command '(.+)'$/, ([command]) => t`unknown command '${command}'`],
  [/^missing required argument '(.+)'$/, ([name]) => t`missing required argument '${name}'`],
  [/^option '(.+)' argument missing$/, ([flags]) => t`option '${flags}' argument missing`],
  [
    /^option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/,
    ([flags, value, choices]) => t`option '${flags}' argument '${value}' is invalid. Allowed choices are ${choices}.`,
  ],
  [
    /^too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    ([command, most, given]) => t`too many arguments for '${command}': expected ${most}, but got ${given}`,
  ],
];

/** Its message as one line for a person, without the `error:` before it; what is not known stays as it is. */
export function usageWords(message: string): string {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const near = /^\(Did you mean (.*)\?\)$/.exec(rest[0] ?? '')?.[1];
  const bare = near === undefined ? [first, ...rest].join('\n') : first.replace(/\.$/, '');
  const said = SAYINGS.map(([pattern, say]) => {
    const match = pattern.exec(bare);
    return match && say(match.slice(1));
  }).find((text) => text);
  return near === undefined ? (said ?? bare) : `${said ?? bare} ${t`(did you mean ${near}?)`}`;
}
