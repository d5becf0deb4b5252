import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import * as df from 'durable-functions';

df.app.client.http('start', {
  methods: ['POST'],
  authLevel: 'function',
  route: 'start/{name}/{id?}',
  handler: async (request, client) => {
    const text = await request.text();
    const id = await client.startNew(request.params.name ?? '', {
      ...(request.params.id ? { instanceId: request.params.id } : {}),
      ...(request.query.get('version') ? { version: request.query.get('version') ?? '' } : {}),
      ...(text ? { input: JSON.parse(text) } : {}),
    });
    return client.createCheckStatusResponse(request, id);
  },
});

df.app.client.http('raise', {
  methods: ['POST'],
  route: 'raise/{id}/{name}',
  handler: async (request, client) => {
    await client.raiseEvent(request.params.id ?? '', request.params.name ?? '', await request.json());
    return { status: 202 };
  },
});

df.app.client.http('status', {
  methods: ['GET'],
  route: 'status/{id}',
  handler: async (request, client) => ({ jsonBody: await client.getStatus(request.params.id ?? '') }),
});

app.http('hello', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'hello/{name:alpha}',
  handler: async ({ params }: HttpRequest): Promise<HttpResponseInit> => ({
    body: `hello ${params.name}`,
    headers: { 'x-seen': 'yes' },
    cookies: [
      { name: 'a', value: '1;2', httpOnly: true, sameSite: 'Strict', maxAge: 60 },
      { name: 'b', value: '2', secure: true, path: '/api', expires: new Date(0) },
    ],
  }),
});

app.http('mirror', {
  methods: ['POST', 'PUT'],
  authLevel: 'anonymous',
  route: 'mirror/{*rest}',
  handler: async (request: HttpRequest): Promise<HttpResponseInit> => ({
    status: 201,
    jsonBody: {
      method: request.method,
      url: request.url,
      rest: request.params.rest ?? null,
      query: [...request.query],
      header: request.headers.get('x-test'),
      body: (await request.text()).length,
    },
  }),
});

app.http('mirrorLiteral', {
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  route: 'mirror/plain',
  handler: async () => ({ body: 'literal' }),
});

app.http('file', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'files/{name}.pdf',
  handler: async ({ params }: HttpRequest) => ({
    jsonBody: params,
    headers: { 'content-type': 'application/pdf' },
  }),
});

app.http('operators', { methods: ['GET'], authLevel: 'admin', handler: async () => ({ body: 'operators' }) });

app.http('broken', {
  methods: ['GET'],
  authLevel: 'anonymous',
  handler: async () => {
    throw new Error('secret detail');
  },
});

app.http('silent', {
  methods: ['GET'],
  authLevel: 'anonymous',
  handler: async () => undefined as unknown as HttpResponseInit,
});

app.http('slow', {
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  handler: async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { body: 'x'.repeat(1_000_000) };
  },
});
