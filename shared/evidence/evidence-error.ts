/** Why nothing can be certified: the transfer still runs, or its audit trail has been tampered with. Its sentence is for people and holds no secrets. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  readonly code: 'not-ended' | 'chain-broken';

  constructor(code: EvidenceError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
