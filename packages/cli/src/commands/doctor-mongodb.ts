import { type Config, openReadModel, openVaultStore } from '@seizure-ledger/service-kit/ground';
import { ReadModelMissingError } from '@seizure-ledger/read-model';
import type { Check } from './check.ts';

/** Whether read model and vault can be reached, and the read model is prepared. Changes nothing. */
export async function mongoDbCheck(config: Config): Promise<Check> {
  const check = { found: 'read model and vault', name: 'MongoDB' };
  try {
    for (const open of [openReadModel, openVaultStore]) await (await open(config)).close();
    return check;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isNew = error instanceof ReadModelMissingError;
    const whatToDo = isNew
      ? 'Run seizure-ledger prepare: it makes it.'
      : 'Look at the servers, MONGODB_URI and VAULT_MONGODB_URI.';
    return { ...check, wrong: `${message}. ${whatToDo}` };
  }
}
