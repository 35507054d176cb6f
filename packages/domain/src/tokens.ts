/**
 * Tokens that the rules know from the first version on; more come by policy acts.
 * `unit` is the ISO 24165 identifier where one is known to us, else the CAIP-19 asset id; `alias` is how people
 * call it. One token on two chains is two units.
 * Sources: DTI registry (dtif.org) for bitcoin and ether; CAIP-2/CAIP-19 namespaces; the issuers' published contracts.
 */
export const tokens = [
  { unit: '4H95J0R2X', alias: 'BTC', digits: 8, also: ['bip122:000000000019d6689c085ae165831e93/slip44:0'] },
  { unit: 'X9J9K872S', alias: 'ETH', digits: 18, also: ['eip155:1/slip44:60'] },
  {
    unit: 'eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7',
    alias: 'USDT-ETH',
    digits: 6,
    also: [],
  },
  {
    unit: 'tron:0x2b6653dc/trc20:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    alias: 'USDT-TRX',
    digits: 6,
    also: [],
  },
  {
    unit: 'eip155:1/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
    alias: 'USDC-ETH',
    digits: 6,
    also: [],
  },
  {
    unit: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/token:EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
    alias: 'USDC-SOL',
    digits: 6,
    also: [],
  },
  { unit: 'tron:0x2b6653dc/slip44:195', alias: 'TRX', digits: 6, also: [] },
  { unit: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/slip44:501', alias: 'SOL', digits: 9, also: [] },
  { unit: 'bip122:12a765e31ffd4059bada1e25190f6e98/slip44:2', alias: 'LTC', digits: 8, also: [] },
  { unit: 'bip122:000000000000000000651ef99cb9fcbe/slip44:145', alias: 'BCH', digits: 8, also: [] },
] as const;
