import { Module } from '@nestjs/common';
import { actController } from '@seizure-ledger/service-kit';
import { routes } from './routes.ts';

/** The edge of custody transfers, and of what comes in and goes out as proceeds. */
@Module({ controllers: [actController(routes)] })
export class TransferModule {}
