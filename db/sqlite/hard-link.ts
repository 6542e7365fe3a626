import { copyFileSync, linkSync } from 'node:fs';

/** Error codes of file systems without hard links, or at their limit. */
const noLinkCodes = ['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EINVAL'];

/**
 * Hard-links a file that never changes, or copies it if the file system cannot.
 *
 * @returns whether it was copied @throws Error if the disk fails both
 */
export function linkOrCopy(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return false;
  } catch (error) {
    if (!noLinkCodes.includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
  copyFileSync(from, to);
  return true;
}
