import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from '../../../src/graphql/schema.ts'
import { GRAPHIQL } from '../../../src/http/graphiql.ts'
import { PATIENT_TABS } from '../../../src/http/graphiql-patients.ts'
import { openTestApp } from '../../support/app.ts'

describe('the example queries of GraphiQL', () => {
  it('fit the schema', () => {
    const errors = GRAPHIQL.defaultTabs!.flatMap(({ query }) => validate(schema, parse(query!)))
    expect(errors).toEqual([])
  })

  it('go from a registration to a merge', async () => {
    await using test = await openTestApp('server')
    const [register, match, reviews, merge] = PATIENT_TABS
    const run = async (tab: { query: string; variables: string }, variables: object = {}, operation?: string) => {
      const query = operation
        ? parse(tab.query).definitions.find((one) => 'name' in one && one.name?.value === operation)
        : 0
      const text = query ? tab.query.slice(query.loc!.start, query.loc!.end) : tab.query
      const given = { ...(JSON.parse(tab.variables) as object), ...variables }
      const { data, errors } = await test.ask<Record<string, never>, unknown>(text, given)
      expect(errors).toBeUndefined()
      return data as Record<string, unknown>
    }
    const registered = (await run(register!))['registerPatients'] as { status: string; mpiId: string }[]
    expect(registered.map(({ status }) => status)).toEqual(['CREATED', 'LINKED', 'REVIEW'])
    expect((await run(match!))['matchPatients']).toMatchObject([{ status: 'MATCH' }, { status: 'ERROR' }])
    expect((await run(reviews!))['reviewQueue']).toMatchObject({ totalCount: 1 })
    const persons = { survivor: registered[0]!.mpiId, retired: registered[2]!.mpiId }
    const { id } = (await run(merge!, persons, 'Merge'))['mergePatients'] as { id: string }
    await run(merge!, { mergeEventId: id }, 'Unmerge')
    expect((await run(merge!, persons, 'History'))['patient']).toMatchObject({ records: [{}, {}] })
  })
})
