/** The command was called in a way it cannot serve; the message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
