import fc from 'fast-check'
import { BSON } from 'mongodb'
import { expect, test } from 'vitest'
import { askedKeys } from '../../../src/patients/index/mongodb/asked-keys.ts'
import { readHolder } from '../../../src/patients/index/mongodb/raw-holder.ts'

const someKeys = fc.uniqueArray(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 30 })

test('a person read from bytes has the id, the profile and the keys that were asked for', () => {
  const person = fc.record({ _id: fc.string(), profile: fc.string({ unit: 'binary' }), keys: someKeys })
  fc.assert(
    fc.property(person, someKeys, fc.array(fc.nat(100)), (document, others, drawn) => {
      const held = document.keys.filter((_, i) => drawn.includes(i))
      const asked = [...new Set([...others, ...held])]
      const { mpiId, profile, places } = readHolder(Buffer.from(BSON.serialize(document)), askedKeys(asked))
      expect({ mpiId, profile }).toEqual({ mpiId: document._id, profile: document.profile })
      expect(places.map((place) => asked[place])).toEqual(document.keys.filter((key) => asked.includes(key)))
    }),
  )
})

test('a person without keys has none that were asked for', () => {
  const bytes = Buffer.from(BSON.serialize({ _id: 'a', profile: 'b' }))
  expect(readHolder(bytes, askedKeys([1n]))).toEqual({ mpiId: 'a', profile: 'b', places: [] })
})

test('keys that share most of their bits are told apart', () => {
  const keys = [0n, 1n << 32n, 2n << 32n, -1n, 4n, 0x0000_0001_0000_0004n]
  const bytes = Buffer.from(BSON.serialize({ _id: 'a', profile: '', keys: [4n, 1n << 32n, 3n << 32n] }))
  expect(readHolder(bytes, askedKeys(keys)).places).toEqual([4, 1])
})

test.each([
  ['a key', { keys: ['x'] }, 'a key of BSON type 2'],
  ['a profile', { profile: 1.5 }, 'a value of BSON type 1'],
])('%s that is none of what the index writes is an error', (_, document, message) => {
  expect(() => readHolder(Buffer.from(BSON.serialize(document)), askedKeys([]))).toThrow(message)
})
