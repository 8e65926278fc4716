/** A statement about the books that must hold after every run. */
export interface Check {
  /** Words with hyphens: `position-identity`. */
  readonly id: string;
  /** The statement as a sentence without a full stop. */
  readonly title: string;
  readonly pass: boolean;
  /** What is off: an amount with its currency (`0.01 USD`), a count, or `0`. */
  readonly difference: string;
  /** How it was tested and, where it fails, the first places where it does. */
  readonly explanation: string;
}
