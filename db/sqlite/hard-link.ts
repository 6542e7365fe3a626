import { copyFileSync, linkSync } from 'node:fs';

/** What a file system says that knows no second name for a file, or has no more of them to give. */
const noLinks = ['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EINVAL'];

/**
 * Gives a file that never changes a second name, where the file system can; else a copy is made.
 *
 * @returns whether it was copied @throws Error where the disk refuses both
 */
export function linkOrCopy(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return false;
  } catch (error) {
    if (!noLinks.includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
  copyFileSync(from, to);
  return true;
}
