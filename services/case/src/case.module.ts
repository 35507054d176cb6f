import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { ReadModel } from '@seizure-ledger/read-model';
import { ActEdge, actController, LOGGER, READ_MODEL, Tokens } from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import { ApprovalsController } from './approvals/approvals.controller.ts';
import { BatchesController } from './batches/batches.controller.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { Imports } from './imports/imports.ts';
import { routes } from './routes.ts';

/** The edge of cases, orders, claims, valuations, accruals, costs, write-offs, closure, approvals, batches and imports. */
@Module({})
export class CaseModule implements OnModuleInit, OnApplicationShutdown {
  readonly #imports: Imports;

  constructor(@Inject(Imports) imports: Imports) {
    this.#imports = imports;
  }

  /** @param importsFolder where uploaded registers lie, and how they stand. */
  static with(importsFolder: string): DynamicModule {
    const imports = {
      inject: [ActEdge, LOGGER, READ_MODEL, Tokens],
      provide: Imports,
      useFactory: (edge: ActEdge, logger: Logger, readModel: ReadModel, tokens: Tokens) =>
        new Imports({ edge, logger, readModel, tokens }, importsFolder),
    };
    return {
      controllers: [actController(routes), ApprovalsController, BatchesController, ImportsController],
      module: CaseModule,
      providers: [imports],
    };
  }

  onModuleInit(): Promise<void> {
    return this.#imports.open();
  }

  onApplicationShutdown(): Promise<void> {
    return this.#imports.end();
  }
}
