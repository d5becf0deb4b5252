/** Why there is no timestamp now; `code` is for programs, the message is one sentence for people, without secrets. */
export class TimestampError extends Error {
  override readonly name = 'TimestampError';
  readonly code: 'unreachable' | 'too-slow' | 'refused' | 'unreadable' | 'wrong' | 'too-large';

  constructor(code: TimestampError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
