import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule, type Verifier } from '@seizure-ledger/service-audit';
import { CaseModule } from '@seizure-ledger/service-case';
import { ConsoleModule, type ConsoleOptions } from '@seizure-ledger/service-console';
import { CourtModule, type CourtOptions } from '@seizure-ledger/service-court';
import { FreezeModule } from '@seizure-ledger/service-freeze';
import { type Issuer, IssuerModule } from '@seizure-ledger/service-issuer';
import { EvidenceModule } from '@seizure-ledger/service-notary';
import { RestitutionModule } from '@seizure-ledger/service-restitution';
import { SeizureModule } from '@seizure-ledger/service-seizure';
import { TransferModule } from '@seizure-ledger/service-transfer';
import { VaultModule } from '@seizure-ledger/service-vault';
import { DocumentsController } from '@seizure-ledger/service-gateway';

export interface HttpServices {
  readonly console: ConsoleOptions;
  readonly court: CourtOptions;
  readonly evidenceFolder: string;
  readonly importsFolder: string;
  /** The ledger's own; none where the agency has one. */
  readonly issuer: Issuer | undefined;
  /** None where nothing here can recompute the ledger. */
  readonly verifier: Verifier | undefined;
}

/** All services that speak HTTP, in one process. */
@Module({})
export class StandaloneModule {
  static with({
    console,
    court,
    evidenceFolder,
    importsFolder,
    issuer,
    verifier,
  }: HttpServices): DynamicModule {
    return {
      controllers: [DocumentsController],
      imports: [
        CaseModule.with(importsFolder),
        FreezeModule,
        SeizureModule,
        TransferModule,
        RestitutionModule,
        VaultModule,
        AuditModule.with(verifier),
        CourtModule.with(court),
        EvidenceModule.of(evidenceFolder),
        ConsoleModule.with(console),
        ...(issuer ? [IssuerModule.with(issuer)] : []),
      ],
      module: StandaloneModule,
    };
  }
}
