import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { readModel } from '../../../src/patients/matching/model/read-model.ts'
import { DATABASES, openTestApp, type TestApp } from '../../support/app.ts'
import { records } from '../index/open-index.ts'
import { population } from '../matching/population.ts'
import { Activate, Import, Models, Relink, Train } from './documents.ts'

const RECORDS = records(population(100, 3).map(({ input }) => input))

describe.each(DATABASES)('Match models (%s)', (kind) => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp(kind)
  }, 60_000)
  afterAll(() => app[Symbol.asyncDispose]())

  const inUse = async () => (await app.get(Models)).matchModel.version

  test('begin with the shipped one', async () => {
    const { matchModel, matchModels } = await app.get(Models)
    expect(matchModel).toMatchObject({ version: DEFAULT_MODEL.version, active: true, keptAt: null, trainedAt: null })
    expect(JSON.parse(matchModel.document)).toEqual(DEFAULT_MODEL)
    const { m, u, weight } = matchModel.fields[0]!.levels[0]!
    expect(weight).toBe(Math.log2(m / u))
    expect(matchModels).toEqual([{ version: DEFAULT_MODEL.version, active: true, keptAt: null }])
  })

  test('stay as they are when the shipped one is imported', async () => {
    const { matchModel } = await app.get(Models)
    await app.get(Import, { document: matchModel.document })
    expect(await inUse()).toBe(DEFAULT_MODEL.version)
    expect((await app.get(Models)).matchModels.map(({ active }) => active)).toEqual([true])
  })

  test('are not learned from too little', async () => {
    expect(await app.refused(Train, {})).toMatchObject({ extensions: { code: 'NOT_ENOUGH_DATA' } })
    expect(await app.refused(Train, { sampleSize: 0 })).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', fieldErrors: [{ path: 'sampleSize' }] },
    })
  })

  test('are learned from the index, kept, and put to use when told to; questions are answered meanwhile', async () => {
    await app.app.services.patients.register(RECORDS, 'tester')
    const state = { learned: false }
    const learning = app.get(Train, {}).finally(() => (state.learned = true))
    expect(await app.refused(Train, {})).toMatchObject({ extensions: { code: 'CONFLICT' } })
    let answered = 0
    while (!state.learned) {
      expect(await inUse()).toBe(DEFAULT_MODEL.version)
      if (!state.learned) answered++
      await sleep(20)
    }
    expect(answered).toBeGreaterThan(3)
    const { trainMatchModel: model } = await learning
    expect(model).toMatchObject({ active: false, trainedOn: RECORDS.length })
    expect(readModel(JSON.parse(model.document))).toEqual(JSON.parse(model.document))
    const { activateMatchModel } = await app.get(Activate, { version: model.version })
    expect(activateMatchModel).toEqual({ version: model.version, active: true })
    expect(await inUse()).toBe(model.version)
    const { trainMatchModel: again } = await app.get(Train, {})
    expect(again).toEqual({ ...model, active: true })
    const { trainMatchModel: other } = await app.get(Train, { sampleSize: 250, activate: true })
    expect(other).toMatchObject({ trainedOn: 250, active: true })
    const { matchModels } = await app.get(Models)
    expect(matchModels.map(({ version }) => version)).toEqual([other.version, model.version, DEFAULT_MODEL.version])
    expect(matchModels.filter(({ active }) => active)).toHaveLength(1)
    await app.get(Activate, { version: DEFAULT_MODEL.version })
    expect(await inUse()).toBe(DEFAULT_MODEL.version)
  }, 120_000)

  test('are taken over from elsewhere, and refused by the place that is wrong', async () => {
    const document = JSON.stringify({ ...DEFAULT_MODEL, version: 'elsewhere', prior: 0.5 })
    const { importMatchModel } = await app.get(Import, { document })
    expect(importMatchModel).toEqual({ version: 'elsewhere', active: false })
    await app.get(Import, { document, activate: true })
    expect(await inUse()).toBe('elsewhere')
    const refusals = [
      ['{', 'BAD_USER_INPUT', 'document'],
      [JSON.stringify({ ...DEFAULT_MODEL, fields: [] }), 'BAD_USER_INPUT', 'fields'],
      ['{"version":"x"}', 'BAD_USER_INPUT', 'trainedAt'],
      [JSON.stringify({ ...DEFAULT_MODEL, version: 'a\u0000' }), 'BAD_USER_INPUT', 'version'],
      [JSON.stringify({ ...DEFAULT_MODEL, trainedAt: 'once' }), 'BAD_USER_INPUT', 'trainedAt'],
      [JSON.stringify({ ...DEFAULT_MODEL, prior: 0.1 }), 'CONFLICT', 'version'],
      [JSON.stringify({ ...DEFAULT_MODEL, version: 'elsewhere' }), 'CONFLICT', 'version'],
    ]
    for (const [text, code, path] of refusals) {
      const { extensions } = await app.refused(Import, { document: text })
      expect(extensions.code).toBe(code)
      expect(extensions.fieldErrors![0]!.path).toBe(path)
    }
    for (const version of ['nowhere', 'a\u0000'])
      expect(await app.refused(Activate, { version })).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  })

  test('are applied by relinking, and nobody else is touched by a dry run', async () => {
    await app.get(Activate, { version: DEFAULT_MODEL.version })
    const { relinkPatients: planned } = await app.get(Relink, { dryRun: true })
    expect(planned).toMatchObject({ examined: RECORDS.length, dryRun: true })
    const { relinkPatients: done } = await app.get(Relink, {})
    expect({ ...done, durationMs: 0 }).toEqual({ ...planned, durationMs: 0, dryRun: false })
    expect((await app.get(Relink, {})).relinkPatients).toMatchObject({ linked: 0, merged: 0, reviewsOpened: 0 })
  }, 60_000)
})
