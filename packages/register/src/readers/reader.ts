import type { z } from 'zod';
import { parseMapping, type RegisterMapping } from './mapping.ts';
import type { RegisterRow, RowPlan, Source } from './plan.ts';

/** A register that a mapping has opened: which columns it needs, and what its rows ask of the ledger. */
export interface Register {
  readonly columns: readonly string[];
  readonly mapping: RegisterMapping;
  /** Pure: the same rows and source give the same plans. */
  plan(rows: readonly RegisterRow[], source: Source): Iterable<RowPlan>;
}

/** Reads one kind of register. */
export interface Reader {
  /** @throws {MappingError} when the mapping is not one for this reader. */
  open(mapping: unknown): Register;
}

/** @param definition the mapping's schema, and a pure function from rows to plans. */
export function reader<
  M extends RegisterMapping & { readonly columns: Readonly<Record<string, string>> },
>(definition: {
  readonly mapping: z.ZodType<M>;
  readonly plan: (rows: readonly RegisterRow[], mapping: M, source: Source) => Iterable<RowPlan>;
}): Reader {
  return {
    open: (json) => {
      const mapping = parseMapping(definition.mapping, json);
      return {
        columns: Object.values(mapping.columns),
        mapping,
        plan: (rows, source) => definition.plan(rows, mapping, source),
      };
    },
  };
}
