import { type DynamicModule, Module } from '@nestjs/common';
import { ActsController } from './acts/acts.controller.ts';
import { Drafts } from './acts/drafts.ts';
import { InstructionController } from './acts/instruction.controller.ts';
import { AsOfController } from './audit/as-of.controller.ts';
import { AuditEntriesController } from './audit/entries.controller.ts';
import { AuditOverviewController } from './audit/overview.controller.ts';
import { PairsController } from './audit/pairs.controller.ts';
import { VerificationController } from './audit/verification.controller.ts';
import { CasesController } from './cases/cases.controller.ts';
import { Api, CONSOLE_API, type ConsoleApi } from './frame/api.ts';
import { AssetsController } from './frame/assets.controller.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { RestitutionController } from './restitution/restitution.controller.ts';
import { PoliciesController } from './policies/policies.controller.ts';
import { RelyingParty, type SignInOptions } from './sign-in/relying-party.ts';
import { SessionController } from './sign-in/session.controller.ts';
import { Sessions } from './sign-in/sessions.ts';
import { StatisticsController } from './statistics/statistics.controller.ts';
import { UsersController } from './users/users.controller.ts';
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
        RestitutionController,
        AsOfController,
        AuditEntriesController,
        AuditOverviewController,
        PairsController,
        ImportsController,
        PoliciesController,
        StatisticsController,
        UsersController,
        VerificationController,
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
