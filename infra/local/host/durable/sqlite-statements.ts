/** Everything the SQLite store says to its database; prepared once each, values only ever as parameters. */
export const SQL = {
  create: `insert or replace into instances values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  update: `update instances set execution = ?, status = ?, input = ?, output = ?, custom_status = ?, updated = ?, parent = ?
    where id = ?`,
  advance: `update instances set status = ?, output = ?, custom_status = ?, updated = ? where id = ?`,
  get: 'select * from instances where id = ?',
  query: `select * from instances where id > ? and id >= ? and substr(id, 1, ?) = ? and created between ? and ?
    and (? = '[]' or status in (select value from json_each(?))) order by id limit ?`,
  active: "select * from instances where status in ('Pending', 'Running', 'Suspended')",
  episodes: 'select events from episodes where id = ? order by first',
  addEpisode: 'insert into episodes values (?, ?, ?)',
  dropEpisodes: 'delete from episodes where id = ?',
  inbox: 'select key, id, event from inbox order by key',
  accept: 'insert into inbox values (?, ?, ?)',
  take: 'delete from inbox where key = ?',
  emptyInbox: 'delete from inbox where id = ?',
  remove: 'delete from instances where id = ?',
  note: 'select value from notes where key = ?',
  setNote: 'insert or replace into notes values (?, ?)',
} as const;
/** The name of a statement. */
export type Statement = keyof typeof SQL;
