import type { FastifyReply, FastifyRequest } from 'fastify';

const headers = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Says with every answer how it may be used: as what it says it is, in no frame, on no other site. */
export async function addHeaders(_: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
}
