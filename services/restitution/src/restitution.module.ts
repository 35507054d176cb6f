import { Module } from '@nestjs/common';
import type { ReadModel } from '@seizure-ledger/read-model';
import { actController, PREVIEW, type Preview, READ_MODEL } from '@seizure-ledger/service-kit';
import { MethodsController } from './methods.controller.ts';
import { previewAnswer } from './preview-answer.ts';
import { routes } from './routes.ts';

/** The edge of distributions and of what follows them, and what they would give. */
@Module({
  controllers: [actController(routes), MethodsController],
  providers: [
    {
      inject: [READ_MODEL],
      provide: PREVIEW,
      useFactory:
        (readModel: ReadModel): Preview =>
        (asked, query, instance) =>
          previewAnswer(readModel, asked, query, instance),
    },
  ],
})
export class RestitutionModule {}
