import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Versioning } from '../durable/versioning.ts';

/** What the host reads from host.json; everything else in that file is for Azure. */
export interface HostSettings {
  hubName: string;
  routePrefix: string;
  versioning: Versioning;
  maxActivities: number | undefined;
}

interface HostJson {
  extensions?: {
    http?: { routePrefix?: string };
    durableTask?: {
      hubName?: string;
      maxConcurrentActivityFunctions?: number;
      defaultVersion?: string;
      versionMatchStrategy?: string;
      versionFailureStrategy?: string;
    };
  };
}

const MATCH = ['None', 'Strict', 'CurrentOrOlder'] as const;
const FAILURE = ['Reject', 'Fail'] as const;

/** Reads host.json of an app; a missing file means defaults. Throws a sentence for a strategy Azure does not know. */
export function readHostSettings(directory: string): HostSettings {
  const { extensions = {} } = readJson<HostJson>(path.join(directory, 'host.json'));
  const { http = {}, durableTask = {} } = extensions;
  return {
    hubName: durableTask.hubName ?? 'TestHubName',
    routePrefix: http.routePrefix ?? 'api',
    maxActivities: durableTask.maxConcurrentActivityFunctions,
    versioning: {
      defaultVersion: durableTask.defaultVersion ?? '',
      match: oneOf('versionMatchStrategy', MATCH, durableTask.versionMatchStrategy ?? 'CurrentOrOlder'),
      failure: oneOf('versionFailureStrategy', FAILURE, durableTask.versionFailureStrategy ?? 'Reject'),
    },
  };
}

/** The app settings of local.settings.json; the environment wins over them. */
export function readLocalSettings(directory: string): Record<string, string> {
  return (
    readJson<{ Values?: Record<string, string> }>(path.join(directory, 'local.settings.json')).Values ?? {}
  );
}

function readJson<T>(file: string): Partial<T> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<T>) : {};
}

function oneOf<T extends string>(setting: string, known: readonly T[], given: string): T {
  const found = known.find((word) => word.toLowerCase() === given.toLowerCase());
  if (!found) throw new Error(`host.json: ${setting} is "${given}"; it can be ${known.join(', ')}`);
  return found;
}
