/** Where the page lies that checks receipts, once it is made: one file, which needs nothing beside it. */
export declare const page: string;
