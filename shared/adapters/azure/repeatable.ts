import type { EmailClientOptions } from '@azure/communication-email';

type AdditionalPolicyConfig = NonNullable<EmailClientOptions['additionalPolicies']>[number];

/**
 * Adds the headers of OASIS repeatable requests, which the mail service understands and its JavaScript SDK does
 * not send (AZURE 5): the same operation id within five minutes is not executed twice.
 */
export const repeatable: AdditionalPolicyConfig = {
  position: 'perCall',
  policy: {
    name: 'repeatable',
    sendRequest(request, next) {
      const operationId = request.headers.get('Operation-Id');
      if (request.method === 'POST' && operationId !== undefined) {
        request.headers.set('Repeatability-Request-Id', operationId);
        request.headers.set('Repeatability-First-Sent', new Date().toUTCString());
      }
      return next(request);
    },
  },
};
