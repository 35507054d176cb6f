import { Module } from '@nestjs/common';
import { problem, type Route, summaryAnswer, summaryQuery } from '@seizure-ledger/contracts';
import { CourtController } from './court.controller.ts';

/** What a court asks for. */
@Module({ controllers: [CourtController] })
export class CourtModule {}

export const courtRoutes: readonly Route[] = [
  {
    answers: {
      200: {
        description:
          'The summary at the position that it names, which is also its ETag; the same position gives the same bytes. As a table with Accept: text/csv',
        schema: summaryAnswer,
      },
      304: { description: 'If-None-Match names this position' },
      406: {
        description: 'Only application/json and text/csv are answered',
        mediaType: 'application/problem+json',
        schema: problem,
      },
    },
    method: 'get',
    path: '/cases/{caseId}/restitution-summary',
    query: summaryQuery,
    summary: 'Who gets what back, and how one knows',
    tag: 'Court',
  },
];
