import type { TypedData } from '../functions/core-api.ts';
import { DURABLE_KEY, type Keys } from './keys.ts';

/** Where the management API lives below the public origin. */
export const WEBHOOK_PATH = '/runtime/webhooks/durabletask';
/** Where it lives below the private origin that only this machine's clients know. */
export const RPC_PATH = '/durabletask';
/** The word that the SDK replaces by an instance id. */
const ID = 'INSTANCEID';

/** Addresses of one host, and the input which its durable client binding gives to functions (DURABLE 4.1). */
export class DurableUrls {
  /** Where the SDK's client calls, with a slash at the end. */
  readonly rpcBaseUrl: string;
  private readonly base: string;
  private readonly query: string;
  private readonly hubName: string;
  /** Data of the durable client binding; the same for every invocation. */
  readonly clientInput: TypedData;

  constructor(hubName: string, origin: string, rpcOrigin: string, keys: Keys) {
    this.hubName = hubName;
    this.base = origin + WEBHOOK_PATH;
    this.query = `code=${encodeURIComponent(keys.system[DURABLE_KEY] ?? '')}`;
    this.rpcBaseUrl = `${rpcOrigin}${RPC_PATH}/`;
    this.clientInput = { string: JSON.stringify(this.clientData()) };
  }

  /** The links of one instance. They carry the key of the whole hub: they are for operators, not for partners. */
  links(id: string): Record<string, string> {
    const instance = `${this.base}/instances/${id}`;
    const query = `taskHub=${this.hubName}&connection=Storage&${this.query}`;
    return {
      id,
      statusQueryGetUri: `${instance}?${query}`,
      sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
      terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
      rewindPostUri: `${instance}/rewind?reason={text}&${query}`,
      purgeHistoryDeleteUri: `${instance}?${query}`,
      restartPostUri: `${instance}/restart?${query}`,
      suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
      resumePostUri: `${instance}/resume?reason={text}&${query}`,
    };
  }

  private clientData(): unknown {
    const create = `${this.base}/orchestrators/{functionName}[/{instanceId}]`;
    const wait = 'timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}';
    return {
      taskHubName: this.hubName,
      creationUrls: {
        createNewInstancePostUri: `${create}?${this.query}`,
        createAndWaitOnNewInstancePostUri: `${create}?${wait}&${this.query}`,
      },
      managementUrls: this.links(ID),
      baseUrl: this.base,
      requiredQueryStringParameters: this.query,
      rpcBaseUrl: this.rpcBaseUrl,
    };
  }
}
