import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.ts';
import { CaseReadsController } from './case-reads.controller.ts';
import { OverCasesController } from './over-cases/over-cases.controller.ts';
import { WorkListController } from './work-list.controller.ts';

/** Reads of cases, and what auditors read over all of them. */
@Module({ controllers: [CaseReadsController, WorkListController, OverCasesController, AuditController] })
export class AuditModule {}
