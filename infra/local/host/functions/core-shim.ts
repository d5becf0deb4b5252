import Module from 'node:module';
import type { CoreApi } from './core-api.ts';

const SPECIFIER = '@azure/functions-core';

/**
 * Answers `require('@azure/functions-core')` in this process the way the real worker does, by standing in front of
 * `require`. `@azure/functions` remembers the first answer for good, hence one host per process. Returns the undoing.
 */
export function installCore(api: CoreApi): () => void {
  const original = Module.prototype.require;
  Module.prototype.require = function require(this: Module, id: string): unknown {
    return id === SPECIFIER ? api : original.call(this, id);
  } as NodeJS.Require;
  return () => {
    Module.prototype.require = original;
  };
}
