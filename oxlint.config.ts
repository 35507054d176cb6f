import { defineConfig, type OxlintOverride } from 'oxlint';
import { arrows, packageName, walls } from './rooms.ts';

/** `rooms.ts` as lint rules: of two overrides for one file the later counts, so a folder behind a wall comes after its room. */
export const roomRules = Object.keys(arrows).flatMap((room) => [
  restrict(room, `${room}/src`),
  ...walls
    .flatMap(({ within }) => within.filter((folder) => folder.startsWith(`${room}/`)))
    .map((folder) => restrict(room, folder)),
]);

export default defineConfig({
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'no-param-reassign': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-import-type-side-effects': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/return-await': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    // `readonly` already keeps shared arrays from being sorted in place; sorting a fresh one is fine.
    'unicorn/no-array-sort': 'off',
    // A cast at a boundary that the code has just proven is allowed; whether it is proven, only a reader can tell.
    'typescript/no-unsafe-type-assertion': 'off',
    // A Nest module is a decorator on an empty class; reflect-metadata is imported for what it does.
    'typescript/no-extraneous-class': ['error', { allowWithDecorator: true }],
    'import/no-unassigned-import': ['error', { allow: ['reflect-metadata'] }],
    // Rules for browsers, for callbacks and for taste, which say nothing about this code.
    'import/no-named-as-default-member': 'off',
    'no-unmodified-loop-condition': 'off',
    'promise/no-callback-in-promise': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    // Suites that several adapters pass are functions of the adapter: titles, bodies and conditions come as arguments.
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/no-conditional-tests': 'off',
    'vitest/no-standalone-expect': 'off',
    'vitest/valid-describe-callback': 'off',
    'vitest/valid-title': 'off',
    // Bodies and details are JSON whose members a schema has already made texts; a type can't say so.
    'typescript/no-base-to-string': 'off',
    'typescript/restrict-template-expressions': 'off',
    // Ids and words are sorted by code unit on purpose; where code points matter, a comparison is given.
    'typescript/require-array-sort-compare': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    'typescript/no-unnecessary-template-expression': 'off',
    'typescript/no-unnecessary-type-assertion': 'off',
    'no-loss-of-precision': 'off',
    'no-shadow': 'off',
    'vitest/require-to-throw-message': 'off',
    // The second one names the case in a loop.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/no-disabled-tests': 'error',
    'vitest/no-focused-tests': 'error',
  },
  overrides: [
    ...roomRules,
    { files: ['*.config.ts', 'test/*-reporter.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['packages/cli/**', 'test/**'], rules: { 'no-console': 'off' } },
  ],
  ignorePatterns: ['**/dist/**', 'data/**'],
});

function restrict(room: string, folder: string): OxlintOverride {
  const files = [`${folder}/**`];
  const patterns = [...forbiddenRooms(room), ...wallsAround(folder), climbingOut()];
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function forbiddenRooms(room: string) {
  const allowed = new Set([room, ...(arrows[room] ?? [])]);
  const message = `${room} may import: ${arrows[room]?.join(', ') || 'no other room'} (see rooms.ts).`;
  return Object.keys(arrows)
    .filter((other) => !allowed.has(other))
    .map((other) => ({ regex: `^${packageName(other)}(/|$)`, message }));
}

function wallsAround(folder: string) {
  return walls
    .filter(({ within }) => !within.some((inside) => `${folder}/`.startsWith(`${inside}/`)))
    .flatMap(({ modules, within }) =>
      modules.map((module) => ({
        regex: `^${module}(/|$)`,
        message: `${module} stays in ${within.join(', ')} (see rooms.ts).`,
      })),
    );
}

function climbingOut() {
  return { regex: String.raw`^\..*/(src|dist)/`, message: 'Import another room by its package name.' };
}
