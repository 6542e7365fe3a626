// Copies the content into what is shipped: an installed workshop begins with it. The facts that tests use stay behind.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

const copy = join(root, 'dist', 'content');
const facts = join(root, 'db', 'content', 'facts');

rmSync(copy, { recursive: true, force: true });
cpSync(join(root, 'db', 'content'), copy, { recursive: true, filter: (source) => source !== facts });
