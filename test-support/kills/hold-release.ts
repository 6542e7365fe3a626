import { lockForReading } from '../../db/release/store/locks.ts';

/** A program that reads a release until it is killed: `node hold-release.ts DATA NAME`. */
const [dataFolder = '', name = ''] = process.argv.slice(2);
// The reference keeps the connection, and with it the lock, from being garbage-collected.
process.on('exit', lockForReading(dataFolder, name));
process.stdout.write('held\n');
setInterval(() => {}, 60_000);
