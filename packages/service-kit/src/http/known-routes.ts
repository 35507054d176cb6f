import type { FastifyInstance } from 'fastify';

/** The addresses that an application answers, and by which methods: what is asked for otherwise is told these. */
export class KnownRoutes {
  readonly #routes: { readonly methods: readonly string[]; readonly path: RegExp }[] = [];

  /** To be called before any route is there. */
  static of(fastify: FastifyInstance): KnownRoutes {
    const known = new KnownRoutes();
    fastify.addHook('onRoute', ({ method, url }) => {
      known.#routes.push({ methods: [method].flat(), path: pathOf(url) });
    });
    return known;
  }

  /** Empty where nothing is at the address, or something that has this method and found nothing by it. */
  methodsBesides(method: string, url: string): readonly string[] {
    const [path = ''] = url.split('?');
    const methods = this.#routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods);
    return methods.includes(method) ? [] : [...new Set(methods)].sort();
  }
}

/** `:name` stands for one segment, `*` for all that follows. */
function pathOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('/')}$`);
}
