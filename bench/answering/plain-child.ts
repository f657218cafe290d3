import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSchema, createYoga } from 'graphql-yoga'

/** Yoga alone, answering the same objects without looking at the questions. Tells its address. */
const yoga = createYoga({
  schema: createSchema({
    typeDefs: `
      input PatientInput {
        firstName: String, middleName: String, lastName: String, suffix: String, dateOfBirth: String, sex: Sex, ssn: String,
        address: AddressInput, phones: [String!], emails: [String!], identifiers: [IdentifierInput!]
      }
      enum Sex { MALE FEMALE OTHER UNKNOWN }
      input AddressInput { line1: String, line2: String, city: String, state: String, zip: String }
      input IdentifierInput { system: String!, value: String! }
      enum MatchStatus { MATCH }
      enum MatchGrade { CERTAIN }
      enum ServedFrom { MEMORY }
      type MatchResult {
        status: MatchStatus!, mpiId: ID, probability: Float, grade: MatchGrade, searchTruncated: Boolean!, servedFrom: ServedFrom!
      }
      type Query { matchPatients(inputs: [PatientInput!]!): [MatchResult!]! }`,
    resolvers: { Query: { matchPatients: (_root, { inputs }: { inputs: object[] }) => inputs.map(() => ANSWER) } },
  }),
  logging: false,
  maxRequestBodySize: false,
})
const ANSWER = {
  status: 'MATCH',
  mpiId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  probability: 0.99999,
  grade: 'CERTAIN',
  searchTruncated: false,
  servedFrom: 'MEMORY',
}
const server = createServer((request, response) => void yoga(request, response))
server.listen(0, '127.0.0.1', () => process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
