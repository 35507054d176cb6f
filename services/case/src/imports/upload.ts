import { Readable } from 'node:stream';
import { ServiceError } from '@seizure-ledger/service-kit';
import { z } from 'zod';

/** A register has at most so many bytes: it is held in memory while it is read. */
export const mostBytes = 64 * 1024 * 1024;

/** What is uploaded: a file and the name of the mapping that describes it. */
export const uploadBody = z.object({
  file: z.file().meta({ description: 'The register: CSV whose first line names its columns' }),
  mapping: z.string().min(1).max(100),
});

export interface Upload {
  readonly file: string;
  readonly mapping: string;
  readonly register: Uint8Array;
}

/** @throws {ServiceError} UNSUPPORTED_MEDIA_TYPE, TOO_LARGE, BAD_REQUEST */
export async function readUpload(body: unknown, contentType: string | undefined): Promise<Upload> {
  if (!(body instanceof Readable) || !contentType?.startsWith('multipart/form-data'))
    throw new ServiceError('UNSUPPORTED_MEDIA_TYPE', 'Send a register as multipart/form-data.');
  const form = await formOf(await bytesOf(body), contentType);
  const read = uploadBody.safeParse({ file: form.get('file'), mapping: form.get('mapping') });
  if (!read.success)
    throw new ServiceError('BAD_REQUEST', 'Send the fields `file`, a CSV file, and `mapping`, its name.');
  const { file, mapping } = read.data;
  return { file: file.name.slice(0, 200), mapping, register: new Uint8Array(await file.arrayBuffer()) };
}

async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > mostBytes) throw new ServiceError('TOO_LARGE', `A register may have ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function formOf(bytes: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    throw new ServiceError('BAD_REQUEST', 'The form can’t be read.', { cause });
  }
}
