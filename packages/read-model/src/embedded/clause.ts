/** A piece of SQL with the values of its question marks, in their order. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

export function clause(sql: string, ...values: readonly (string | number)[]): Clause {
  return { sql, values };
}

export function joined(clauses: readonly Clause[], separator: string): Clause {
  return {
    sql: clauses.map(({ sql }) => sql).join(separator),
    values: clauses.flatMap(({ values }) => values),
  };
}
