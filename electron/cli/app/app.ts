import { Command } from 'commander';
import { checkCommand } from './check.ts';
import { installAppCommand, statusCommand } from './install.ts';
import { packCommand } from './pack.ts';

/** `esimde app`: versions of this program. */
export function appCommand(): Command {
  const app = new Command('app').description('versions of this program, signed and installed like releases');
  for (const part of [packCommand(), installAppCommand(), statusCommand(), checkCommand()]) app.addCommand(part);
  return app;
}
