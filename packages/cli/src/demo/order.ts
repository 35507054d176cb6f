/** Under which everything in the scenario happens. */
export const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
