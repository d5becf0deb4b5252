/** Why a form cannot be sealed now; `code` is for programs, the message for people. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: 'already-signed' | 'out-of-turn' | 'no-such-field' | 'reserve-too-small';

  constructor(code: SealError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
