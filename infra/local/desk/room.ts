import type { IncomingHttpHeaders } from 'node:http';

/** One request, with its body read and its size already limited. HEAD arrives as GET. */
export interface Visit {
  readonly method: string;
  readonly url: URL;
  /** Path and query exactly as sent: signatures are made over these characters. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A plain HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** `cut` closes the connection without an answer, `silence` leaves the caller waiting: both are rehearsed faults. */
export type Reply = Answer | 'cut' | 'silence';

/** One part of the desk: it answers what is its own and passes over everything else with undefined. */
export interface Room {
  readonly answer: (visit: Visit) => Promise<Reply | undefined> | Reply | undefined;
  /** Stands on the front page when there is something to look at. */
  readonly sign?: { readonly label: string; readonly path: string; readonly about: string };
}

/** A JSON answer that no cache keeps. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(value),
  };
}

/** The one value of a query parameter; undefined when it is absent, empty or given twice. */
export function single(url: URL, name: string): string | undefined {
  const values = url.searchParams.getAll(name);
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
}
