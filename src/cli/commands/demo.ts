import type { Config } from '../../config.ts'
import type { Cli, CliCommand } from '../cli.ts'
import { ExampleDocument } from '../documents/demo.ts'
import { styled } from '../render/text.ts'
import { openRemote } from '../transport/remote.ts'
import type { Transport } from '../transport/transport.ts'
import { demoPatients } from './demo-patients.ts'
import { isFree } from './free-port.ts'
import { hereOnly } from './here-only.ts'
import { option } from './options.ts'
import { printFetchLine, runFetch } from './run-fetch.ts'
import { LISTEN_OPTIONS, listenSettings } from './serve.ts'

export const demo: CliCommand = {
  usage: 'demo',
  summary: 'Start the server, fetch from all sources, register and match patients; then stay up until Ctrl-C',
  options: [...LISTEN_OPTIONS, option('--exit', 'stop when everything is shown')],
  examples: ['demo', 'demo --exit'],
  async run(cli, options) {
    hereOnly(cli, 'demo')
    const config = await listenable(cli, options)
    const [{ runServer }, { createLog }] = await Promise.all([
      import('../../main.ts'),
      import('../../observability/log.ts'),
    ])
    const log = createLog(config.logLevel === 'debug' ? 'debug' : 'error', process.stderr)
    const onFetchLine = (line: string) => printFetchLine(cli, line)
    const shown = new AbortController()
    let status = 0
    await runServer(
      { config, log, onFetchLine },
      AbortSignal.any([cli.signal, shown.signal]),
      async (_app, address) => {
        cli.print(`The server listens at ${address}; its data are in ${placeOf(config)}`)
        cli.print()
        const server = { ...openRemote(address, config.http.apiKey), tellsFetchLines: true }
        status = await runFetch(cli, server, { refresh: false })
        await askExample(cli, server)
        await demoPatients(cli, server)
        cli.print(`GraphiQL is at ${address}/graphql`)
        if (options['exit']) shown.abort()
        else cli.print('Ctrl-C stops the server.')
      },
    )
    return status
  },
}

async function askExample(cli: Cli, server: Transport): Promise<void> {
  const variables = { search: 'cardiolgy chicago' }
  cli.print()
  cli.print(styled('bold', 'One question, over HTTP, with a typing error in it:'))
  cli.print(String(ExampleDocument).trim())
  cli.print()
  cli.print(`${styled('bold', 'Variables:')} ${JSON.stringify(variables)}`)
  const data = await server.execute(ExampleDocument, variables, { signal: cli.signal })
  cli.answer(data)
  cli.print(styled('bold', 'Answer:'))
  cli.print(JSON.stringify({ data }, null, 2))
  cli.print()
}

/** The settings, with a free port when the one they name is taken. */
async function listenable(cli: Cli, options: Record<string, unknown>) {
  const config = cli.config(listenSettings(options))
  const { port, host } = config.http
  if (port === 0 || (await isFree(port, host))) return config
  cli.print(`Port ${port} is in use, so the demo takes a free one.`)
  return cli.config({ ...listenSettings(options), PORT: '0' })
}

/** Where the data of the demo are, as an operator names it. */
function placeOf({ database, patients }: Config): string {
  const place = database.url ? 'the database of DATABASE_URL' : database.dataDir
  return patients.mongo ? `${place}, those of patients in the MongoDB of MONGODB_URI` : place
}
