import { z } from 'zod';
import { lotAccounts } from './accounts.ts';
import { id } from './id.ts';
import { date, instant } from './instant.ts';
import { personal } from './personal.ts';
import { quantity } from './quantity.ts';
import { custodian, text } from './text.ts';
import { unitCode } from './units.ts';

/** The order of an authority, cited inline: who ordered, under which reference, when. */
export const order = z.strictObject({ authority: text(200), date, reference: text(200) }).meta({
  id: 'Order',
  examples: [{ authority: 'Criminal Court', reference: 'Kor 12/2568', date: '2025-12-17' }],
});

export type Order = Readonly<z.infer<typeof order>>;

const attachment = z.strictObject({ name: text(200).optional(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** What every act's body may carry besides its own fields. */
export const everyBody = {
  attachments: z.array(attachment).max(50).optional(),
  dateInferred: z.literal(true).optional(),
  effectiveAt: instant.optional(),
  imported: z.strictObject({ row: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
  note: personal(text(2000)).optional(),
  order: order.optional(),
  orderId: id.optional(),
};

/** A quantity of an asset. */
export const ofAsset = { assetId: id, quantity, unit: unitCode };

/** The lot that an act is about: `account` and `custodian` may be left out where only one matches. */
export const lot = { ...ofAsset, account: z.enum(lotAccounts).optional(), custodian: custodian.optional() };

/** The same where it may also be money that came in for the whole case, which is of no asset. */
export const lotOrReceipt = { ...lot, assetId: id.optional() };

export const assetKinds = [
  'cash',
  'account',
  'crypto',
  'vehicle',
  'real-estate',
  'security',
  'jewellery',
  'livestock',
  'business',
  'other',
] as const;

/** By what a thing is known anywhere: its IBAN, address, plate. */
export const identifier = z.strictObject({
  type: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a word such as iban, vin, serial-number'),
  value: personal(text(300)),
});

/** A thing or right, described when it is first recorded. `owner` is a party's pseudonym, never a name. */
export const asset = z
  .strictObject({
    description: text(1000),
    identifiers: z.array(identifier).max(50).optional(),
    interest: z
      .string()
      .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,8}$/, 'must be a share such as 1/2')
      .optional(),
    kind: z.enum(assetKinds),
    location: personal(text(500)).optional(),
    owner: id.optional(),
    parent: id.optional(),
  })
  .meta({ id: 'Asset' });

export type Asset = Readonly<z.infer<typeof asset>>;
