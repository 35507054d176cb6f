import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import Fastify from 'fastify';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Drafts } from '../acts/drafts.ts';
import { Sessions } from '../sign-in/sessions.ts';
import { NotSignedIn } from './errors.ts';
import { PageErrors } from './page-errors.filter.ts';

const key = new Uint8Array(32);

describe('what goes wrong while a page tells what went wrong', () => {
  it('is answered too, and ends nothing', async () => {
    const api = {
      isSetUp: async () => {
        throw new Error('too many open files');
      },
      url: () => '',
    };
    const filter = new PageErrors(api, new Drafts(key), pino({ level: 'silent' }), new Sessions(key));
    const app = Fastify();
    app.get('/cases', async (request, reply) => {
      await filter.catch(new NotSignedIn(), new ExecutionContextHost([request, reply]));
      return reply;
    });
    const { json, statusCode } = await app.inject('/cases');
    expect([statusCode, json()]).toEqual([500, expect.objectContaining({ code: 'INTERNAL' })]);
  });
});
