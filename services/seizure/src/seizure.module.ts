import { Module } from '@nestjs/common';
import { actController } from '@seizure-ledger/service-kit';
import { routes } from './routes.ts';

/** The edge of seizures, of confiscations, their finality and reversal, of sales and conversions. */
@Module({ controllers: [actController(routes)] })
export class SeizureModule {}
