import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Alarms } from '@seizure-ledger/service-kit';
import type { FastifyReply } from 'fastify';

/** Alive while it answers; ready while every reader goes on. What was only odd is counted here, and is no reason not to be ready. */
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
    const { counted, standing } = this.#alarms;
    const isReady = standing.length === 0;
    void reply
      .code(isReady ? 200 : 503)
      .send({ alarms: standing, counted, status: isReady ? 'ready' : 'alarm' });
  }
}
