export * from './canonical-json.ts';
export * from './case-chain.ts';
export * from './hash.ts';
export * from './note/base64.ts';
export * from './note/checkpoint.ts';
export * from './note/note-signer.ts';
export {
  formatNote,
  type NoteSignature,
  parseNote,
  parseSignatures,
  signatureLine,
  type SignedNote,
  verdictOf,
} from './note/signed-note.ts';
export * from './note/verifier-key.ts';
export * from './receipt/receipt-code.ts';
export * from './receipt/receipt-picture.ts';
export * from './receipt/receipt.ts';
export * from './receipt/verdict-texts.ts';
export * from './receipt/verify-receipt.ts';
export * from './tree/check-proofs.ts';
export * from './tree/compact-range.ts';
export * from './tree/inclusion-sides.ts';
export * from './tree/node-hash.ts';
export * from './tree/proofs.ts';
export * from './tree/tile-nodes.ts';
export * from './tree/tile.ts';
export * from './witness/witness.ts';
