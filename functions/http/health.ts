import { anybody, endpoint } from '../runtime/endpoint.ts';

/** Whether the product can reach what it stands on. */
export const health = endpoint({
  name: 'health',
  method: 'GET',
  route: 'health',
  caller: anybody,
  async handle({ services }) {
    const checks = {
      tables: services.partners.byId('health-check'),
      orchestrations: services.orchestrations.view('health-check'),
    };
    const results = await Promise.all(
      Object.entries(checks).map(
        async ([name, check]) =>
          [
            name,
            await check.then(
              () => 'ok',
              () => 'failing',
            ),
          ] as const,
      ),
    );
    const healthy = results.every(([, state]) => state === 'ok');
    return {
      status: healthy ? 200 : 503,
      json: { status: healthy ? 'ok' : 'failing', dependencies: Object.fromEntries(results) },
    };
  },
});
