export type FileFormat = 'CSV' | 'NDJSON'

const BY_EXTENSION: Record<string, FileFormat> = { csv: 'CSV', tsv: 'CSV', ndjson: 'NDJSON', jsonl: 'NDJSON' }

/** The format that a file's name ends in, or else that its first byte that is not blank tells: `{` begins NDJSON. */
export function detectFormat(fileName: string | undefined, firstBytes: Uint8Array): FileFormat {
  const extension = /\.([a-z]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
  const named = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
  if (named) return named
  const start = new TextDecoder().decode(firstBytes.subarray(0, 1_024)).trimStart()
  return start.startsWith('{') ? 'NDJSON' : 'CSV'
}
