import type { TakenRecord } from './taken-record.ts';
import type { CollectionName, Documents, LotDocument } from '@seizure-ledger/read-model';

/** Documents that facts are being folded into. */
export interface OpenDocuments {
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined>;
  /** All lots of an asset, in no order. */
  lotsOf(caseId: string, assetId: string): Promise<readonly LotDocument[]>;
  put<C extends CollectionName>(collection: C, document: Documents[C]): void;
  delete(collection: CollectionName, id: string): void;
  /** A piece of a large outcome before its last. */
  putPiece(piece: TakenRecord): void;
  /** The text of such a piece. */
  pieceAt(partition: number, index: number): Promise<string | undefined>;
}

/** How the ids of an asset's lots begin, and of no other's. */
export const lotsBegin = (caseId: string, assetId: string): string => `${caseId}|${assetId}|`;
