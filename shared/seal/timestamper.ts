/** A timestamp authority (RFC 3161), wherever it is. */
export interface Timestamper {
  /** What people call it when something is wrong with it: a host, never an address with secrets. */
  authority: string;
  /**
   * The DER of a TimeStampToken over a SHA-256 digest, checked in every respect.
   * Throws `TimestampError`, and nothing else, when there is none to be had.
   */
  stamp(digest: Uint8Array): Promise<Uint8Array>;
}

/** Who says when a seal was made, and whether a seal may do without. */
export interface Timestamps {
  timestamper: Timestamper;
  /** `required`: no timestamp, no seal. `optional`: the seal is made all the same, and says why it has none. */
  policy: 'required' | 'optional';
}
