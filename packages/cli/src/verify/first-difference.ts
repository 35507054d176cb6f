/** Where two JSON texts first say something else, in words; `undefined` where they say the same. */
export function firstDifference(shown: string, due: string): string | undefined {
  const parsed = parse(shown);
  if (!parsed) return 'it is not JSON';
  return differenceOf(parsed.value, JSON.parse(due), '');
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function differenceOf(shown: unknown, due: unknown, path: string): string | undefined {
  if (Object.is(shown, due)) return undefined;
  if (!isComposite(shown) || !isComposite(due) || Array.isArray(shown) !== Array.isArray(due))
    return `${path === '' ? 'it' : path} is ${inWords(shown)}; the log says ${inWords(due)}`;
  for (const name of new Set([...Object.keys(due), ...Object.keys(shown)])) {
    const inside = Array.isArray(due) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    const difference = differenceOf(shown[name], due[name], inside);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isComposite(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function inWords(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
