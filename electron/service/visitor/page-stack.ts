import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

const framePlace = /[a-z]+:\/\/[^\s()]*?(assets\/[\w.-]+\.js):(\d+):(\d+)/g;

/**
 * Names source files instead of bundles in a stack of the page: `renderer/visitor/home/HomeScreen.tsx:19:4`.
 * Frames without a source map are not changed.
 *
 * @param pageFolder the built page, with its maps
 */
export function resolveStack(stack: string, pageFolder: string): string {
  const maps = new Map<string, SourceMap | null>();
  return stack.replace(framePlace, (frame, file: string, line: string, column: string) => {
    if (!maps.has(file)) maps.set(file, readMap(join(pageFolder, `${file}.map`)));
    const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    // Code that the bundler wrote has a mapping without a source.
    if (!entry || !('originalSource' in entry) || !entry.originalSource) return frame;
    const { originalSource, originalLine, originalColumn } = entry;
    return `${originalSource.replace(/^(\.\.\/)+/, '')}:${originalLine + 1}:${originalColumn + 1}`;
  });
}

function readMap(path: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
