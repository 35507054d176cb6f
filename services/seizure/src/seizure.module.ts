import { Module } from '@nestjs/common';
import { actController } from '@seizure-ledger/service-kit';
import { routes } from './routes.ts';

/** The edge of seizures, confiscations and their finality. */
@Module({ controllers: [actController(routes)] })
export class SeizureModule {}
