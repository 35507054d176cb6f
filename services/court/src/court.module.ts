import { Module } from '@nestjs/common';
import { readOperation, type Route, summaryAnswer, summaryQuery } from '@seizure-ledger/contracts';
import { z } from 'zod';
import { CourtController } from './court.controller.ts';

/** What a court asks for. */
@Module({ controllers: [CourtController] })
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
];
