import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite'
import { prepareValue } from 'pg/lib/utils.js'
import { preparedName } from './prepared.ts'

const { serialize } = protocol

/**
 * Asks PGlite by one call for each statement, where its own `query` takes six: half of what a small statement costs goes
 * to calls. Values are written as the driver writes them for a server, and statements of {@link preparedName} are kept.
 */
export function createEmbeddedQuery(pglite: PGlite): (text: string, values: readonly unknown[]) => Promise<Results> {
  const kept = new Set<string>()

  const messages = (text: string, values: readonly unknown[], name = '') => {
    const parts = [
      serialize.bind({ statement: name, values: values.map((value) => prepareValue(value)) }),
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      serialize.sync(),
    ]
    return Buffer.concat(kept.has(name) ? parts : [serialize.parse({ name, text }), ...parts])
  }

  return (text, values) =>
    pglite.runExclusive(async () => {
      if (pglite.closed) throw new Error('the embedded database is closed')
      const name = preparedName(text)
      const sent = messages(text, values, name)
      if (name !== undefined) kept.add(name)
      try {
        const answers = await pglite.execProtocolStream(sent)
        return parse.parseResults(answers, pglite.parsers)[0]!
      } catch (error) {
        if (name !== undefined && kept.delete(name)) await pglite.execProtocolStream(forget(name))
        throw error
      }
    })
}

/** Whether a statement that failed is kept cannot be seen; to forget one that is not is no error. */
const forget = (name: string) => Buffer.concat([serialize.close({ type: 'S', name }), serialize.sync()])
