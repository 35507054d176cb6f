import { type DynamicModule, Module } from '@nestjs/common';
import { ActsController } from './acts/acts.controller.ts';
import { Drafts } from './acts/drafts.ts';
import { InstructionController } from './acts/instruction.controller.ts';
import { CasesController } from './cases/cases.controller.ts';
import { Api, CONSOLE_API, type ConsoleApi } from './frame/api.ts';
import { AssetsController } from './frame/assets.controller.ts';
import { RelyingParty, type SignInOptions } from './sign-in/relying-party.ts';
import { SessionController } from './sign-in/session.controller.ts';
import { Sessions } from './sign-in/sessions.ts';
import { WorkController } from './work/work.controller.ts';

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
      controllers: [
        AssetsController,
        SessionController,
        WorkController,
        CasesController,
        ActsController,
        InstructionController,
      ],
      module: ConsoleModule,
      providers: [
        { provide: CONSOLE_API, useValue: api },
        { provide: Api, useValue: new Api(() => api.url()) },
        { provide: Drafts, useValue: new Drafts(cookieKey) },
        { provide: RelyingParty, useValue: new RelyingParty(signIn) },
        { provide: Sessions, useValue: new Sessions(cookieKey) },
      ],
    };
  }
}
