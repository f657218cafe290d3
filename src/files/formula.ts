const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A cell that a spreadsheet shows as text and does not run: what could begin a formula gets an apostrophe in front. */
export function guardFormula(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value
}

/** The value that {@link guardFormula} made a cell of. */
export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}
