import type { z } from 'zod';
import type { ProblemStatus } from './problem-statuses.ts';

/** One operation of the public surface, declared once: the service serves it by this, OpenAPI is made from it. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch';
  /** Under /api/v1, in OpenAPI's form: `/cases/{caseId}/freezes`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: { readonly schema: z.ZodType; readonly mediaType?: string; readonly example?: unknown };
  /** What is answered that is no problem, by status. */
  readonly answers: Readonly<Record<string, RouteAnswer>>;
  /** Which problems are answered besides 401, 429 and 500. */
  readonly problems: readonly ProblemStatus[];
}

export interface RouteAnswer {
  readonly description: string;
  /** By media type. */
  readonly content?: Readonly<Record<string, z.ZodType>>;
  readonly headers?: z.ZodObject;
}

export interface PathTarget {
  readonly param: string;
  readonly field: string;
}

/** The edge of one act: which act, where, and what a caller may copy. */
export interface ActRoute {
  /** The act's name in the domain. */
  readonly act: string;
  readonly path: string;
  readonly method?: 'post' | 'patch';
  /** Path parameters besides the case that name the act's target, and the body fields that they fill. */
  readonly target?: PathTarget | readonly PathTarget[];
  /** What `?preview=true` answers, where the act can be tried without being recorded. */
  readonly preview?: z.ZodType;
  /** The field that names what the act makes: a preview, which makes nothing, may leave it out. */
  readonly made?: string;
  readonly tag: string;
  readonly summary: string;
  readonly example: Readonly<Record<string, unknown>>;
}
