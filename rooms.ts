/** A room imports only what its row names. `oxlint.config.ts` makes lint rules of this table; `test/house/rooms.test.ts` holds each room's package.json and tsconfig.json to it. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  'packages/evidence': [],
  'packages/domain': ['packages/evidence'],
  'packages/contracts': ['packages/domain', 'packages/evidence'],
  'packages/event-log': ['packages/contracts'],
  'packages/read-model': ['packages/contracts', 'packages/evidence'],
  'packages/vault': [],
  'packages/service-kit': [
    'packages/vault',
    'packages/contracts',
    'packages/event-log',
    'packages/read-model',
    'packages/evidence',
  ],
  'packages/console': ['packages/contracts'],
  'packages/register': ['packages/domain', 'packages/contracts'],
  'packages/paper': [],
  ...Object.fromEntries(services().map((service) => [service, packages()])),
  'services/gateway': [...packages(), ...services()],
  'services/standalone': [...packages(), ...services(), 'services/gateway'],
  'packages/cli': [...packages(), 'services/standalone'],
};

/** Modules that stay behind a wall: each may be imported only in the folders of its row (and below them). */
export const walls: readonly Wall[] = [
  { modules: ['kafkajs'], within: ['packages/event-log/src/kafka'] },
  {
    modules: ['mongodb', 'mongoose'],
    within: ['packages/read-model/src/mongodb', 'packages/vault/src/mongodb'],
  },
  {
    modules: ['node:sqlite', 'sqlite'],
    within: [
      'packages/event-log/src/embedded',
      'packages/read-model/src/embedded',
      'packages/vault/src/embedded',
      'services/ledger',
    ],
  },
  {
    modules: ['@libpdf', '@myriaddreamin'],
    within: ['packages/paper'],
  },
  {
    modules: ['@nestjs'],
    within: ['packages/service-kit', ...services(), 'services/gateway', 'services/standalone'],
  },
];

export interface Wall {
  /** Package names or scopes; what lies under them (`@nestjs/core`) is meant too. */
  readonly modules: readonly string[];
  readonly within: readonly string[];
}

/** The name under which a room is imported: `packages/domain` is `@seizure-ledger/domain`, `services/freeze` is `@seizure-ledger/service-freeze`. */
export function packageName(room: string): string {
  if (room === 'packages/cli') return 'seizure-ledger';
  return room.replace('packages/', '@seizure-ledger/').replace('services/', '@seizure-ledger/service-');
}

function packages(): readonly string[] {
  return [
    'packages/domain',
    'packages/contracts',
    'packages/event-log',
    'packages/read-model',
    'packages/evidence',
    'packages/vault',
    'packages/service-kit',
    'packages/console',
    'packages/register',
    'packages/paper',
  ];
}

function services(): readonly string[] {
  return [
    'services/case',
    'services/freeze',
    'services/seizure',
    'services/transfer',
    'services/restitution',
    'services/ledger',
    'services/projection',
    'services/notary',
    'services/audit',
    'services/court',
    'services/vault',
    'services/console',
    'services/issuer',
  ];
}
