/** Between two heads of a partition at least so long: what comes in meanwhile is covered together. */
export const signEvery_ms = 2_000;
