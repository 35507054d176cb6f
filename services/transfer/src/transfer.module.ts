import { Module } from '@nestjs/common';
import { actController } from '@seizure-ledger/service-kit';
import { routes } from './routes.ts';

/** The edge of custody transfers. */
@Module({ controllers: [actController(routes)] })
export class TransferModule {}
