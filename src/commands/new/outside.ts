import type { Answers } from '../../guest/answers.ts';
import type { HostChoices, Peers } from '../../guest/world.ts';
import type { Facts } from '../../host/facts.ts';
import type { Problem } from '../../problem.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import type { Heard } from '../../storage/heard.ts';
import type { HostQuestion } from '../../storage/host-question.ts';
import { t } from '../../text/t.ts';

/** What the session asks the outside for. Everything may take its time; the person goes on answering. */
export interface Outside {
  /** Answers that were left half-way. */
  draft?: Draft | undefined;
  /** Which hosts can be chosen; undefined: it is settled, and `host` is asked at once. */
  hosts: HostChoices | undefined;
  /** The facts of the host that the answers choose; rejects with a UserError when it cannot be had. */
  host(answers: Answers): Promise<HostLook>;
  /** Changes whenever the image must be looked at anew; undefined: there is nothing to look at yet. */
  imageKey(answers: Answers): string | undefined;
  /** Looks at what `source.path` names, telling what it is about; the signal says that nobody wants to know any more. */
  image(answers: Answers, signal: AbortSignal, tell: (doing: string) => void): Promise<ImageFindings | undefined>;
  /** Changes whenever other hosts must be looked at; undefined: the answers name none. */
  peersKey(answers: Answers): string | undefined;
  /** Looks at the other hosts that the answers name, a second half of the storage. Never rejects because of them. */
  peers(answers: Answers): Promise<Peers>;
  /** Puts questions about the answers to the host that they choose. Absent: nobody can be asked. */
  hear?(questions: readonly HostQuestion[], answers: Answers, signal: AbortSignal): Promise<Heard>;
  keys(answers: Answers): Map<string, string | null>;
  /** Called after each step: the draft. */
  keep(draft: Draft): void;
}

/** What is kept of a wizard that is left: the answers and the question one was at. */
export interface Draft {
  answers: Answers;
  at: string;
}

export interface HostLook {
  facts: Facts;
  /** Why nothing can be carried out there. */
  problem?: Problem;
  described: boolean;
}

/** What is being waited for, by what it is about. */
export type Wait = 'host' | 'image' | 'peers' | 'heard';
export const WAITS: Record<Wait, string> = {
  host: t('looking at the host'),
  image: t('looking into the image'),
  peers: t('looking at the other host'),
  heard: t('asking the host'),
};
/** In place of the image. */
export const LOOKING_AT_DISCS = t('looking at the discs');
