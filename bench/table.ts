/** A table to print. The last column of a row may say whether its target was met. */
export interface Table {
  title: string
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

/** The table as text: the first column flush left, the others flush right. */
export function formatTable({ title, columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(String))
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  const text = lines.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [title, '', text[0], rule, ...text.slice(1), ''].join('\n')
}

/** A number as people read it: 12,345 or 1.23. */
export function figure(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Whether a target was met, in a word. */
export function verdict(met: boolean): string {
  return met ? 'met' : 'MISSED'
}
