/** Makes the page that checks receipts; answers where it lies. */
export declare function makePage(): Promise<string>;
