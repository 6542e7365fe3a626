import type { Content } from '../release/content/layout.ts';
import { readContent } from '../release/content/read.ts';
import { openWorkshop } from './open.ts';
import type { Preparation } from './prepare.ts';

/** The work of the thread, apart from what starts it: the service need not load what reads the content files. @throws WorkshopUnusable */
export function prepare({ folder, contentFolder, at }: Preparation): void {
  openWorkshop({ folder, now: () => new Date(at), seed: () => contentOf(contentFolder) }).close();
}

/** @throws Error where the content files do not build */
export function contentOf(folder: string): Content {
  const read = readContent(folder);
  if (read.ok) return read.content;
  throw new Error(`the content in ${folder} has ${read.problems.length} problems: run \`esimde content check\``);
}
