import { Command, CommanderError } from 'commander';
import { UserError } from '../../db/user-error.ts';
import { appVersion } from '../kiosk/app-folder.ts';
import { commands } from './commands.ts';

/** Exit code of a `UserError`. */
const userErrorStatus = 2;

const say = (sentence: string): void => void process.stderr.write(`esimde: ${sentence}\n`);

/** Commander breaks some errors over several lines. */
const inOneLine = (text: string): string =>
  text
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();

function createProgram(): Command {
  return new Command('esimde')
    .description('Esimde, a memorial-museum kiosk about the GULAG camps in Kazakhstan')
    .version(appVersion(), '-V, --version')
    .exitOverride()
    .configureOutput({ outputError: (text) => say(`${inOneLine(text)} (see esimde --help)`) })
    .helpCommand(false)
    .addHelpText('after', '\nesimde <command> --help says more about a command. `npm start` is `esimde start`.');
}

/** Adds the called command in full, the others by name and summary. */
async function addCommands(program: Command, called: string | undefined): Promise<void> {
  for (const [name, [summary, load]] of Object.entries(commands)) {
    const command = name === called ? await load() : new Command(name).description(summary);
    inherit(command, program);
    program.addCommand(command);
  }
}

function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
}

/** Runs a command. @param words without the names of Node and of the program @returns the exit status */
export async function runCommand(words: readonly string[]): Promise<number> {
  try {
    const program = createProgram();
    await addCommands(
      program,
      words.find((word) => !word.startsWith('-')),
    );
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return statusOf(error);
  }
}

/** Prints a user error; everything else is a bug and keeps its stack. */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    return error.code === 'commander.error' ? error.exitCode : userErrorStatus;
  }
  if (!(error instanceof UserError)) throw error;
  say(error.message);
  return userErrorStatus;
}
