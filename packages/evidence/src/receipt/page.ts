/** What the page that checks receipts is made with: nothing here imports a module of Node. */
export { parseVerifierKeys } from '../note/verifier-key.ts';
export { isReferred, readReceiptCode } from './receipt-code.ts';
export { flawTexts } from './verdict-texts.ts';
export { verifyReceipt } from './verify-receipt.ts';
