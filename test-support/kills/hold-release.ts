import { holdRelease } from '../../db/release/store/hold.ts';

/** A program that reads a release until it is killed: `node hold-release.ts DATA NAME`. */
const [dataFolder = '', name = ''] = process.argv.slice(2);
holdRelease(dataFolder, name);
process.stdout.write('held\n');
setInterval(() => {}, 60_000);
