import type { HttpRequest } from '@azure/functions';
import { type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { fileInForm } from './form-file.ts';

/** The largest file that is looked at: a form with three signatures and its fonts has a twentieth of it. */
export const MAX_UPLOAD = 5 * 1024 * 1024;

/** Room for what a browser's form puts around a file. */
const FRAME = 64 * 1024;

/** Whether somebody sent this from a form in a browser, and so wants to be answered with a page. */
export const isFromForm = (request: HttpRequest): boolean => mediaTypeOf(request) === 'multipart/form-data';

/**
 * The file somebody brings, as the body itself (`application/pdf`) or as the field `file` of a form. Never more than
 * the limit is kept, also of a body that does not tell its length. What the file is, is not asked here.
 */
export async function uploadedPdf(request: HttpRequest): Promise<Uint8Array | Refusal> {
  const type = mediaTypeOf(request);
  if (type !== 'application/pdf' && type !== 'multipart/form-data')
    return refuse('unsupported-media-type', [
      {
        path: 'content-type',
        message: 'must be application/pdf, or multipart/form-data with a field "file"',
      },
    ]);
  const whole = await bodyUpTo(request, type === 'application/pdf' ? MAX_UPLOAD : MAX_UPLOAD + FRAME);
  const file = whole && type === 'multipart/form-data' ? fileIn(request, whole) : whole;
  if (!file || file.length > MAX_UPLOAD)
    return refuse('body-too-large', [{ path: 'file', message: 'may have up to 5 MB' }]);
  return file.length > 0 ? file : refuse('invalid-content', [{ path: 'file', message: 'is needed' }]);
}

const mediaTypeOf = (request: HttpRequest): string | undefined =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();

async function bodyUpTo(request: HttpRequest, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** A form that is none, or has no file, has an empty one. */
const fileIn = (request: HttpRequest, body: Buffer): Uint8Array =>
  fileInForm(body, request.headers.get('content-type') ?? '') ?? new Uint8Array();
