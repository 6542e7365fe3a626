import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile, settingsFiles } from '../settings/settings.ts';

/** Settings that programs write by themselves, such as the page on which the museum's key is made. */
const programKeys = new Set(['trustedKeys', 'revokedKeys', 'channel']);

/** Left by every kiosk that ran for a second, and by whoever made an account. */
const traces = ['clock.json', 'workshop'];

/** Whether this data folder was used or prepared before: an update never asks what was settled long ago. */
export const wasUsed = (dataFolder: string): boolean =>
  existsSync(settingsFile(dataFolder)) ||
  traces.some((name) => existsSync(join(dataFolder, name))) ||
  hasOwnSettings(dataFolder);

/** Whether a person has written settings, here or in `/etc`; a file that cannot be read counts. */
export const hasOwnSettings = (dataFolder: string): boolean =>
  settingsFiles(dataFolder).some((file) => {
    try {
      const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
      return value === null || typeof value !== 'object' || Object.keys(value).some((key) => !programKeys.has(key));
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  });
