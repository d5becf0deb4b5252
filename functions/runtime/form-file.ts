/** Our page sends one part, and a script that sends a field or two beside it is nobody to turn away. */
const MAX_PARTS = 8;
const MAX_HEADERS = 4096;

/**
 * The bytes of the file in the field `file` of a `multipart/form-data` body (RFC 7578), a view of it; `undefined` when
 * it has none, is malformed, or has more parts than a person's form. A general parser makes something of every part,
 * which for 5 MB of tiny ones holds the host's thread for seconds (RELIABILITY T8); this one looks for a boundary a
 * few times and at nothing else.
 */
export function fileInForm(body: Buffer, contentType: string): Uint8Array | undefined {
  const boundary = boundaryIn(contentType);
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  if (!startsAt(body, 0, delimiter)) return undefined;
  const between = Buffer.concat([LINE_END, delimiter]);
  let at = delimiter.length;
  for (let part = 0; part < MAX_PARTS && startsAt(body, at, LINE_END); part++) {
    const end = body.indexOf(between, at);
    if (end < 0) return undefined;
    const content = contentOfFile(body.subarray(at + LINE_END.length, end));
    if (content) return content;
    at = end + between.length;
  }
  return undefined;
}

const LINE_END = Buffer.from('\r\n');

const startsAt = (body: Buffer, at: number, bytes: Buffer): boolean =>
  body.subarray(at, at + bytes.length).equals(bytes);

/** RFC 2046, 5.1.1: up to seventy characters, quoted or not. */
function boundaryIn(contentType: string): string | undefined {
  const found = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*(?:;|$)/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** What is behind a part's headers, when they say that it is the file. */
function contentOfFile(part: Buffer): Buffer | undefined {
  const end = part.subarray(0, MAX_HEADERS).indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const headers = part.toString('latin1', 0, end).split('\r\n');
  const disposition = headers.find((line) => /^content-disposition:\s*form-data\s*;/i.test(line)) ?? '';
  const isFile = /;\s*name="?file"?\s*(?:;|$)/i.test(disposition) && /;\s*filename\*?=/i.test(disposition);
  return isFile ? part.subarray(end + 4) : undefined;
}
