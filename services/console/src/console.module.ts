import { type DynamicModule, Module } from '@nestjs/common';
import { CONSOLE_API, type ConsoleApi, ConsoleController } from './console.controller.ts';
import { RelyingParty, type SignInOptions } from './sign-in/relying-party.ts';
import { SessionController } from './sign-in/session.controller.ts';
import { Sessions } from './sign-in/sessions.ts';

export interface ConsoleOptions {
  readonly api: ConsoleApi;
  /** What the console's cookies are sealed by: 32 bytes. */
  readonly cookieKey: Uint8Array;
  readonly signIn: SignInOptions;
}

@Module({})
export class ConsoleModule {
  /** The pages, reading from an API as whoever is signed in. */
  static with({ api, cookieKey, signIn }: ConsoleOptions): DynamicModule {
    return {
      controllers: [ConsoleController, SessionController],
      module: ConsoleModule,
      providers: [
        { provide: CONSOLE_API, useValue: api },
        { provide: RelyingParty, useValue: new RelyingParty(signIn) },
        { provide: Sessions, useValue: new Sessions(cookieKey) },
      ],
    };
  }
}
