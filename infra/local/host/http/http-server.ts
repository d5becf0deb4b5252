import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EngineError } from '../durable/errors.ts';
import type { Log } from '../functions/function-app.ts';
import { HttpError, HttpExchange } from './http-exchange.ts';
import { MalformedPath } from './routes.ts';

export type Door = (exchange: HttpExchange) => Promise<void>;

const KEEP_ALIVE = 60_000;
/** This host is for one machine: nothing outside reaches it unless somebody puts a proxy before it. */
export const LOOPBACK = '127.0.0.1';

/** A server on loopback whose door answers everything; before there is one it answers 503. */
export class HttpServer {
  private readonly server: Server;
  private readonly log: Log;
  private door: Door | undefined;

  constructor(log: Log) {
    this.log = log;
    this.server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
      void this.answer(new HttpExchange(request, response));
    });
  }

  /** Resolves with the port; 0 asks for any free one. Rejects when it is taken. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, LOOPBACK, resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  open(door: Door): void {
    this.door = door;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(exchange: HttpExchange): Promise<void> {
    try {
      if (!this.door) throw new HttpError(503, 'The host is starting.', { 'retry-after': '1' });
      await this.door(exchange);
    } catch (thrown) {
      this.refuse(exchange, thrown);
    }
  }

  private refuse(exchange: HttpExchange, thrown: unknown): void {
    if (thrown instanceof HttpError) exchange.refuse(thrown);
    else if (thrown instanceof EngineError) exchange.refuse(new HttpError(thrown.status, thrown.message));
    else if (thrown instanceof MalformedPath) exchange.refuse(new HttpError(400, thrown.message));
    else if (!exchange.request.destroyed || exchange.request.complete) {
      this.log(
        'error',
        'system',
        thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      );
      exchange.refuse(new HttpError(500));
    }
  }
}
