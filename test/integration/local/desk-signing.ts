import { createHash, createHmac } from 'node:crypto';

/** A request to the e-mail endpoint, signed by hand as the service's documentation says. */
export interface SignedRequest {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly date?: Date;
  readonly host?: string;
  readonly headers?: Record<string, string>;
}

/** Endpoint and key of a connection string of Azure Communication Services. */
export function partsOf(connectionString: string): { endpoint: string; accessKey: string } {
  const [, endpoint = '', accessKey = ''] = /^endpoint=(.+)\/;accesskey=(.+)$/.exec(connectionString) ?? [];
  return { endpoint, accessKey };
}

/** What to give to `fetch`; written anew here so that it cannot share a mistake with the desk. */
export function signed(connectionString: string, request: SignedRequest): [string, RequestInit] {
  const { endpoint, accessKey } = partsOf(connectionString);
  const { method = 'POST', path = '/emails:send?api-version=2025-09-01', body = '' } = request;
  const date = (request.date ?? new Date()).toUTCString();
  const hash = createHash('sha256').update(body).digest('base64');
  const text = `${method}\n${path}\n${date};${request.host ?? new URL(endpoint).host};${hash}`;
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64')).update(text).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    ...request.headers,
  };
  return [`${endpoint}${path}`, { method, headers, ...(method === 'GET' ? {} : { body }) }];
}
