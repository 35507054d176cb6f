import { Module } from '@nestjs/common';
import { actController } from '@seizure-ledger/service-kit';
import { ApprovalsController } from './approvals/approvals.controller.ts';
import { BatchesController } from './batches/batches.controller.ts';
import { routes } from './routes.ts';

/** The edge of cases, orders, claims, valuations, accruals, costs, write-offs, closure, approvals and batches. */
@Module({ controllers: [actController(routes), ApprovalsController, BatchesController] })
export class CaseModule {}
