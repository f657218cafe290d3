import { builder } from '../../graphql/builder.ts'
import { callerName } from '../../graphql/caller.ts'
import { ProgressType } from '../../providers/graph/files.ts'
import { matchWeight, type ModelField, type ModelLevel } from '../matching/model/model.ts'
import type { KnownModel } from '../models/match-models.ts'
import type { RelinkReport } from '../relinking/relink.ts'
import { forgetPersons } from './loaders.ts'

const ModelLevelType = builder.objectRef<ModelLevel>('ModelLevel').implement({
  description: 'How far two values agree, and what that says.',
  fields: (t) => ({
    level: t.exposeString('level', { description: 'How far they agree.' }),
    m: t.exposeFloat('m', { description: 'How probable it is of two records of one person.' }),
    u: t.exposeFloat('u', { description: 'How probable it is of two people who have nothing to do with each other.' }),
    household: t.exposeFloat('household', { description: 'How probable it is of two members of one household.' }),
    weight: t.float({ description: 'log2(m / u): bits for or against a match.', resolve: matchWeight }),
  }),
})

const ModelFieldType = builder.objectRef<ModelField>('ModelField').implement({
  description: 'The levels of one field.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field, as explanations name it.' }),
    levels: t.expose('levels', { type: [ModelLevelType], description: 'The closest agreement first.' }),
  }),
})

const MatchModelType = builder.objectRef<KnownModel>('MatchModel').implement({
  description: 'The parameters of matching.',
  fields: (t) => ({
    version: t.string({ description: 'Its name.', resolve: ({ model }) => model.version }),
    active: t.exposeBoolean('active', { description: 'Whether it is the one in use.' }),
    keptAt: t.expose('keptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was trained or imported here; null of the shipped one, unless it was imported.',
    }),
    trainedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was learned; null of the shipped one.',
      resolve: ({ model }) => (model.trainedAt === null ? null : new Date(model.trainedAt)),
    }),
    trainedOn: t.int({
      nullable: true,
      description: 'Records it was learned from.',
      resolve: ({ model }) => model.trainedOn,
    }),
    prior: t.float({
      description: 'How probable it is that somebody who is asked for is in the index.',
      resolve: ({ model }) => model.prior,
    }),
    householdMates: t.float({
      description: "Members of one's household in the index, on average.",
      resolve: ({ model }) => model.householdMates,
    }),
    matchThreshold: t.float({
      description: 'The probability from which the best candidate is a match.',
      resolve: ({ model }) => model.matchThreshold,
    }),
    possibleThreshold: t.float({
      description: 'The probability from which a person must look.',
      resolve: ({ model }) => model.possibleThreshold,
    }),
    marginBits: t.float({
      description: 'Bits by which the best person must exceed the second.',
      resolve: ({ model }) => model.marginBits,
    }),
    fields: t.field({
      type: [ModelFieldType],
      description: 'What agreement of each field says.',
      resolve: ({ model }) => model.fields,
    }),
    document: t.string({
      description: 'All of it as JSON, for `importMatchModel` of another index.',
      resolve: ({ model }) => JSON.stringify(model),
    }),
  }),
})

const RelinkReportType = builder.objectRef<RelinkReport>('RelinkReport').implement({
  description:
    'What relinking did, or would do. A dry run takes the frequencies of values as they are, which joining changes, so that it may tell a few reviews more or less.',
  fields: (t) => ({
    examined: t.exposeInt('examined', { description: 'Records looked at.' }),
    linked: t.exposeInt('linked', { description: 'Records that came to another person.' }),
    merged: t.exposeInt('merged', { description: 'Persons that were merged into another.' }),
    reviewsOpened: t.exposeInt('reviewsOpened', { description: 'Questions to stewards that were opened.' }),
    durationMs: t.exposeFloat('durationMs', { description: 'How long it took, in milliseconds.' }),
    dryRun: t.exposeBoolean('dryRun', { description: 'Whether it only counted.' }),
  }),
})

builder.queryFields((t) => ({
  matchModel: t.field({
    type: MatchModelType,
    complexity: 50,
    description: 'The match model in use.',
    resolve: (_root, _args, { patients }) => patients.models.active(),
  }),
  matchModels: t.field({
    type: [MatchModelType],
    complexity: { field: 50, multiplier: 10 },
    description: 'All match models that were ever kept, the newest first, and the shipped one.',
    resolve: (_root, _args, { patients }) => patients.models.history(),
  }),
}))

const ACTIVATE = 'Whether to put it to use.'

builder.mutationFields((t) => ({
  trainMatchModel: t.field({
    type: MatchModelType,
    complexity: 50,
    description:
      'Learns a match model from the records of the index, without labels, and keeps it. Links stay as they are: `relinkPatients` applies the active model to them. NOT_ENOUGH_DATA when the index holds too little to learn from, CONFLICT while another training goes on. Ends with the request.',
    args: {
      sampleSize: t.arg.int({ description: 'Records to learn from, drawn at random; 100,000 unless told.' }),
      activate: t.arg.boolean({ defaultValue: false, description: ACTIVATE }),
    },
    resolve: (_root, { sampleSize, activate }, { patients, signal }) =>
      patients.models.train({ sampleSize, activate: activate ?? false, signal }),
  }),
  activateMatchModel: t.field({
    type: MatchModelType,
    complexity: 50,
    description: 'Puts a match model to use, a newer or an older one. Links stay as they are.',
    args: { version: t.arg.string({ required: true, description: 'Its version.' }) },
    resolve: (_root, { version }, { patients }) => patients.models.activate(version),
  }),
  importMatchModel: t.field({
    type: MatchModelType,
    complexity: 50,
    description: 'Keeps a match model of another index.',
    args: {
      document: t.arg.string({ required: true, description: 'The `document` of a match model.' }),
      activate: t.arg.boolean({ defaultValue: false, description: ACTIVATE }),
    },
    resolve: (_root, { document, activate }, { patients }) =>
      patients.models.add(document, { activate: activate ?? false }),
  }),
  relinkPatients: t.field({
    type: RelinkReportType,
    complexity: 50,
    description:
      'Compares the whole index under the active match model: merges persons that are certainly one, and opens reviews of those that may be and of records that no longer fit. What a steward decided stays, each merge can be taken back. Ends with the request; what is done by then stays. CONFLICT while another one goes on.',
    args: { dryRun: t.arg.boolean({ defaultValue: false, description: 'Counts only.' }) },
    resolve: async (_root, { dryRun }, { patients, loaders, caller, signal }) => {
      const report = await patients.relink({ dryRun: dryRun ?? false, actor: callerName(caller), signal })
      forgetPersons(loaders)
      return report
    },
  }),
}))

builder.subscriptionFields((t) => ({
  trainingProgress: t.field({
    type: ProgressType,
    description: 'News of the training in progress in this process, or else of the next.',
    subscribe: (_root, _args, { patients, signal }) => patients.trainingProgress(signal),
    resolve: (progress) => progress,
  }),
  relinkProgress: t.field({
    type: ProgressType,
    description: 'News of the relinking in progress in this process, or else of the next.',
    subscribe: (_root, _args, { patients, signal }) => patients.relinkProgress(signal),
    resolve: (progress) => progress,
  }),
}))
