import { readFileSync } from 'node:fs';

/**
 * Searches names with one of the libraries that a page would hold in memory: `node --expose-gc search.mjs NAME ROWS QUERIES`.
 * Rows are JSON lines with all that is shown of an entry; for SQLite, the file of a database. Prints the 99th percentile in milliseconds, and the memory of rows,
 * index and answers in bytes, after all queries. The first tenth of the queries warms the program and is not timed.
 */
const [, , peer, rowsFile, queriesFile] = process.argv;
const memory = () => {
  globalThis.gc();
  return process.memoryUsage.rss();
};
const before = memory();
const readRows = () =>
  readFileSync(rowsFile, 'utf8')
    .trim()
    .split('\n')
    .map((line, id) => ({ id, ...JSON.parse(line) }));

const peers = {
  minisearch: async () => {
    const { default: MiniSearch } = await import('minisearch');
    const rows = readRows();
    const index = new MiniSearch({ fields: ['surname', 'given', 'patronymic'], storeFields: Object.keys(rows[0]) });
    index.addAll(rows);
    return (query) => index.search(query, { prefix: true, fuzzy: 1 }).slice(0, 200);
  },
  flexsearch: async () => {
    const { Document } = await import('flexsearch');
    const index = new Document({
      tokenize: 'forward',
      document: { id: 'id', index: ['surname', 'given', 'patronymic'], store: true },
    });
    for (const row of readRows()) index.add(row);
    return (query) => index.search(query, { limit: 200, enrich: true });
  },
  fuse: async () => {
    const { default: Fuse } = await import('fuse.js');
    const index = new Fuse(readRows(), { keys: ['surname', 'given', 'patronymic'], threshold: 0.3 });
    return (query) => index.search(query, { limit: 200 });
  },
  'SQLite LIKE': async () => {
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(rowsFile, { readonly: true });
    const word = '(surname LIKE ? OR given LIKE ? OR patronymic LIKE ?)';
    return (query) => {
      const words = query.split(' ').filter(Boolean);
      const select = db.prepare(`SELECT * FROM person WHERE ${words.map(() => word).join(' AND ')} LIMIT 200`);
      return select.all(...words.flatMap((each) => Array(3).fill(`${each}%`)));
    };
  },
};

const search = await peers[peer]();
const queries = readFileSync(queriesFile, 'utf8').trim().split('\n');
const times = [];
for (const query of queries.slice(0, queries.length / 10)) search(query);
for (const query of queries) {
  const startMs = performance.now();
  search(query);
  times.push(performance.now() - startMs);
}
const bytes = memory() - before;
times.sort((a, b) => a - b);
console.log(JSON.stringify({ p99Ms: times[Math.floor(times.length * 0.99)], bytes }));
