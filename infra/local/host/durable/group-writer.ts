import type { DatabaseSync } from 'node:sqlite';

/** `alone` tells that no other write is in the transaction, so none may be relied on. */
export type Change = (alone: boolean) => void;

interface Write {
  run: Change;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/** How many turns of the event loop a growing group may wait for more. */
const PATIENCE = 4;

/**
 * Group commit: writes that are ready at about the same time share one transaction, and so one fsync. A group is
 * written once a turn of the event loop has added nothing to it, so a lone write waits for one empty turn only.
 * Each write still lands whole or not at all, in the order given, and resolves only when it is on disk.
 */
export class GroupWriter {
  private readonly database: DatabaseSync;
  private queue: Write[] = [];
  private scheduled: NodeJS.Immediate | undefined;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  write(run: Change): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ run, resolve, reject });
      if (!this.scheduled) this.flushUnlessGrowing(PATIENCE, 0);
    });
  }

  private flushUnlessGrowing(patience: number, before: number): void {
    this.scheduled = setImmediate(() => {
      const size = this.queue.length;
      if (patience > 0 && size > before) this.flushUnlessGrowing(patience - 1, size);
      else this.flush();
    });
  }

  /** Writes what is waiting, now. */
  flush(): void {
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    const group = this.queue;
    this.queue = [];
    if (!group.length) return;
    try {
      this.transact(group);
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length > 1) this.writeSingly(group);
      else for (const { reject } of group) reject(error);
    }
  }

  /** One of them is bad: each gets a transaction of its own, so that only the bad one fails. */
  private writeSingly(group: Write[]): void {
    for (const write of group) {
      try {
        this.transact([write]);
        write.resolve();
      } catch (error) {
        write.reject(error);
      }
    }
  }

  private transact(group: Write[]): void {
    this.database.exec('begin immediate');
    try {
      for (const { run } of group) run(group.length === 1);
      this.database.exec('commit');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback');
      throw error;
    }
  }
}
