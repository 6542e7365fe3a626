import { runCommand } from './program.ts';

// Commands are loaded after this, so their stacks name source files.
process.setSourceMapsEnabled(true);
process.exitCode = await runCommand(process.argv.slice(2));
