import type { ActRoute } from '@seizure-ledger/contracts';
import { distribute } from './acts/distribute.ts';
import { pay } from './acts/pay.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [distribute, pay];
