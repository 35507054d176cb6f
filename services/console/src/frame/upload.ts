import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

/** What may be uploaded is held in memory, here and where it goes. */
const most_bytes = 64 * 1024 * 1024;

const uploads = new WeakMap<FastifyRequest, FormData>();

/** Reads a form with a file, if a request has one. @throws {ServiceError} TOO_LARGE, BAD_REQUEST */
export async function readUpload(request: FastifyRequest): Promise<FormData | undefined> {
  const { body, headers } = request;
  const type = headers['content-type'] ?? '';
  if (!(body instanceof Readable) || !type.startsWith('multipart/form-data')) return undefined;
  // a browser says how long it is before it sends it
  if (!(Number(headers['content-length']) <= most_bytes))
    throw new ServiceError('TOO_LARGE', `A file may have ${most_bytes} bytes.`);
  try {
    const form = await new Response(Readable.toWeb(body) as ReadableStream, {
      headers: { 'content-type': type },
    }).formData();
    uploads.set(request, form);
    return form;
  } catch (cause) {
    throw new ServiceError('BAD_REQUEST', 'The form can’t be read.', { cause });
  }
}

/** The form with a file that a page's handler was sent. */
export function uploadOf(request: FastifyRequest): FormData {
  const form = uploads.get(request);
  if (!form) throw new ServiceError('BAD_REQUEST', 'This form needs a file.');
  return form;
}
