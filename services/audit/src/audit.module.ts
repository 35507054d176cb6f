import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.ts';
import { CaseReadsController } from './case-reads.controller.ts';

/** Reads of cases, and what auditors read over all of them. */
@Module({ controllers: [CaseReadsController, AuditController] })
export class AuditModule {}
