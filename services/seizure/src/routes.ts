import type { ActRoute } from '@seizure-ledger/contracts';
import { confiscate } from './acts/confiscate.ts';
import { convert } from './acts/convert.ts';
import { finalise } from './acts/finalise.ts';
import { realise } from './acts/realise.ts';
import { reverse } from './acts/reverse.ts';
import { seize } from './acts/seize.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [seize, confiscate, finalise, reverse, realise, convert];
