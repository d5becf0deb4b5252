/** One answer a test has got, read to its end. */
export type Heard = { method: string; url: string; status: number; headers: Headers; text: string };

/**
 * Keeps every answer that comes from `origin` to this process, whoever asked, so that a file of tests can end with
 * a question about all of them. `stop` gives `fetch` back.
 */
export function recordAnswers(origin: string): { heard: Heard[]; stop(): void } {
  const heard: Heard[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(origin)) return response;
    const text = await response.clone().text();
    heard.push({
      method: init?.method ?? 'GET',
      url,
      status: response.status,
      headers: response.headers,
      text,
    });
    return response;
  };
  return {
    heard,
    stop() {
      globalThis.fetch = original;
    },
  };
}
