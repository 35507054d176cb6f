import fastify from 'fastify';

/** A bare Fastify route that answers the bytes given as argument: what no act over HTTP can be faster than. */
const [, , answer = ''] = process.argv;
const server = fastify();
server.post('/api/v1/cases/:caseId/seizures', (_, reply) =>
  reply.code(201).type('application/json').send(answer),
);
console.log(await server.listen({ host: '127.0.0.1', port: 0 }));
