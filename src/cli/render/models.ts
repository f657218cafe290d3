import type { KnownModelFragment } from '../generated/graphql.ts'
import { table } from './table.ts'
import { number, plural, styled } from './text.ts'

const when = (time: string | null) => (time === null ? null : `${time.slice(0, 16).replace('T', ' ')} UTC`)

/** A match model in one line. */
export function modelLine({ version, trainedOn, prior }: KnownModelFragment): string {
  const learned = trainedOn === null ? 'not learned from records' : `learned from ${plural(trainedOn, 'record')}`
  return `${styled('bold', version)}: ${learned}, prior ${prior.toFixed(3)}`
}

/** Match models as a table. */
export function modelTable(models: readonly KnownModelFragment[], width: number | undefined): string[] {
  const columns = [
    { title: 'In use', value: (model: KnownModelFragment) => (model.active ? '✓' : '') },
    { title: 'Version', value: (model: KnownModelFragment) => model.version, whole: true },
    { title: 'Trained', value: (model: KnownModelFragment) => when(model.trainedAt) },
    {
      title: 'Records',
      value: (model: KnownModelFragment) => (model.trainedOn === null ? null : number(model.trainedOn)),
      align: 'right' as const,
    },
    { title: 'Prior', value: (model: KnownModelFragment) => model.prior.toFixed(3), align: 'right' as const },
    { title: 'Kept', value: (model: KnownModelFragment) => when(model.keptAt) },
  ]
  return table(models, columns, width)
}
