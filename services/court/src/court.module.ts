import { type DynamicModule, Module } from '@nestjs/common';
import {
  orderSummaryAnswer,
  readOperation,
  readQuery,
  type Route,
  summaryAnswer,
  summaryQuery,
} from '@seizure-ledger/contracts';
import type { Paper } from '@seizure-ledger/paper';
import { z } from 'zod';
import { CourtController } from './court.controller.ts';
import { OrderController } from './order.controller.ts';
import { Printer } from './printer.ts';
import { RecordController } from './record.controller.ts';

export interface CourtOptions {
  readonly paper: Paper;
  /** Where people find the ledger; empty where that is not known, so that it does not depend on who asks. */
  readonly publicUrl: string;
}

/** What a court asks for, and what is printed. */
@Module({})
export class CourtModule {
  /** Closes the paper with it. */
  static with({ paper, publicUrl }: CourtOptions): DynamicModule {
    return {
      controllers: [CourtController, OrderController, RecordController],
      module: CourtModule,
      providers: [{ provide: Printer, useValue: new Printer(paper, publicUrl) }],
    };
  }
}

const pdf = z.string().meta({ format: 'binary' });

export const courtRoutes: readonly Route[] = [
  readOperation(
    {
      path: '/cases/{caseId}/restitution-summary',
      query: summaryQuery,
      summary: 'Who gets what back, and how one knows',
      tag: 'Court',
    },
    { 'application/json': summaryAnswer, 'application/pdf': pdf, 'text/csv': z.string() },
    [404, 406],
  ),
  readOperation(
    {
      path: '/orders/{orderId}/restitution-summary',
      query: summaryQuery,
      summary: 'Who gets what back under an order over several cases',
      tag: 'Court',
    },
    { 'application/json': orderSummaryAnswer, 'application/pdf': pdf, 'text/csv': z.string() },
    [404, 406],
  ),
  readOperation(
    {
      path: '/cases/{caseId}/entries/{sequence}/record.pdf',
      query: readQuery,
      summary: 'The record of a freeze or seizure on paper, to sign',
      tag: 'Court',
    },
    { 'application/pdf': pdf },
    [404],
  ),
];
