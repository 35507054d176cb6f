import type { ActRoute } from '@seizure-ledger/contracts';
import { extend } from './acts/extend.ts';
import { freeze } from './acts/freeze.ts';
import { release } from './acts/release.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [freeze, extend, release];
