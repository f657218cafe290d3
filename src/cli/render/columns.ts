/** Which columns of a file are taken for what. */
export function columnsText(columns: readonly { heading: string; field: string | null }[]): string {
  const used = columns.flatMap(({ heading, field }) => (field ? [`${heading} as ${field}`] : []))
  const ignored = columns.filter(({ field }) => field === null).map(({ heading }) => heading)
  return `${used.join(', ')}${ignored.length > 0 ? `; not used: ${ignored.join(', ')}` : ''}`
}
