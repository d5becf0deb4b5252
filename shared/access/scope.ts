/** Where a scope lies, seen from the case's Azure subscription: within it, above it (and so in force there), or elsewhere. */
export type Place = 'within' | 'above' | 'elsewhere';

const MANAGEMENT_GROUP = /^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/;
const SUBSCRIPTION = /^\/subscriptions\/[^/]+$/;

/** Scopes are compared without regard to letter case and trailing slash, as Azure compares them. */
export const scopeKey = (scope: string): string => scope.toLowerCase().replace(/(?<=.)\/$/, '');

/** The scope of an Azure subscription. */
export const subscriptionScope = (azureSubscriptionId: string): string =>
  `/subscriptions/${azureSubscriptionId}`;

/** Tells where a scope lies. An export of a subscription lists only the management groups above it, so any is above. */
export function placeOf(scope: string, azureSubscriptionId: string): Place {
  const key = scopeKey(scope);
  if (`${key}/`.startsWith(`${scopeKey(subscriptionScope(azureSubscriptionId))}/`)) return 'within';
  return key === '/' || MANAGEMENT_GROUP.test(key) ? 'above' : 'elsewhere';
}

/** Whether a scope is a whole subscription, a management group or the root: where a last Owner matters (D-10). */
export function isSubscriptionOrAbove(scope: string): boolean {
  const key = scopeKey(scope);
  return key === '/' || MANAGEMENT_GROUP.test(key) || SUBSCRIPTION.test(key);
}

/** Whether a role at `upper` surely holds at `lower`, both a subscription or above. Management groups may lie side by side. */
export function covers(upper: string, lower: string, azureSubscriptionId: string): boolean {
  const [above, below] = [scopeKey(upper), scopeKey(lower)];
  if (above === below || above === '/') return true;
  return below === scopeKey(subscriptionScope(azureSubscriptionId)) && MANAGEMENT_GROUP.test(above);
}
