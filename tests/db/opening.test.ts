import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { describe, expect, inject, it, vi } from 'vitest'
import { migrate, pendingMigrations } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { liftTimeLimit } from '../../src/db/time-limit.ts'
import { createApp } from '../../src/app.ts'
import { EXIT } from '../../src/cli/exit.ts'
import { failureOf } from '../../src/cli/render/failure.ts'
import { createLog } from '../../src/observability/log.ts'
import { freshDatabase } from '../support/app.ts'
import { migratedFolder } from '../support/migrated-folder.ts'
import { startOwnPostgres } from '../support/own-postgres.ts'
import { freePort } from '../support/postgres-server.ts'
import { databaseSettings, testConfig } from '../support/settings.ts'

const open = (given: Parameters<typeof databaseSettings>[0]) =>
  openDatabase(databaseSettings(given), { onError: () => {} })

describe('opening a server database', () => {
  it('gives up with one line that names the setting when nothing answers in time', async () => {
    const url = `postgres://someone:secret@127.0.0.1:${await freePort()}/nothing`
    const error = await open({ url, waitMs: 300 }).catch((failure: Error) => failure)
    expect(error).toMatchObject({ name: 'DatabaseUnavailableError' })
    expect((error as Error).message).toMatch(/^DATABASE_URL: .*ECONNREFUSED/)
    expect((error as Error).message).not.toMatch(/secret|\n/)
  })

  it('does not wait for what cannot cure itself', async () => {
    const url = inject('postgresUrl').replace(/\/[^/]*$/, '/no_such_database')
    await expect(open({ url, waitMs: 60_000 })).rejects.toThrow('no_such_database')
  })

  it.each(['LATIN1', 'SQL_ASCII'])('refuses one whose encoding is %s, which lacks signs of names', async (encoding) => {
    const server = await open({ url: inject('postgresUrl') })
    const name = `encoded_${encoding.toLowerCase()}`
    await sql.raw(`create database ${name} encoding '${encoding}' locale 'C' template template0`).execute(server.db)
    const refused = open({ url: inject('postgresUrl').replace(/\/[^/]*$/, `/${name}`) })
    await expect(refused).rejects.toThrow(
      `DATABASE_URL: the database cannot be used: its encoding is ${encoding}, and UTF8 is needed`,
    )
    await sql.raw(`drop database ${name}`).execute(server.db)
    await server.close()
  })

  it('waits for a database that is still coming up', async () => {
    const port = await freePort()
    const opening = open({ url: `postgres://postgres@127.0.0.1:${port}/postgres`, waitMs: 30_000 })
    await sleep(300)
    await using _server = await startOwnPostgres({ port: String(port) })
    const database = await opening
    await database.close()
  })

  it('waits for a database that takes no writes yet, and gives up with a line that says so', async () => {
    const url = await freshDatabase()
    const admin = await open({ url: inject('postgresUrl') })
    const readOnly = sql`alter database ${sql.ref(new URL(url).pathname.slice(1))} set default_transaction_read_only`
    await sql`${readOnly} = on`.execute(admin.db)
    await expect(open({ url, waitMs: 300 })).rejects.toThrow(
      'DATABASE_URL: the database cannot be used: it takes no writes',
    )
    const opening = open({ url, waitMs: 30_000 })
    await sleep(300)
    await sql`${readOnly} = off`.execute(admin.db)
    await Promise.all([(await opening).close(), admin.close()])
  })

  it('tells once that the server ended all its connections', async () => {
    const url = await freshDatabase()
    const told: Error[] = []
    const database = await openDatabase(databaseSettings({ url }), { onError: (error) => told.push(error) })
    await Promise.all(Array.from({ length: 4 }, () => sql`select pg_sleep(.05)`.execute(database.db)))
    const other = await open({ url })
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db)
    await vi.waitFor(() => expect(told).not.toEqual([]))
    await vi.waitFor(() => sql`select 1`.execute(database.db))
    expect(told).toMatchObject([{ code: '57P01' }])
    await Promise.all([database.close(), other.close()])
  })

  describe('asks the server', () => {
    const settingsAt = async (url: string) => {
      const database = await open({ url })
      const { rows } = await sql<{ name: string; setting: string }>`
        select name, setting from pg_settings
        where name like 'tcp\\_%' or name in ('pg_trgm.similarity_threshold', 'jit', 'work_mem')`.execute(database.db)
      await database.close()
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
    }
    const PROBING = {
      tcp_keepalives_idle: '10',
      tcp_keepalives_interval: '5',
      tcp_keepalives_count: '3',
      tcp_user_timeout: '30000',
    }

    it('to probe whether the client is still there, so that locks of a lost machine do not stay', async () => {
      expect(await settingsAt(inject('postgresUrl'))).toMatchObject(PROBING)
    })

    it.each(['options=-c%20jit%3Don%20-c%20work_mem%3D5MB', 'x=1&options=-c+jit=on+-c+work_mem=5MB'])(
      'for what it needs beside the options of the URL, which win: %s',
      async (options) => {
        const url = `${await freshDatabase()}?${options}`
        expect(await settingsAt(url)).toMatchObject({ ...PROBING, jit: 'on', work_mem: '5120' })
      },
    )

    it('for nothing that a Unix socket lacks', async () => {
      const sockets = await mkdtemp(path.join(tmpdir(), 'provider-vault-sockets-'))
      await chmod(sockets, 0o777)
      await using server = await startOwnPostgres({ unix_socket_directories: sockets })
      const url = server.url('postgres').replace('127.0.0.1', 'localhost')
      expect(await settingsAt(`${url}?host=${sockets}`)).toMatchObject({ tcp_keepalives_idle: '0', jit: 'off' })
      await rm(sockets, { recursive: true })
    })
  })

  it('stops a statement that takes too long', async () => {
    const database = await open({ url: inject('postgresUrl'), statementTimeoutMs: 200 })
    const error = await sql`select pg_sleep(10)`.execute(database.db).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', cause: { code: '57014' } })
    expect(failureOf(error)).toMatchObject({ status: EXIT.unreachable })
    await database.close()
  })

  it('lets a transaction that lifts the limit take as long as it needs', async () => {
    const database = await open({ url: inject('postgresUrl'), statementTimeoutMs: 200 })
    const slept = database.db.transaction().execute(async (trx) => {
      await liftTimeLimit(trx)
      return (await sql`select 'rested' as how from pg_sleep(5.5)`.execute(trx)).rows
    })
    await expect(slept).resolves.toEqual([{ how: 'rested' }])
    await database.close()
  })

  it('reads times, bytes and numbers as they are, whatever is set for the database', async () => {
    const url = await freshDatabase()
    const name = url.split('/').at(-1)!
    const before = await open({ url })
    for (const setting of [
      `datestyle = 'German, DMY'`,
      `intervalstyle = 'sql_standard'`,
      `bytea_output = 'escape'`,
      `extra_float_digits = 0`,
      `standard_conforming_strings = off`,
      `default_transaction_isolation = 'serializable'`,
    ])
      await sql.raw(`alter database ${name} set ${setting}`).execute(before.db)
    await before.close()
    const database = await open({ url })
    const { rows } = await sql`
      select timestamptz '2026-02-03 04:05:06.789Z' as at, '\\xc0ff'::bytea as bytes, .1::float8 + .2::float8 as sum,
        current_setting('transaction_isolation') as isolation`.execute(database.db)
    expect(rows).toEqual([
      {
        at: new Date('2026-02-03T04:05:06.789Z'),
        bytes: Buffer.from('c0ff', 'hex'),
        sum: 0.1 + 0.2,
        isolation: 'read committed',
      },
    ])
    await database.close()
  })

  it('does long work under a lock on as many connections as it was given, though it be one', async () => {
    const database = await open({ url: await freshDatabase(), poolSize: 1 })
    const work = async () => (await sql<{ one: number }>`select 1 as one`.execute(database.db)).rows[0]!.one
    const both = await Promise.all(['fetch', 'relink'].map((name) => database.exclusive(name, work)))
    expect(both).toEqual([1, 1])
    await database.exclusive('fetch', async () => {
      expect(await database.exclusive('fetch', work)).toBeUndefined()
    })
    await database.close()
  })

  it('has done its work also when the connection of its lock was lost meanwhile', async () => {
    const url = await freshDatabase()
    const [database, other] = [await open({ url }), await open({ url })]
    const work = async () => {
      const { rows } = await sql`select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`.execute(
        other.db,
      )
      return rows.length
    }
    expect(await database.exclusive('fetch', work)).toBe(1)
    await Promise.all([database.close(), other.close()])
  })

  it('is not used before it is migrated', async () => {
    const config = testConfig({ DATABASE_URL: await freshDatabase('template1') })
    await expect(createApp({ config, log: createLog('silent', process.stderr) })).rejects.toThrow('bin/vault migrate')
  })
})

describe('migrating', () => {
  it('leaves no session behind that would keep the process waiting', async () => {
    const url = await freshDatabase('template1')
    const { withoutTimeLimit, close } = await open({ url })
    await withoutTimeLimit(migrate)
    await close()
    const admin = await open({ url: url.replace(/[^/]*$/, 'postgres') })
    const sessions = sql<{
      n: number
    }>`select count(*) as n from pg_stat_activity where datname = ${url.split('/').at(-1)}`
    await vi.waitFor(async () => expect((await sessions.execute(admin.db)).rows).toEqual([{ n: 0 }]), 5_000)
    await admin.close()
  })

  it('happens once when four start at the same moment', async () => {
    const url = await freshDatabase('template1')
    const databases = await Promise.all(Array.from({ length: 4 }, () => open({ url })))
    const steps = await Promise.all(databases.map(({ db }) => migrate(db)))
    expect(steps.filter((taken) => taken.length > 0)).toHaveLength(1)
    expect(await pendingMigrations(databases[0]!.db)).toEqual([])
    await Promise.all(databases.map((database) => database.close()))
  })

  it.each([
    ['another process has not finished it', sql`select pg_advisory_xact_lock(3853314791062309107)`],
    ['tables that it changes are in use', sql`lock table provider, patient_review in share mode`],
  ])('waits longer than any statement may while %s', async (_why, hold) => {
    const url = await freshDatabase()
    const { db, close } = await open({ url })
    await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(db)
    const limited = `${url}?options=-c%20lock_timeout%3D300`
    const config = testConfig({ DATABASE_URL: limited, STATEMENT_TIMEOUT: '0.3' })
    const { starting, soFar } = await db.transaction().execute(async (trx) => {
      await hold.execute(trx)
      const starting = createApp({ config, log: createLog('silent', process.stderr), migrate: true })
      return { starting, soFar: await Promise.race([starting, sleep(2_000, 'waits')]) }
    })
    expect(soFar).toBe('waits')
    await using _app = await starting
    expect(await pendingMigrations(db)).toEqual([])
    await close()
  })

  it('is refused when a newer version has done it, and changes nothing', async () => {
    const { db, close } = await open({ url: await freshDatabase('template1') })
    await migrate(db)
    await sql`insert into kysely_migration (name, timestamp) values ('99991231_001_later', '')`.execute(db)
    const error = await migrate(db).catch((thrown: unknown) => thrown)
    expect(failureOf(error)).toMatchObject({
      status: EXIT.unreachable,
      lines: [expect.stringContaining('the database was migrated by a newer version')],
    })
    expect(await pendingMigrations(db)).toEqual([])
    await close()
  })

  it.each([
    ['create', 'revoke create on schema public from public', 'permission denied for schema public'],
    ['find its schema', `alter database %d set search_path = 'nowhere'`, 'no schema has been selected to create in'],
  ])('by a role that may not %s is refused with one line that says so', async (_right, order, reason) => {
    const url = await freshDatabase('template1')
    const name = url.split('/').at(-1)!
    const owner = await open({ url })
    await sql.raw(`create role role_${name} login`).execute(owner.db)
    await sql.raw(order.replace('%d', name)).execute(owner.db)
    const { db, close } = await open({ url: url.replace('postgres@', `role_${name}@`) })
    const error = await migrate(db).catch((thrown: unknown) => thrown)
    const { status, lines } = failureOf(error)
    expect([status, lines.length]).toEqual([EXIT.unreachable, 1])
    expect(lines[0]).toMatch(/^DATABASE_URL: the database cannot be used: /)
    expect(lines[0]).toMatch(reason)
    await close()
    await sql.raw(`drop role role_${name}`).execute(owner.db)
    await owner.close()
  })

  it('that takes too long for the limit of a statement is told as a database that cannot be used', async () => {
    const { db, close } = await open({ url: await freshDatabase('template1'), statementTimeoutMs: 1 })
    const error = await sql`select pg_sleep(1)`.execute(db).catch((thrown: unknown) => thrown)
    expect(failureOf(error)).toMatchObject({ status: EXIT.unreachable })
    await close()
  })
})

describe('an embedded folder', () => {
  const mode = async (dataDir: string) => ((await stat(path.join(dataDir, 'postgres'))).mode & 0o777).toString(8)

  it('belongs to one process at a time and to its owner, and keeps what was written', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'provider-vault-folder-'))
    const first = await open({ dataDir })
    expect(await mode(dataDir)).toBe('700')
    first.setAddress('http://127.0.0.1:4321')
    await expect(open({ dataDir })).rejects.toThrow(
      `DATA_DIR: ${dataDir} is in use by another Provider Vault (process ${process.pid}): use it with --server http://127.0.0.1:4321`,
    )
    await migrate(first.db)
    await first.close()
    const second = await open({ dataDir })
    expect(await pendingMigrations(second.db)).toEqual([])
    await second.close()
    await rm(dataDir, { recursive: true })
  })

  it('in memory that cannot be opened in time blames no folder and no disk', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const create = vi.spyOn(PGlite, 'create').mockImplementationOnce(() => {
      setImmediate(() => vi.advanceTimersByTime(60_000))
      return new Promise(() => {})
    })
    const error = await open({ dataDir: 'memory://' }).catch((failure: Error) => failure)
    vi.useRealTimers()
    create.mockRestore()
    expect((error as Error).message).toBe(
      'the embedded database in memory cannot be opened within 60 s; the machine is busy, or short of memory: try again',
    )
  })

  it('that cannot be opened tells what to do, by the cause', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'provider-vault-folder-'))
    const refusal = () =>
      open({ dataDir }).then(
        () => 'opened',
        (error: Error) => error.message,
      )
    await mkdir(path.join(dataDir, 'postgres'))
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), 'broken')
    expect(await refusal()).toMatch(
      /^DATA_DIR: .* cannot be opened; restore the folder from a copy, and only without one /,
    )
    const create = vi.spyOn(PGlite, 'create')
    create.mockRejectedValueOnce(Object.assign(new Error('write failed'), { code: 'ENOSPC' }))
    expect(await refusal()).toMatch(/the disk is full/)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    create.mockImplementationOnce(() => {
      setImmediate(() => vi.advanceTimersByTime(60_000))
      return new Promise(() => {})
    })
    expect(await refusal()).toMatch(/within 60 s; the disk may be full/)
    vi.useRealTimers()
    create.mockRestore()
    await rm(dataDir, { recursive: true })
  })

  it('keeps from other users what they could read before', async () => {
    const dataDir = await migratedFolder()
    await chmod(path.join(dataDir, 'postgres'), 0o755)
    const database = await open({ dataDir })
    expect(await mode(dataDir)).toBe('700')
    await database.close()
    await rm(dataDir, { recursive: true })
  })
})
