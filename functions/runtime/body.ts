import type { HttpRequest } from '@azure/functions';
import { type Refusal, refuse } from '../../shared/transfer/refusals.ts';

/** The media types doors take. */
export type MediaType = 'application/json' | 'application/x-www-form-urlencoded';

/** The media type is exact: what a form of another site can send must not pass for JSON (RELIABILITY E3, E5). */
export async function readBody(
  request: HttpRequest,
  mediaType: MediaType,
  maxBytes: number,
): Promise<Uint8Array | Refusal> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return refuse('body-too-large');
  const given = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== mediaType)
    return refuse('unsupported-media-type', [{ path: 'content-type', message: `must be ${mediaType}` }]);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > maxBytes ? refuse('body-too-large') : bytes;
}
