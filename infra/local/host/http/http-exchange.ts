import type { IncomingMessage, ServerResponse } from 'node:http';

/** A refusal with its status; the message is shown to the caller. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message = '', headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** One request with its answer. The path is as sent; the query is parsed. */
export class HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly path: string;
  readonly search: string;
  private parsed: URLSearchParams | undefined;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.method = request.method ?? 'GET';
    const target = withoutOrigin(request.url ?? '/');
    const mark = target.indexOf('?');
    this.path = mark < 0 ? target : target.slice(0, mark);
    this.search = mark < 0 ? '' : target.slice(mark);
  }

  get query(): URLSearchParams {
    this.parsed ??= new URLSearchParams(this.search);
    return this.parsed;
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  /** The access key, from the header or else the query. */
  get key(): string | undefined {
    return this.header('x-functions-key') ?? this.query.get('code') ?? undefined;
  }

  /** Reads the body. Throws HttpError 413 as soon as it is larger than `limit` bytes, without reading on. */
  async body(limit: number): Promise<Buffer> {
    if (Number(this.header('content-length') ?? 0) > limit) throw tooLarge(limit);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  json(status: number, value: unknown, headers: Record<string, string> = {}): void {
    this.send(status, JSON.stringify(value), {
      'content-type': 'application/json; charset=utf-8',
      ...headers,
    });
  }

  send(
    status: number,
    body: string | Uint8Array = '',
    headers: Record<string, string | string[]> = {},
  ): void {
    if (this.response.headersSent || this.response.destroyed) return;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const bodiless = status === 204 || status === 304;
    this.response.writeHead(
      status,
      bodiless ? headers : { ...headers, 'content-length': String(bytes.length) },
    );
    this.response.end(this.method === 'HEAD' || bodiless ? undefined : bytes);
  }

  /** Answers a refusal; the connection ends when a body was left unread. */
  refuse({ status, message, headers }: HttpError): void {
    const unread = !this.request.complete;
    const closing: Record<string, string> = unread ? { connection: 'close' } : {};
    if (message) this.json(status, { Message: message }, { ...headers, ...closing });
    else this.send(status, '', { ...headers, ...closing });
  }
}

function tooLarge(limit: number): HttpError {
  return new HttpError(413, `The request body is larger than ${limit} bytes.`);
}

/** Proxies may send an absolute form; only its path counts. */
function withoutOrigin(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
}
