import type { CliCommand } from '../cli.ts'
import { hereOnly } from './here-only.ts'
import { numberOption, option } from './options.ts'

/** The options of commands that listen. */
export const LISTEN_OPTIONS = [
  numberOption('-p, --port <port>', 'port, instead of PORT (4000)', 0, 65_535),
  option('--host <address>', 'address to listen at, instead of HOST (127.0.0.1)'),
]

/** What {@link LISTEN_OPTIONS} said, as settings. */
export function listenSettings(options: Record<string, unknown>): Record<string, string> {
  const { port, host } = options as { port?: number; host?: string }
  return { ...(port !== undefined && { PORT: `${port}` }), ...(host !== undefined && { HOST: host }) }
}

export const serve: CliCommand = {
  usage: 'serve',
  summary: 'Start the GraphQL server; Ctrl-C stops it',
  options: [...LISTEN_OPTIONS, option('--migrate', 'first bring the database to the newest schema')],
  examples: ['serve', 'serve --port 8080 --migrate'],
  async run(cli, options) {
    hereOnly(cli, 'serve')
    const config = cli.config(listenSettings(options))
    const [{ runServer }, { createLog }] = await Promise.all([
      import('../../main.ts'),
      import('../../observability/log.ts'),
    ])
    const log = createLog(config.logLevel, process.stderr)
    await runServer({ config, log, migrate: options['migrate'] === true }, cli.signal, (_app, address) => {
      cli.answer({ serve: { address, graphql: `${address}/graphql` } })
      cli.print(`GraphiQL is at ${address}/graphql (Ctrl-C stops the server)`)
    })
  },
}
