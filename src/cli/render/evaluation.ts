import type { Bands } from '../../patients/evaluation/bands.ts'
import type { CategoryRecall } from '../../patients/evaluation/categories.ts'
import type { Evaluation } from '../../patients/evaluation/evaluate.ts'
import type { LinkEvaluation } from '../../patients/evaluation/link.ts'
import type { LinkQuality } from '../../patients/evaluation/link-quality.ts'
import type { Missed } from '../../patients/evaluation/missed.ts'
import type { Quality } from '../../patients/evaluation/quality.ts'
import type { UsedModel } from '../../patients/evaluation/learn.ts'
import type { LabelledFile } from '../../patients/evaluation/labelled-files.ts'
import { columnsText } from '../../patients/files/columns-text.ts'
import { table, type TableColumn } from './table.ts'
import { number, plural } from './text.ts'

/** Which columns of the file are taken for what. */
export function mappingLine({ path, columns, records, dayFirst }: LabelledFile): string {
  const order = dayFirst ? '; its birth dates have the day before the month' : ''
  const little = columns.some(({ field }) => TELLING.has(field)) ? '' : `; without ${LITTLE} hardly anybody is found`
  return `${path}: ${plural(records.length, 'record')}: ${columnsText(columns)}${order}${little}`
}

/** Of what no column is, a guess of columns may have missed. */
const TELLING: ReadonlySet<string | null> = new Set(['dateOfBirth', 'birthDay', 'ssn', 'phone', 'email', 'identifier'])
const LITTLE = 'a birth date, number, phone or e-mail (--map says which columns they are)'

/** Why the shipped model is in use though another was to be learned. */
const untrained = ({ notTrained }: UsedModel) => (notTrained === null ? '' : `; nothing was learned: ${notTrained}`)

type Named<T> = T & { name: string }

const share = (value: number) => value.toFixed(5)
const QUALITY: TableColumn<Named<Quality>>[] = [
  { title: '', value: ({ name }) => name, whole: true },
  { title: 'precision', value: ({ precision }) => share(precision), align: 'right', whole: true },
  { title: 'recall', value: ({ recall }) => share(recall), align: 'right', whole: true },
  { title: 'F1', value: ({ f1 }) => share(f1), align: 'right', whole: true },
  { title: 'right', value: ({ right }) => number(right), align: 'right', whole: true },
  { title: 'wrong', value: ({ wrong }) => number(wrong), align: 'right', whole: true },
  { title: 'missed', value: ({ missed }) => number(missed), align: 'right', whole: true },
]

const named = <T>(entries: Readonly<Record<string, T>>): Named<T>[] =>
  Object.entries(entries).map(([name, value]) => ({ name, ...value }))

export function* evaluationLines(evaluation: Evaluation, store: string, width: number | undefined): Generator<string> {
  const { records, trueClusters, model, registered, thresholds, alone, bands, baselines, categories } = evaluation
  yield `${plural(records, 'record')} of ${plural(trueClusters, 'person', 'persons')}, ${store}, model ${model.version} (${model.hash})${untrained(model)}`
  yield ''
  const rows = {
    'as registered: pairs': registered.pairs,
    'as registered: clusters': registered.clusters,
    ...Object.fromEntries(
      thresholds.flatMap(({ threshold, pairs, clusters }) => [
        [`at ${threshold}: pairs`, pairs],
        [`at ${threshold}: clusters`, clusters],
      ]),
    ),
    ...Object.fromEntries(
      alone.quality.map(({ threshold, pairs }) => [`compared alone, at ${threshold}: pairs`, pairs]),
    ),
    ...Object.fromEntries(Object.entries(baselines).map(([name, quality]) => [`naive, same ${name}: pairs`, quality])),
  }
  yield* table(named(rows), QUALITY, width)
  yield ''
  yield `Blocking finds ${share(alone.blockingRecall)} of the true pairs, with ${alone.candidatesPerRecord.toFixed(1)} candidates a record.`
  yield* missedLines('true pairs', APART, evaluation.missed, width)
  yield ''
  yield* bandLines(bands, width)
  yield* categoryLines('Category', `together at ${thresholds.at(-1)?.threshold}`, categories, width)
}

export function* linkLines(link: LinkEvaluation, store: string, width: number | undefined): Generator<string> {
  const { records, questions, nobody, model, pool, thresholds, bands, baselines, categories, nobodyCategories } = link
  yield `${plural(questions, 'question')}, ${number(nobody)} with nobody to find, of ${plural(records, 'record')}, ${store}, model ${model.version} (${model.hash})${untrained(model)}`
  yield ''
  const columns: TableColumn<Named<LinkQuality>>[] = [
    ...(QUALITY as TableColumn<Named<LinkQuality>>[]),
    { title: 'false positives', value: (row) => share(row.falsePositiveRate), align: 'right', whole: true },
  ]
  const rows = {
    ...Object.fromEntries(thresholds.map((quality) => [`at ${quality.threshold}`, quality])),
    ...Object.fromEntries(Object.entries(baselines).map(([name, quality]) => [`naive, same ${name}`, quality])),
  }
  yield* table(named(rows), columns, width)
  yield ''
  yield* table(named({ 'left file: pairs': pool.pairs, 'left file: clusters': pool.clusters }), QUALITY, width)
  yield ''
  yield `${link.candidatesPerQuestion.toFixed(1)} candidates a question; of those missed ${share(link.missedInPossible)} are shown as POSSIBLE.`
  yield* missedLines('questions', RIVALLED, link.missed, width)
  yield ''
  yield* bandLines(bands, width)
  yield* categoryLines('Category', 'right with status MATCH', categories, width)
  yield* categoryLines('Nobody to find', 'without a MATCH', nobodyCategories, width)
}

const APART = 'weigh enough alone, and are held apart as persons'
const RIVALLED = 'weigh enough, and somebody else as much'
/** Lines of vetoes. */
const MOST_VETOES = 8

/** Why `what` were missed; `otherwise` says what is with those that weigh enough. */
function missedLines(what: string, otherwise: string, missed: Missed, width: number | undefined): string[] {
  if (missed.count === 0) return []
  const rare = missed.vetoed.slice(MOST_VETOES)
  const rows = [
    { reason: 'not found by blocking', count: missed.notFound },
    { reason: 'weigh too little', count: missed.tooLittle },
    { reason: otherwise, count: missed.otherwise },
    ...missed.vetoed.slice(0, MOST_VETOES).map(({ veto, count }) => ({ reason: `veto: ${veto}`, count })),
    {
      reason: plural(rare.length, 'other veto', 'other vetoes'),
      count: rare.reduce((sum, { count }) => sum + count, 0),
    },
  ].filter(({ count }) => count > 0)
  const columns: TableColumn<(typeof rows)[number]>[] = [
    { title: `Why ${what} are missed at ${missed.threshold}`, value: ({ reason }) => reason, whole: true },
    { title: 'count', value: ({ count }) => number(count), align: 'right' },
  ]
  return ['', ...table(rows, columns, width)]
}

function bandLines(bands: Bands, width: number | undefined): string[] {
  const rows = Object.entries(bands).map(([name, band]) => ({ name, ...band }))
  type Row = (typeof rows)[number]
  const columns: TableColumn<Row>[] = [
    { title: 'Band', value: ({ name }) => name },
    { title: 'true', value: (row) => number(row.true), align: 'right' },
    { title: 'false', value: (row) => number(row.false), align: 'right' },
  ]
  return table(rows, columns, width)
}

/** `found` says what is right of a record. */
function categoryLines(
  title: string,
  found: string,
  categories: readonly CategoryRecall[],
  width: number | undefined,
): string[] {
  if (categories.length === 0) return []
  const columns: TableColumn<CategoryRecall>[] = [
    { title, value: ({ category }) => category, whole: true },
    { title: 'count', value: ({ count }) => number(count), align: 'right' },
    { title: found, value: (row) => number(row.found), align: 'right' },
    { title: 'share of them', value: ({ recall }) => recall.toFixed(4), align: 'right' },
  ]
  return ['', ...table(categories, columns, width)]
}
