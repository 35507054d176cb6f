export type RefusalCode = keyof typeof refusals;
export const refusals = {} as Record<string, { en: string; th: string }>;
