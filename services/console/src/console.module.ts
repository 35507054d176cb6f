import { type DynamicModule, Module } from '@nestjs/common';
import { CONSOLE_API, type ConsoleApi, ConsoleController } from './console.controller.ts';

@Module({})
export class ConsoleModule {
  /** The pages, reading from an API as somebody. */
  static with(api: ConsoleApi): DynamicModule {
    return {
      controllers: [ConsoleController],
      module: ConsoleModule,
      providers: [{ provide: CONSOLE_API, useValue: api }],
    };
  }
}
