import { Command } from 'commander';
import { delegateCommand } from './delegate.ts';
import { followCommand, statusCommand } from './follow.ts';
import { createCommand, keysCommand } from './keys.ts';
import { publishCommand, verifyCommand } from './publish.ts';

/** `esimde channel`: one folder from which many kiosks fetch their releases. */
export function channelCommand(): Command {
  const channel = new Command('channel').description('publish once for many kiosks, which follow by themselves');
  const parts = [
    createCommand(),
    keysCommand(),
    delegateCommand(),
    publishCommand(),
    verifyCommand(),
    followCommand(),
    statusCommand(),
  ];
  for (const part of parts) channel.addCommand(part);
  return channel;
}
