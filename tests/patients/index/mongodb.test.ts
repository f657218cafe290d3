import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Document, MongoClient, MongoServerError } from 'mongodb'
import { describe, expect, inject, test, vi } from 'vitest'
import { openMongoIndex } from '../../../src/patients/index/mongodb/open.ts'
import type { StoredPerson } from '../../../src/patients/index/stored.ts'
import { packProfile } from '../../../src/patients/matching/packed.ts'
import { findMongod, startMongo } from '../../support/mongo-server.ts'
import { missing } from '../../support/needed-servers.ts'
import { freePort } from '../../support/postgres-server.ts'
import { MARIA, profile } from '../matching/someone.ts'
import { freshMongo } from '../../support/stores.ts'

const open = (uri: string, given: { waitMs?: number; timeoutMs?: number; onCommand?: (name: string) => void } = {}) =>
  openMongoIndex({ uri, poolSize: 5, waitMs: 5_000, timeoutMs: 5_000, ...given })
const mongod = findMongod()

const person = (mpiId: string): StoredPerson => {
  const edge = { mergedInto: null, mergeEvent: null, emptiedInto: null, root: mpiId }
  return { mpiId, active: true, ...edge, profile: packProfile(profile(MARIA)), createdAt: new Date() }
}

describe.skipIf(missing('a MongoDB', inject('mongoUri')))('Opening an index in MongoDB', () => {
  test('makes what it needs once, when several start at the same moment', async () => {
    const uri = freshMongo()
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(uri)))
    await opened[0]!.index.transaction((unit) => unit.write({ newPersons: [person('A')] }))
    expect(await opened[3]!.index.persons(['A'])).toHaveLength(1)
    const again = await open(uri)
    expect(await again.index.persons(['A'])).toHaveLength(1)
    await again.drop()
    await Promise.all([again, ...opened].map(({ close }) => close()))
  })

  test('gives up with one line that names the setting when nothing answers in time', async () => {
    const uri = `mongodb://someone:secret@127.0.0.1:${await freePort()}/nothing`
    const error = await open(uri, { waitMs: 300, timeoutMs: 300 }).catch((failure: Error) => failure)
    expect(error).toMatchObject({ name: 'MongoUnavailableError' })
    expect((error as Error).message).toMatch(/^MONGODB_URI: .*ECONNREFUSED/)
    expect((error as Error).message).not.toMatch(/secret|\n/)
    await expect(open('mongodb://someone:secret@/x')).rejects.toThrow(/^MONGODB_URI: (?!.*secret)/)
  })

  test('says what the user may not do, without the command that was refused', async () => {
    const command = `{ createIndexes: "person", lsid: { id: UUID("0d6c3f1e") } }`
    const message = `not authorized on vault to execute command ${command}`
    const connect = vi.spyOn(MongoClient.prototype, 'connect')
    connect.mockRejectedValueOnce(new MongoServerError({ message, code: 13 }))
    await expect(open(freshMongo())).rejects.toThrow(
      /^MONGODB_URI: the database cannot be used: not authorized on vault$/,
    )
    connect.mockRestore()
  })

  test('lets transactions of several processes run one after another', async () => {
    const uri = freshMongo()
    const [one, other] = await Promise.all([open(uri), open(uri)])
    let running = 0
    const ids: number[] = []
    const work = (opened: typeof one) =>
      opened.index.transaction(async (unit) => {
        expect(++running).toBe(1)
        const id = await unit.takeIds(2)
        await sleep(5)
        await unit.write({ newPersons: [person(`P${id}`)], frequencies: { persons: 1, counts: new Map([[1n, 1]]) } })
        expect(--running).toBe(0)
        ids.push(id)
      })
    await Promise.all(Array.from({ length: 30 }, (_, i) => work(i % 2 ? one : other)))
    expect(ids.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => 2 * i + 1))
    expect(await one.index.frequencies([1n])).toEqual({ persons: 30, counts: new Map([[1n, 30]]) })
    await one.drop()
    await Promise.all([one.close(), other.close()])
  })

  test('does not wait for the transaction of a process that died', async () => {
    const uri = freshMongo()
    const opened = await open(uri, { timeoutMs: 15_000 })
    const dying = spawn(process.execPath, [path.join(import.meta.dirname, 'dying-writer.ts'), uri], {
      stdio: 'inherit',
    })
    expect(await once(dying, 'exit')).toEqual([null, 'SIGKILL'])
    await opened.index.transaction((unit) => unit.write({ newPersons: [person('A')] }))
    expect(await opened.index.persons(['A'])).toHaveLength(1)
    expect((await opened.index.counts()).persons).toBe(0)
    await opened.drop()
    await opened.close()
  })

  test('does not read all records of a key that very many share', async () => {
    const uri = freshMongo()
    const commands: string[] = []
    const isRead = (name: string) => ['find', 'aggregate', 'getMore'].includes(name)
    const opened = await open(uri, { onCommand: (name) => isRead(name) && commands.push(name) })
    const persons = Array.from({ length: 3_000 }, (_, i) => person(`P${i}`))
    const record = { home: '', origins: [], input: {}, profile: '', history: '', hash: '', recordedAt: null }
    const times = { registeredAt: new Date(), updatedAt: new Date() }
    await opened.index.transaction((unit) =>
      unit.write({
        newPersons: persons,
        newRecords: persons.map(({ mpiId }, i) => ({
          ...record,
          ...times,
          id: i,
          mpiId,
          source: 's',
          sourceId: mpiId,
        })),
        newKeys: persons.flatMap((_, i) => [[7n, i] as const, [BigInt(1_000 + i), i] as const]),
      }),
    )
    for (let time = 0; time < 2; time++) {
      commands.length = 0
      const { found, profiles } = await opened.index.candidates([[7n, 1_005n], [1_006n]])
      expect(found).toEqual([
        { mpiIds: ['P5'], truncated: true },
        { mpiIds: ['P6'], truncated: false },
      ])
      expect(profiles.size).toBe(2)
      expect(commands).toEqual(time === 0 ? ['find', 'aggregate', 'find'] : ['aggregate', 'find'])
    }
    await opened.drop()
    await opened.close()
  })
})

describe.skipIf(missing('mongod', mongod))('A MongoDB server', () => {
  test('is waited for while it is coming up, for longer than a command may take', async () => {
    const port = await freePort()
    const timeoutMs = 2_000
    const opening = open(`mongodb://127.0.0.1:${port}/?directConnection=true`, { waitMs: 30_000, timeoutMs })
    await sleep(timeoutMs + 500)
    await using _server = await startMongo(mongod!, { port })
    const opened = await opening
    expect(await opened.answers()).toBe(true)
    await opened.close()
  })

  test('may take longer to build an index than a command may take', async () => {
    await using server = await startMongo(mongod!, { failPoints: true })
    await using client = new MongoClient(server.uri('admin'))
    const timeoutMs = 1_000
    const data = { failCommands: ['createIndexes'], blockConnection: true, blockTimeMS: timeoutMs + 1_500 }
    await client.db('admin').command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data })
    const opened = await open(server.uri('x'), { timeoutMs })
    expect(await client.db('x').collection('patient_person').indexes()).toHaveLength(3)
    expect(await opened.answers()).toBe(true)
    await opened.close()
  })

  test('does not answer for the index while it takes no writes', async () => {
    await using server = await startMongo(mongod!)
    const opened = await open(server.uri('x'))
    await using client = new MongoClient(server.uri('admin'))
    const command = (document: Document) => client.db('admin').command(document)
    expect(await opened.answers()).toBe(true)
    await command({ replSetStepDown: 600, force: true })
    expect(await opened.answers()).toBe(false)
    await command({ replSetFreeze: 0 })
    await vi.waitFor(async () => expect(await opened.answers()).toBe(true), 20_000)
    await opened.close()
  })

  test('is refused when it has no transactions', async () => {
    await using server = await startMongo(mongod!, { replicaSet: false })
    await expect(open(server.uri('x'))).rejects.toThrow(/^MONGODB_URI: .*replSet[^\n]*$/)
  })
})
