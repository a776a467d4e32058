import type { GuestType } from '../drives/domain.ts';
import type { Drive } from '../drives/drive.ts';
import type { Page } from '../guide/page.ts';

/** Everything behind the disc co-pilot’s face: it shows what `view()` says and passes on what the person does. */
export interface DiscDriver {
  readonly guest: string;
  /** For the header: `this machine`, `ssh://root@xen1`. */
  readonly host: string;
  /** Cheap, and the same object as long as nothing changed. */
  view(): DiscView;
  subscribe(listener: () => void): () => void;
  /** A bug: the face ends and passes it on. */
  readonly failure: unknown;
  /** These begin something and return; what came of it is in the view. One at a time: while busy they do nothing. */
  insert(drive: string, disc: string): void;
  eject(drive: string): void;
  next(): void;
  /** Looks at once, for new discs on the host too. */
  look(): void;
  /** Waits no longer for the guest to let a disc go. */
  giveUp(): void;
  /** A page of the handbook. Undefined: there is none. */
  page(id: string): Page | undefined;
  /** Ends the looking; resolves when nothing is under way any more. */
  close(): Promise<void>;
}

export interface DiscView {
  /** gone: the guest does not run. lost: the host does not answer. */
  phase: 'looking' | 'here' | 'gone' | 'lost';
  type: GuestType | undefined;
  /** As they were seen last. */
  drives: readonly Drive[];
  /** Numbered from 1 in this order: the queue first, then what else lies on the host. */
  discs: readonly ShownDisc[];
  /** It is being installed. */
  installing: boolean;
  /** waiting: for the guest; that can be given up. */
  busy: { text: string; waiting: boolean } | undefined;
  said: { text: string; tone: 'good' | 'bad' | 'plain' } | undefined;
}

export interface ShownDisc {
  path: string;
  from: 'queue' | 'library';
  /** Of the queue: it is or was in a drive. */
  done: boolean;
}

/** How the person left the face. hung up: the terminal is gone. */
export type DiscEnd = 'left' | 'interrupted' | 'hung up';
