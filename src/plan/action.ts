import type { InUseQuestion } from '../host/in-use/question.ts';

/**
 * The one unit of change. The preview, the printed script and the apply are three views of the same list,
 * so an action is plain data: it can be written to a file and carried out another day.
 */

/** Where a step is done. A plan is carried out on one host, and a few of its steps on another: a mirror’s other half. */
export interface Placed {
  /** The other host, an ssh URL as the person wrote it. Absent: the plan’s own host. */
  on?: string;
}

/** What a failure means, where the program's own words do not say it; they are told besides. */
export interface Trouble {
  /** Only when the program (or what systemd's journal has of a unit) says one of these; absent: in any case. */
  when?: readonly string[];
  message: string;
  remedy: string;
  /**
   * Somebody else made what is in the way, unseen until now: then nothing of the action is taken back. Only for a first step that
   * makes all or nothing.
   */
  theirs?: true;
}

/** Run a program on the host. No shell: each argument arrives as it stands. */
export interface RunStep extends Placed {
  run: readonly [string, ...string[]];
  /** Text for standard input. */
  stdin?: string;
  /** A file on the host as standard input. */
  from?: string;
  /** A file or device on the host that takes standard output. */
  to?: string;
  /** The file of `from`, or of `to`, lies on another host than the program runs on: an ssh URL. Not together with `on`. */
  fromOn?: string;
  toOn?: string;
  /** Exit codes that mean success; default: only 0. e2fsck says 1 for "mended". */
  ok?: readonly number[];
  /** Its standard output, without white space around it, must be this; else it fails. '': it must print nothing. */
  says?: string;
  /**
   * How far it is can be read from: qemu-img's own `-p` output, what zstd with `--progress` says it has read or written, or
   * the growing size of the file in `to`.
   */
  progress?: { from: 'qemu-img' | 'zstd' | 'size'; totalBytes: number };
  timeoutMs?: number;
  /** What it means when it fails. Of several the first that fits counts. */
  trouble?: Trouble | readonly Trouble[];
  /** Passed over unless the host says yes to each of these right before: what others came to share is not taken away. */
  onlyIf?: readonly Condition[];
  /**
   * It may cut the connection to the host while it runs (on the host it goes on). Then `until` is asked, over new
   * connections, for so long; yes means that it is through, however it ended.
   */
  across?: { until: Condition; seconds: number };
}

/** A plain question to the host, as `Check` has it. */
export type Condition = Pick<Check, 'run' | 'ok' | 'says'>;

/** Write a file: beside, synced, renamed. Never over a file that is there unless an action before it made it. */
export interface WriteStep extends Placed {
  write: string;
  /** Permission bits, e.g. 0o644. */
  mode: number;
  text?: string;
  /** For content that is not text (a seed image). */
  binary?: Binary;
}

/** Bytes that are nearly all zeros, as what stands between them: small in a plan, and its texts can be read there. */
export interface Binary {
  /** The whole length. */
  bytes: number;
  /** In their order, without overlap. */
  pieces: readonly Piece[];
}

export interface Piece {
  /** Where it begins, in bytes. */
  at: number;
  /** What it is, in a few words: `user-data`. */
  what: string;
  /** Either text (UTF-8), or base64. */
  text?: string;
  base64?: string;
}

/**
 * See that nothing uses a device or a file of the host, and that it holds nothing but what was seen. Changes nothing;
 * fails with every reason found. Right before what cannot be taken back, and as a precondition.
 */
export type FreeStep = InUseQuestion & {
  /** As in `Placed`; only for undo: the printed script asks about its own host alone. */
  on?: string;
  /** As in `RunStep`. */
  onlyIf?: readonly Condition[];
  /** What it means when something uses it, where it is not about writing; the reasons are told behind the message. */
  trouble?: Trouble;
};

/**
 * Something was just changed that may have cut the host off. The host puts back what was there by itself unless it is told
 * to keep it: by a person who still sees it, or, where nobody is to be asked, once the host was reached anew. Refused,
 * not answered or not reachable, it is waited until the host has gone back, and the step fails.
 */
export interface ConfirmStep {
  /** What is so now, a sentence: `The host’s addresses are on the bridge xenbr0 now.` */
  confirm: string;
  /** So long the host waits. */
  seconds: number;
  /** A file on the host that was made when it began to wait. */
  since: string;
  /** Makes it stay. The host refuses it once it has begun to go back. */
  keep: readonly [string, ...string[]];
  /** Is it kept? Asked when the answer to `keep` did not come. */
  kept: Condition;
  /** Has the host gone back, wholly? */
  wentBack: Condition;
  /** Makes it go back at once, without waiting for the end. */
  goBack: readonly [string, ...string[]];
  /** The host needs so long to go back, at most, after it has begun to. */
  backSeconds: number;
  onlyIf?: readonly Condition[];
  on?: undefined;
}

/** Says something to the person, when it is so: why a thing was left alone, and what can be done by hand. */
export interface SayStep {
  say: string;
  onlyIf?: readonly Condition[];
  on?: undefined;
}

export type Step = RunStep | WriteStep | FreeStep | ConfirmStep | SayStep;

/** A question put to the host that changes nothing: yes when the program's exit code is in `ok` and it says `says`. */
export type Check = RunStep & {
  /** Its standard output must be a whole number that is not smaller. */
  atLeast?: number;
  /** One of the words of its standard output, with white space around it, must be this. */
  mentions?: string;
};

/** How it is known that an action had the effect that was wanted. */
export type Verify =
  | { kind: 'run'; check: Check }
  /** The guest's console says something, or the domain is still up after the grace time. */
  | {
      kind: 'alive';
      guest: string;
      console: 'pv' | 'serial';
      graceSeconds: number;
      /** The console must show this before the grace time is over: a text, or (null) a login prompt. Absent: being up is enough. */
      mustShow?: string | null;
    };

/** reads: looks only · creates: makes something new · changes: alters what was there · destroys: what was there is gone. */
export type Effect = 'reads' | 'creates' | 'changes' | 'destroys';

export interface Action {
  /** Unique in the plan, stable between runs: `storage.create.disk0`. */
  id: string;
  /** A line for a list: `Create the logical volume vg0/web1-disk (20 GiB)`. */
  title: string;
  /** One sentence for somebody who has never seen it. */
  why: string;
  effect: Effect;
  /** Paths, devices, domains it touches: shown before, listed in the receipt. */
  touches: readonly string[];
  /**
   * Is what this action makes there already? Asked before `do`. Yes without our journal knowing of it is a conflict
   * (somebody else's thing, exit 5); yes with a finished journal entry means there is nothing to do.
   * Absent: only the journal knows.
   */
  check?: Check;
  /**
   * What it means when `check` says yes and no journal of ours knows of it. conflict (the default): somebody else's
   * thing, nothing is begun. keep: a thing that may be shared (a folder): it is used, and undo leaves it alone.
   */
  whenThere?: 'conflict' | 'keep';
  do: readonly Step[];
  /** Takes the effect back; must work on a half-done `do`, and when nothing was done. */
  undo: readonly Step[];
  verify?: Verify;
}

/** A tool that the plan's steps start; asked for before the first action. */
export interface Plan {
  version: 1;
  name: string;
  uuid: string;
  /** Where the config will live on the host: /etc/xen/NAME.cfg. */
  configPath: string;
  /** The whole text of the config. */
  config: string;
  /** The normalised answers as YAML: repeats this run exactly. */
  answers: string;
  /** What was found in the image, a sentence each. */
  findings?: readonly string[];
  /** Why the guest is built as it is, a sentence each. */
  reasons: readonly string[];
  /** What should be read before it is made, a sentence each. */
  warnings?: readonly string[];
  /** Programs that must be on the host (or on another one), with Debian's package for each. */
  needs: readonly ({ tool: string; package: string } & Placed)[];
  /** Questions whose answer must be yes right before the first action (the image is still there, the bridge is up). */
  preconditions: readonly {
    check: Check | FreeStep;
    message: string;
    remedy: string;
    exit: 'notReady' | 'conflict' | 'invalid';
    /** Id of the action that makes it untrue: once that is begun, it is not asked any more. */
    until?: string;
  }[];
  actions: readonly Action[];
  /** What exists afterwards and how to reach it, for the result page; filled in after the guest runs. */
  after: readonly string[];
}
