const { app } = require('@azure/functions');

app.http('greet', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'greet/{name}',
  handler: async ({ params }, context) => {
    context.log(`greeting ${params.name}`);
    return { body: `${params.name} ${process.env.SAMPLE_FROM_FILE} ${process.env.SAMPLE_FROM_OPTIONS}` };
  },
});

app.http('fails', {
  methods: ['GET'],
  authLevel: 'anonymous',
  handler: async () => {
    throw new Error('before the hook');
  },
});
