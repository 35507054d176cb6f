import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Alarms } from '@seizure-ledger/service-kit';
import type { FastifyReply } from 'fastify';

/** Alive while it answers; ready while no reader has stopped with an alarm. */
@Controller('health')
export class HealthController {
  readonly #alarms: Alarms;

  constructor(@Inject(Alarms) alarms: Alarms) {
    this.#alarms = alarms;
  }

  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  ready(@Res() reply: FastifyReply): void {
    const { raised } = this.#alarms;
    void reply
      .code(raised.length === 0 ? 200 : 503)
      .send({ alarms: raised, status: raised.length === 0 ? 'ready' : 'alarm' });
  }
}
