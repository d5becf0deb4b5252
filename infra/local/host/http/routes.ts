import type { RegisteredFunction } from '../functions/function-app.ts';

/** What a template such as `transfers/{id}/events/{name?}` turns into. */
export interface Template {
  pattern: RegExp;
  names: string[];
  /** Literals beat constrained parameters, those beat free ones, those beat catch-alls. */
  score: number;
}

export interface Route extends Template {
  fn: RegisteredFunction;
  methods: ReadonlySet<string>;
  authLevel: 'anonymous' | 'function' | 'admin';
}

/** Where a request goes, or the methods that would have gone somewhere. */
export type Match = { route: Route; params: Record<string, string> } | { allow: string[] };

/** A path that is not valid percent-encoding. */
export class MalformedPath extends Error {}

const CONSTRAINTS: Record<string, string> = {
  int: '-?\\d+',
  long: '-?\\d+',
  alpha: '[A-Za-z]+',
  guid: '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}',
  bool: 'true|false',
};
const PARAMETER = /^\{(\*{0,2})([A-Za-z_]\w*)((?::[^}?]+)*)(\?)?\}$/;
const DEFAULT_METHODS = ['GET', 'POST'];

/** Compiles a route template. Matching ignores case, as ASP.NET's routing does. */
export function compileTemplate(template: string): Template {
  const names: string[] = [];
  const segments = template
    .split('/')
    .filter(Boolean)
    .map((segment) => compileSegment(segment, names));
  const pattern = segments.map((segment) => segment.pattern).join('') || '/?';
  const score = segments.reduce((sum, segment) => sum + segment.score, 0);
  return { pattern: new RegExp(`^${pattern}/?$`, 'i'), names, score };
}

function compileSegment(segment: string, names: string[]): { pattern: string; score: number } {
  const [, star, name, constraints = '', optional] = PARAMETER.exec(segment) ?? [];
  if (name === undefined) return { pattern: `/${compileLiteral(segment, names)}`, score: 4 };
  names.push(name);
  if (star) return { pattern: '(?:/(.*))?', score: 1 };
  const constraint = constraintOf(constraints);
  const value = `(${constraint ?? '[^/]+'})`;
  return { pattern: optional ? `(?:/${value})?` : `/${value}`, score: constraint ? 3 : 2 };
}

function constraintOf(text: string): string | undefined {
  for (const word of text.split(':').filter(Boolean)) {
    const pattern = CONSTRAINTS[word] ?? /^regex\((.*)\)$/.exec(word)?.[1];
    if (pattern) return pattern;
  }
  return undefined;
}

/** A segment of plain text, possibly with parameters inside such as `{name}.pdf`. */
function compileLiteral(segment: string, names: string[]): string {
  return segment
    .split(/(\{[A-Za-z_]\w*\})/)
    .map((part) => {
      const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
      if (name === undefined) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      names.push(name);
      return '([^/]+?)';
    })
    .join('');
}

/** The HTTP functions of an app and the request that each of them answers. */
export class Routes {
  private readonly routes: Route[];

  constructor(functions: readonly RegisteredFunction[], prefix: string) {
    this.routes = functions.map((fn) => toRoute(fn, prefix)).sort((a, b) => b.score - a.score);
  }

  /** A route for GET answers HEAD too. Throws MalformedPath. */
  match(method: string, path: string): Match {
    decodePath(path);
    const allow = new Set<string>();
    for (const route of this.routes) {
      const found = route.pattern.exec(path);
      if (!found) continue;
      if (route.methods.has(method) || (method === 'HEAD' && route.methods.has('GET'))) {
        return { route, params: paramsOf(route, found) };
      }
      for (const allowed of route.methods) allow.add(allowed);
    }
    return { allow: [...allow] };
  }
}

function toRoute(fn: RegisteredFunction, prefix: string): Route {
  const { route = fn.name, methods = DEFAULT_METHODS, authLevel = 'anonymous' } = fn.trigger;
  const level = authLevel.toLowerCase();
  return {
    ...compileTemplate([prefix, route].filter(Boolean).join('/')),
    fn,
    methods: new Set(methods.map((method) => method.toUpperCase())),
    authLevel: level === 'anonymous' || level === 'function' ? level : 'admin',
  };
}

function paramsOf({ names }: Route, found: RegExpExecArray): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = found[index + 1];
    if (value !== undefined) params[name] = decodePath(value);
  }
  return params;
}

/** Throws MalformedPath instead of URIError. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new MalformedPath(`"${text}" is not valid percent-encoding`);
  }
}
