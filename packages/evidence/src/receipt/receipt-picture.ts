import { encodeQR } from 'qr';
import { receiptCode } from './receipt-code.ts';

/** A receipt's QR code as SVG, with the white border that readers need. */
export async function receiptPicture(receipt: string, address: string): Promise<string> {
  return encodeQR(await receiptCode(receipt, address), 'svg', { border: 4, ecc: 'low' });
}
