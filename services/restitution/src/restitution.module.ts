import { Module } from '@nestjs/common';
import { actController } from '@seizure-ledger/service-kit';
import { routes } from './routes.ts';

/** The edge of distributions and payments. */
@Module({ controllers: [actController(routes)] })
export class RestitutionModule {}
