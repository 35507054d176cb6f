import { type DynamicModule, Module } from '@nestjs/common';
import { LOGGER } from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import { AuditController } from './audit.controller.ts';
import { CaseReadsController } from './case-reads.controller.ts';
import { KnownIdentifiersController } from './known-identifiers.controller.ts';
import { OverCasesController } from './over-cases/over-cases.controller.ts';
import { Verifications } from './verification/verifications.ts';
import { VerificationsController } from './verification/verifications.controller.ts';
import type { Verifier } from './verification/verifier.ts';

@Module({})
export class AuditModule {
  /**
   * Reads of cases, and what auditors read over all of them.
   * @param verifier where the whole ledger can be recomputed from here.
   */
  static with(verifier: Verifier | undefined): DynamicModule {
    const verifications = {
      inject: [LOGGER],
      provide: Verifications,
      useFactory: (logger: Logger) => new Verifications(verifier, logger),
    };
    return {
      controllers: [
        CaseReadsController,
        KnownIdentifiersController,
        OverCasesController,
        AuditController,
        VerificationsController,
      ],
      module: AuditModule,
      providers: [verifications],
    };
  }
}
