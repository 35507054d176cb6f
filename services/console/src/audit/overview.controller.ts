import type { trialBalanceAnswer } from '@seizure-ledger/contracts';
import { unitName } from '@seizure-ledger/console';
import { Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CONSOLE_API, type ConsoleApi } from '../frame/api.ts';
import { Page } from '../frame/page.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import { sendFile } from '../frame/send-file.ts';
import { ledgerState } from './ledger-state.ts';

type TrialBalance = z.infer<typeof trialBalanceAnswer>;

/** Where an audit begins: whether the books balance, how far they are signed, and everything that can be asked of them. */
@Pages('audit')
export class AuditOverviewController {
  readonly #api: ConsoleApi;

  constructor(@Inject(CONSOLE_API) api: ConsoleApi) {
    this.#api = api;
  }

  @Show()
  async overview(reader: Reader): Promise<Page> {
    const reads = reader.me.role === 'auditor';
    const state = await ledgerState(reader, this.#api);
    const balance = reads ? await reader.get<TrialBalance>('/audit/trial-balance') : undefined;
    const wrong = (balance?.units ?? []).filter(({ sum }) => /[1-9]/.test(sum));
    return new Page('audit/overview.njk', {
      ...state,
      reads,
      title: reader.say('audit.title'),
      units: balance?.units,
      unitsNotZero: wrong.map(({ unit }) => unitName(unit, reader.language)).join(', '),
    });
  }

  @Show(['trial-balance.csv', 'trial-balance.json'])
  async trialBalance(reader: Reader, { url }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const balance = await reader.get<TrialBalance>('/audit/trial-balance');
    const name = 'trial-balance';
    if (url.includes('.csv'))
      return sendFile(reply, {
        content: csvOf(balance),
        name: `${name}.csv`,
        type: 'text/csv; charset=utf-8',
      });
    sendFile(reply, { content: JSON.stringify(balance), name: `${name}.json`, type: 'application/json' });
  }
}

/** Codes of accounts and units, and exact amounts: nothing that a person wrote, and nothing that needs quotes. */
function csvOf({ position, units }: TrialBalance): string {
  const lines = units.flatMap(({ accounts, sum, unit }) => [
    ...accounts.map(({ account, amount }) => [unit, account, amount]),
    [unit, 'sum', sum],
  ]);
  return [['unit', 'account', 'amount'], ...lines, ['position', `"${position}"`, '']]
    .map((line) => `${line.join(',')}\r\n`)
    .join('');
}
