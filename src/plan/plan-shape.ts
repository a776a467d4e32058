import { parseSshUrl } from '../host/ssh-url.ts';
import { UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Binary } from './action.ts';
import { pieceBytes, toBase64 } from './binary.ts';
import { line, list, object, oneOf, path, type Shape, text, type Wrong, whole } from './shape.ts';

/**
 * What a plan's JSON must look like. A plan is carried out as root, perhaps days after it was written, so every part is
 * looked at: an argument that is no text or a misspelt key is refused, never guessed at.
 */

/** The address of another host: only letters that neither ssh nor a shell can take for something else. */
const sshUrl: Shape = (value, at, wrong) => {
  const before = wrong.length;
  line(value, at, wrong);
  if (wrong.length > before) return;
  try {
    parseSshUrl(value as string);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    wrong.push({ at, message: t`${at} must be an ssh URL: ${error.message}` });
  }
};

/** In the one form that there is for given bytes, as base64(1) and atob read it alike. */
const base64: Shape = (value, at, wrong) => {
  const coded = typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
  if (!coded || toBase64(pieceBytes({ base64: value })) !== value) wrong.push({ at, message: t`${at} must be base64` });
};

/** A program by name or absolute path. `=` would be read as a variable by env, which starts it. */
const program: Shape = (value, at, wrong) => {
  if (typeof value !== 'string' || !/^(\/|[A-Za-z0-9])[A-Za-z0-9._+/@-]*$/.test(value)) {
    wrong.push({ at, message: t`${at} must be a program’s name or path` });
  }
};

const argv: Shape = (value, at, wrong) => {
  list(text, 1)(value, at, wrong);
  if (Array.isArray(value) && value.length > 0) program(value[0], `${at}.0`, wrong);
};

const TWELVE_HOURS = 43_200_000;

const trouble = object({ message: line, remedy: line }, { when: list(line, 1), theirs: oneOf(true) });

const condition = object({ run: argv }, { ok: list(whole(0, 255), 1), says: text });

const runKeys = {
  stdin: text,
  from: path,
  to: path,
  fromOn: sshUrl,
  toOn: sshUrl,
  ok: list(whole(0, 255), 1),
  says: text,
  progress: object({ from: oneOf('qemu-img', 'zstd', 'size'), totalBytes: whole(0, Number.MAX_SAFE_INTEGER) }),
  timeoutMs: whole(1, TWELVE_HOURS),
  on: sshUrl,
  trouble: (value: unknown, at: string, wrong: Wrong[]) =>
    (Array.isArray(value) ? list(trouble) : trouble)(value, at, wrong),
  onlyIf: list(condition),
};
const runStep = object({ run: argv }, { ...runKeys, across: object({ until: condition, seconds: whole(1, 86_400) }) });
const check = object({ run: argv }, { ...runKeys, mentions: line, atLeast: whole(0, Number.MAX_SAFE_INTEGER) });

/** More than any seed: it is put together in memory. */
const MOST_BINARY = 64 * 2 ** 20;

const piece: Shape = (value, at, wrong) => {
  object({ at: whole(0, MOST_BINARY), what: line }, { text, base64 })(value, at, wrong);
  eitherOf('text', 'base64')(value, at, wrong);
};

const binary: Shape = (value, at, wrong) => {
  const before = wrong.length;
  object({ bytes: whole(0, MOST_BINARY), pieces: list(piece) })(value, at, wrong);
  if (wrong.length > before) return;
  const { bytes, pieces } = value as Binary;
  let end = 0;
  for (const [index, each] of pieces.entries()) {
    const place = `${at}.pieces.${index}`;
    if (each.at < end) wrong.push({ at: place, message: t`${place} begins inside the piece before it` });
    end = each.at + pieceBytes(each).length;
    if (end > bytes) wrong.push({ at: place, message: t`${place} ends behind the end, at ${end}` });
  }
};

const eitherOf =
  (one: string, other: string): Shape =>
  (value, at, wrong) => {
    const has = (key: string): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    if (has(one) === has(other)) wrong.push({ at, message: t`${at} must have either ${one} or ${other}` });
  };

const writeStep: Shape = (value, at, wrong) => {
  object({ write: path, mode: whole(0, 0o777) }, { text, binary, on: sshUrl })(value, at, wrong);
  eitherOf('text', 'binary')(value, at, wrong);
};

const freeStep = object(
  { mustBeFree: path, guest: line },
  {
    holds: line,
    mayBeGone: oneOf(true, false),
    every: oneOf(true),
    takenUp: oneOf(true),
    others: oneOf(true),
    alsoNamed: list(path),
    on: sshUrl,
    onlyIf: runKeys.onlyIf,
    trouble,
  },
);

/** What the host is told after the question may be put to it as it stands: each part is looked at like any program. */
const confirmStep = object(
  {
    confirm: line,
    seconds: whole(10, 3600),
    since: path,
    keep: argv,
    kept: condition,
    wentBack: condition,
    goBack: argv,
    backSeconds: whole(1, 3600),
  },
  { onlyIf: runKeys.onlyIf },
);

const sayStep = object({ say: line }, { onlyIf: runKeys.onlyIf });

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;

const OTHER_STEPS = { write: writeStep, mustBeFree: freeStep, confirm: confirmStep, say: sayStep };

const step: Shape = (value, at, wrong) => {
  const kind = Object.entries(OTHER_STEPS).find(([key]) => has(value, key));
  (kind?.[1] ?? runStep)(value, at, wrong);
};

const question: Shape = (value, at, wrong) => (has(value, 'mustBeFree') ? freeStep : check)(value, at, wrong);

const verify: Shape = (value, at, wrong) => {
  const alive = has(value, 'kind') && (value as { kind: unknown }).kind === 'alive';
  if (alive) {
    object(
      { kind: text, guest: line, console: oneOf('pv', 'serial'), graceSeconds: whole(0, 3600) },
      { mustShow: (shown, place, problems) => (shown === null ? undefined : line(shown, place, problems)) },
    )(value, at, wrong);
  } else {
    object({ kind: oneOf('run', 'alive'), check })(value, at, wrong);
  }
};

const action = object(
  {
    id: line,
    title: line,
    why: line,
    effect: oneOf('reads', 'creates', 'changes', 'destroys'),
    touches: list(line),
    do: list(step),
    undo: list(step),
  },
  { check, whenThere: oneOf('conflict', 'keep'), verify },
);

export const planShape: Shape = object(
  {
    version: oneOf(1),
    name: line,
    uuid: line,
    configPath: path,
    config: text,
    answers: text,
    reasons: list(line),
    needs: list(object({ tool: program, package: line }, { on: sshUrl })),
    preconditions: list(
      object(
        { check: question, message: line, remedy: line, exit: oneOf('notReady', 'conflict', 'invalid') },
        { until: line },
      ),
    ),
    actions: list(action),
    after: list(line),
  },
  { findings: list(line), warnings: list(line) },
);
