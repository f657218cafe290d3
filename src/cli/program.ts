import { Command } from 'commander'
import type { CliCommand } from './cli.ts'
import { COMMANDS } from './commands/index.ts'

const STATUSES = `
Exit status:
  0    done
  1    it failed or was refused: not found, not valid, a source failed, all rows of an import rejected,
       or any with --strict
  2    wrong usage, or a wrong setting
  3    the database or server cannot be reached, or the folder or port is in use
  130  interrupted

Without --server a command works on the database of DATABASE_URL, or else on the embedded one in DATA_DIR (.data).`

/** Runs a command that was called rightly. */
export type RunCommand = (command: CliCommand, options: Record<string, unknown>, args: string[]) => Promise<void>

/** The commands as commander reads them. It throws instead of ending the process, and `run` does the work. */
export function createProgram(run: RunCommand): Command {
  const program = new Command('bin/vault')
    .description('Provider Vault: a provider registry and Master Patient Index over GraphQL')
    .option('--server <url>', 'work on the providers and patients of this server, such as http://127.0.0.1:4000')
    .option('--api-key <key>', 'key for the server, instead of API_KEY')
    .option(
      '--data-dir <folder>',
      'folder of the embedded database, from the current folder on, instead of DATA_DIR (.data)',
    )
    .option('--json', 'answer as JSON, errors on standard error included')
    .option('-q, --quiet', 'nothing but the answer and errors')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .helpCommand(false)
    .addHelpText('after', `${STATUSES}\n\nExample:\n  bin/vault fetch && bin/vault search Cardiology`)
  for (const command of COMMANDS) program.addCommand(commandOf(command, program, run))
  return program.addCommand(helpOf(program))
}

/** Commander's own help command answers a command that there is not with the help of all. */
function helpOf(program: Command): Command {
  return new Command('help')
    .copyInheritedSettings(program)
    .argument('[command]')
    .helpOption(false)
    .allowExcessArguments()
    .allowUnknownOption()
    .description('display help for command')
    .action(async (name?: string) => {
      if (name === undefined) program.help()
      const command = program.commands.find((one) => one.name() === name)
      if (command) command.help()
      await program.parseAsync([name], { from: 'user' })
    })
}

function commandOf(command: CliCommand, program: Command, run: RunCommand): Command {
  const [name, ...args] = command.usage.split(' ')
  const made = new Command(name).copyInheritedSettings(program).description(command.summary)
  for (const arg of args) made.argument(arg)
  for (const option of command.options ?? []) made.addOption(option)
  const examples = command.examples.map((example) => `  bin/vault ${example}`).join('\n')
  made.addHelpText('after', `\nExample${command.examples.length > 1 ? 's' : ''}:\n${examples}`)
  if (command.explanation) made.addHelpText('after', command.explanation)
  return made.action(() => run(command, made.optsWithGlobals(), made.args))
}
