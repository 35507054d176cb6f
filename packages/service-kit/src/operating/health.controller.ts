import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Alarms } from '../alarms.ts';
import { Checks } from './checks.ts';

/**
 * Alive while it answers; ready while every reader goes on and what it depends on answers. A witness that refuses shows
 * as an alarm, but takes nobody out of service: else another agency could. What was only odd is counted.
 */
@Controller('health')
export class HealthController {
  readonly #alarms: Alarms;
  readonly #checks: Checks;

  constructor(@Inject(Alarms) alarms: Alarms, @Inject(Checks) checks: Checks) {
    this.#alarms = alarms;
    this.#checks = checks;
  }

  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const unreachable = await this.#checks.unreachable();
    const { counted, standing } = this.#alarms;
    const status = standing.length > 0 ? 'alarm' : unreachable.length > 0 ? 'unreachable' : 'ready';
    await reply
      .code(unreachable.length > 0 || standing.some(({ state }) => state !== 'refused') ? 503 : 200)
      .send({ alarms: standing, counted, status, ...(unreachable.length > 0 && { unreachable }) });
  }
}
