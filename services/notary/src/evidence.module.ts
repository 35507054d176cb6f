import { type DynamicModule, Module } from '@nestjs/common';
import { EvidenceController } from './evidence.controller.ts';
import { EvidenceFolder } from './evidence-folder.ts';
import { PublishedEvidence } from './published-evidence.ts';
import { ReceiptsController } from './receipts.controller.ts';

/** Answers heads, tiles and receipts from a notary's folder. */
@Module({})
export class EvidenceModule {
  static of(evidenceFolder: string): DynamicModule {
    const published = new PublishedEvidence(new EvidenceFolder(evidenceFolder));
    return {
      controllers: [EvidenceController, ReceiptsController],
      module: EvidenceModule,
      providers: [{ provide: PublishedEvidence, useValue: published }],
    };
  }
}
