import { posix } from 'node:path';

/**
 * Writes standard input to $1 by way of $2, with mode $3, if it is $4 bytes; $5 is the folder.
 * The length is checked because a connection that breaks looks like the end of the input.
 */
const WRITE = `
set -eu
umask 077
set -C
: >"$2"
set +C
trap 'rm -f -- "$2"' EXIT
chmod -- "$3" "$2"
cat >"$2"
[ "$(wc -c <"$2")" -eq "$4" ] || { echo 'the content did not arrive whole' >&2; exit 1; }
sync -- "$2"
mv -fT -- "$2" "$1"
sync -- "$5"
`;

/** Appends standard input to $1 if it is $2 bytes; $3 is the folder. One write, so that no half line is left. */
const APPEND = `
set -eu
umask 077
text=$(cat; printf .)
text=\${text%.}
[ "\${#text}" -eq "$2" ] || { echo 'the text did not arrive whole' >&2; exit 1; }
printf '%s' "$text" >>"$1"
sync -- "$1" "$3"
`;

type Argv = [string, ...string[]];

export function writeCommand(path: string, mode: number, bytes: number, chance: string): Argv {
  const beside = `${path}.${chance}.new`;
  return ['sh', '-c', WRITE, 'sh', path, beside, mode.toString(8).padStart(4, '0'), String(bytes), posix.dirname(path)];
}

export function appendCommand(path: string, bytes: number): Argv {
  return ['sh', '-c', APPEND, 'sh', path, String(bytes), posix.dirname(path)];
}
