const { app } = require('@azure/functions');

/** What the hooks have seen, in order; tests read it in this process. */
globalThis.sampleHooks = [];
const note = (line) => globalThis.sampleHooks.push(line);

app.hook.appStart((context) => {
  context.hookData.started = true;
  note('appStart');
});
app.hook.appTerminate((context) => note(`appTerminate ${context.hookData.started}`));
app.hook.preInvocation((context) => {
  context.hookData.name = context.invocationContext.functionName;
  const original = context.functionHandler;
  context.functionHandler = async (request, invocation) => {
    note(`handler of ${invocation.functionName}`);
    return original(request, invocation);
  };
});
app.hook.postInvocation((context) => {
  note(`post ${context.hookData.name}`);
  if (context.error) {
    context.error = null;
    context.result = { status: 418, body: 'by the hook' };
  }
});
app.hook.log((context) => {
  if (context.category === 'user') context.message = `hooked: ${context.message}`;
});
