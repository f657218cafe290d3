import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './scalars.ts'
import './limits-type.ts'
import '../providers/graph/list.ts'
import '../providers/graph/edits.ts'
import '../providers/graph/files.ts'
import '../providers/graph/stats.ts'
import '../sources/graph/fetch.ts'
import '../patients/schema/matching.ts'
import '../patients/schema/models.ts'
import '../patients/schema/news.ts'
import '../patients/schema/reading.ts'
import '../patients/schema/registering.ts'
import '../patients/schema/reviews.ts'
import '../patients/schema/stewardship.ts'

/** The whole graph. A feature joins it by one import above. */
export const schema: GraphQLSchema = builder.toSchema()
