import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from '@seizure-ledger/service-audit';
import { CaseModule } from '@seizure-ledger/service-case';
import { ConsoleModule } from '@seizure-ledger/service-console';
import { CourtModule } from '@seizure-ledger/service-court';
import { FreezeModule } from '@seizure-ledger/service-freeze';
import { EvidenceModule } from '@seizure-ledger/service-notary';
import { RestitutionModule } from '@seizure-ledger/service-restitution';
import { SeizureModule } from '@seizure-ledger/service-seizure';
import { TransferModule } from '@seizure-ledger/service-transfer';
import { type Ground, KitModule } from '@seizure-ledger/service-kit';
import { DocumentsController } from './documents.controller.ts';
import { HealthController } from './health.controller.ts';

/** All services that speak HTTP, in one process. */
@Module({})
export class StandaloneModule {
  static on(
    ground: Ground,
    consoleApi: { url(): string; token(): Promise<string> },
    evidenceFolder: string,
  ): DynamicModule {
    return {
      controllers: [HealthController, DocumentsController],
      imports: [
        KitModule.on(ground),
        CaseModule,
        FreezeModule,
        SeizureModule,
        TransferModule,
        RestitutionModule,
        AuditModule,
        CourtModule,
        EvidenceModule.of(evidenceFolder),
        ConsoleModule.with(consoleApi),
      ],
      module: StandaloneModule,
    };
  }
}
