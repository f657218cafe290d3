/**
 * Which columns of a file are taken for what. Those that are not used are told by their numbers: what stands for their
 * headings in a file without any is a patient's.
 */
export function columnsText(columns: readonly { heading: string; field: string | null }[]): string {
  const used = columns.flatMap(({ heading, field }) => (field ? [`${heading} as ${field}`] : []))
  const ignored = columns.flatMap(({ field }, i) => (field === null ? [i + 1] : []))
  const columnWord = ignored.length === 1 ? 'column' : 'columns'
  const unused = ignored.length > 0 ? [`not used: ${columnWord} ${AND.format(ignored.map(String))}`] : []
  return [...(used.length > 0 ? [used.join(', ')] : []), ...unused].join('; ')
}

const AND = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' })
