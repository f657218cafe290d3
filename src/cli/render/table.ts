import { plain, styled } from './text.ts'

/** A column of a table. */
export interface TableColumn<Row> {
  title: string
  value: (row: Row) => string | null | undefined
  align?: 'right'
  /** its cells are never cut, since a part of one is of no use */
  whole?: boolean
}

const GAP = '  '
const NARROWEST = 4

/** Rows as aligned lines under their titles. With a `width`, the widest cells are cut until a line fits. */
export function table<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], width?: number): string[] {
  const cells = rows.map((row) => columns.map((column) => plain(column.value(row) ?? '')))
  const wanted = columns.map((column, i) => Math.max(length(column.title), ...cells.map((row) => length(row[i]!))))
  const widths = fit(
    wanted,
    columns.map((column) => column.whole ?? false),
    width,
  )
  const line = (values: readonly string[]) =>
    values
      .map((value, i) => pad(cut(value, widths[i]!), widths[i]!, columns[i]!.align))
      .join(GAP)
      .trimEnd()
  return [styled('bold', line(columns.map((column) => column.title))), ...cells.map(line)]
}

function fit(wanted: readonly number[], whole: readonly boolean[], width: number | undefined): number[] {
  const widths = [...wanted]
  if (width === undefined) return widths
  let over = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1) - width
  while (over > 0) {
    const widest = widths.reduce((most, one, i) => (!whole[i] && one > (widths[most] ?? 0) ? i : most), -1)
    if (widest < 0 || widths[widest]! <= NARROWEST) break
    widths[widest]! -= 1
    over -= 1
  }
  return widths
}

const length = (text: string) => Array.from(text).length

function cut(text: string, width: number): string {
  return length(text) <= width
    ? text
    : `${Array.from(text)
        .slice(0, width - 1)
        .join('')}…`
}

function pad(text: string, width: number, align: 'right' | undefined): string {
  const blanks = ' '.repeat(Math.max(0, width - length(text)))
  return align === 'right' ? blanks + text : text + blanks
}
