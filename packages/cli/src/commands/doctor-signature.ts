import { openSigner, type SigningFiles, SigningFilesError } from '@seizure-ledger/paper';
import type { Check } from './check.ts';

/** Whether printed documents can be signed by the files that are named. */
export async function signatureCheck(files: SigningFiles): Promise<Check> {
  const check = { found: files.certificate, name: 'PDF signature' };
  try {
    const { subject, validTo } = await openSigner(files);
    const found = `${subject}, valid until ${validTo.toISOString().slice(0, 10)}`;
    const isOver = validTo.getTime() <= Date.now();
    return {
      ...check,
      found,
      ...(isOver && { wrong: 'It has expired: name a new one in PDF_CERTIFICATE.' }),
    };
  } catch (error) {
    if (!(error instanceof SigningFilesError)) throw error;
    return { ...check, wrong: `${error.message}: set PDF_CERTIFICATE and PDF_KEY.` };
  }
}
