/** What a person (or a file, or the outside world) does to the wizard. */
export type WizardEvent =
  /** A text, an option's value, `yes`/`no` — read by the field's kind. Goes on to the next question when it is taken. */
  | { type: 'answer'; key: string; text: string }
  /** Enter on an untouched field: take what is there (answer or suggestion) and go on. */
  | { type: 'accept' }
  | { type: 'back' }
  /** Jump to any question, or to the review with `review`. */
  | { type: 'goto'; key: string }
  /** Take back the last answer. */
  | { type: 'undo' }
  /** Forget the answer to this question: the suggestion counts again. */
  | { type: 'clear'; key: string };
