export type FileFormat = 'CSV' | 'NDJSON'

const BY_EXTENSION: Record<string, FileFormat> = { csv: 'CSV', tsv: 'CSV', ndjson: 'NDJSON', jsonl: 'NDJSON' }

/** The format that a name ends in, undefined where it tells none. */
export function formatByName(fileName: string | undefined): FileFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
}

/** The format of a file: NDJSON when it begins as an object does, or else what its name ends in, or else CSV. */
export function detectFormat(fileName: string | undefined, firstBytes: Uint8Array): FileFormat {
  const start = new TextDecoder().decode(firstBytes.subarray(0, 1_024)).trimStart()
  if (/^\{\s*"/.test(start)) return 'NDJSON'
  return formatByName(fileName) ?? (start.startsWith('{') ? 'NDJSON' : 'CSV')
}
