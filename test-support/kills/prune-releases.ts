import { pruneReleases } from '../../db/release/store/installed.ts';

/** Prunes releases like another program, and prints which: `node prune-releases.ts DATA KEPT`. */
const [dataFolder = '', kept = ''] = process.argv.slice(2);
console.log(JSON.stringify(pruneReleases(dataFolder, Number(kept))));
