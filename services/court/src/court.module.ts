import { Module } from '@nestjs/common';
import {
  orderSummaryAnswer,
  readOperation,
  type Route,
  summaryAnswer,
  summaryQuery,
} from '@seizure-ledger/contracts';
import { z } from 'zod';
import { CourtController } from './court.controller.ts';
import { OrderController } from './order.controller.ts';

/** What a court asks for. */
@Module({ controllers: [CourtController, OrderController] })
export class CourtModule {}

export const courtRoutes: readonly Route[] = [
  readOperation(
    {
      path: '/cases/{caseId}/restitution-summary',
      query: summaryQuery,
      summary: 'Who gets what back, and how one knows',
      tag: 'Court',
    },
    { 'application/json': summaryAnswer, 'text/csv': z.string() },
    [404, 406],
  ),
  readOperation(
    {
      path: '/orders/{orderId}/restitution-summary',
      query: summaryQuery,
      summary: 'Who gets what back under an order over several cases',
      tag: 'Court',
    },
    { 'application/json': orderSummaryAnswer, 'text/csv': z.string() },
    [404, 406],
  ),
];
