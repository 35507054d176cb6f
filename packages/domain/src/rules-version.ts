/** Of the rules in this package; it stands on every fact. */
export const rulesVersion = 1;
