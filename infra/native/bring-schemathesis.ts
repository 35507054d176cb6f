import { PythonProgram } from './python-program.ts';

/** Makes requests of every kind from an OpenAPI document, and looks at every answer. MIT; for tests only. */
export const schemathesis = new PythonProgram('schemathesis', '4.32.5');

if (import.meta.main) await schemathesis.bring();
