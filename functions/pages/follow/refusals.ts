import { refusalPageTo } from '../../runtime/page.ts';

const BACK = 'Back to your transfer';

/** How the customer's own page says no. */
export const followRefusal = refusalPageTo({ to: 'transfer', label: BACK });

/** The same for the doors one level below it. */
export const refusalBelow = refusalPageTo({ to: '../transfer', label: BACK, up: '../' });
