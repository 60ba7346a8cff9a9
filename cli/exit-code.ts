/** What a command's exit says: everything expected happened; a verdict or comparison says otherwise; bad usage or input. */
export const exitCode = { good: 0, otherwise: 1, badInput: 2 } as const;
