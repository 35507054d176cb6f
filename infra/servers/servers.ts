/** Which servers serve, as the variables by which services find them. */
export interface Servers {
  readonly kind: 'docker' | 'native';
  readonly environment: Readonly<Record<string, string>>;
}

/** As a shell takes them. */
export function exports({ environment }: Servers): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value}'\n`)
    .join('');
}
