import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { UserBook } from '../users/user-book.ts';
import { BoundedAdapter } from './bounded-adapter.ts';

/** Machines of the user book are clients: read anew each time, so that who is disabled is out at once. */
export class MachineClients extends BoundedAdapter implements Adapter {
  readonly #users: UserBook;

  constructor(users: UserBook) {
    super();
    this.#users = users;
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    const found = await this.#users.find(id);
    if (found?.kind !== 'machine' || found.disabled) return undefined;
    return {
      client_id: found.name,
      client_secret: found.secret, // its hash; `compareClientSecret` knows
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_basic',
    };
  }
}
