import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import { app } from 'electron';
import { exitCodes } from '../../supervision/exit-codes.ts';
import { type StartOptions, startArguments } from './start-options.ts';

/** The account whose session starts the kiosk, as the units and the installers have it. */
const kioskAccount = 'kiosk';

/**
 * macOS passes a file that is opened by an event, not as an argument, to the process that runs or was started for it
 * (electron docs/api/app.md, `open-file`). The workshop is another process, as on other systems.
 */
export function openFilesInWorkshop(options: StartOptions): void {
  app.on('open-file', (event, opened) => {
    event.preventDefault();
    const workshop = { ...options, windowed: true, curator: true, opened, rendering: null, crashes: 0 };
    const words = [...process.execArgv, ...startArguments(workshop)];
    spawn(process.execPath, words, { detached: true, stdio: 'ignore' }).unref();
    // It was started for the file alone: the kiosk was not asked for.
    if (!app.isReady()) app.exit(exitCodes.asked);
  });
}

/** A disk image runs no installer, so the program makes itself a login item (docs/api/app.md, `setLoginItemSettings`). */
export function startWithSession({ curator, windowed }: StartOptions): void {
  if (app.isPackaged && !curator && !windowed && userInfo().username === kioskAccount)
    app.setLoginItemSettings({ openAtLogin: true });
}
