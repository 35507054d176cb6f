import type { ActRoute } from '@seizure-ledger/contracts';
import { confiscate } from './acts/confiscate.ts';
import { finalise } from './acts/finalise.ts';
import { seize } from './acts/seize.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [seize, confiscate, finalise];
