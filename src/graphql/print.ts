import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './schema.ts'

const FILE = path.join(import.meta.dirname, '../../schema.graphql')

/** The schema as it is committed. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    if ((await readFile(FILE, 'utf8')) !== printedSchema()) {
      console.error('schema.graphql is not what the code says: run npm run schema')
      process.exitCode = 1
    }
  } else await writeFile(FILE, printedSchema())
}
