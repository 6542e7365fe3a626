import { pruneReleases } from '../../db/release/store/installed.ts';

/** Removes old releases as another program would, and says which: `node prune-releases.ts DATA KEPT`. */
const [dataFolder = '', kept = ''] = process.argv.slice(2);
console.log(JSON.stringify(pruneReleases(dataFolder, Number(kept))));
