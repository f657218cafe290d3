export type FileFormat = 'CSV' | 'NDJSON'

const BY_EXTENSION: Record<string, FileFormat> = { csv: 'CSV', tsv: 'CSV', ndjson: 'NDJSON', jsonl: 'NDJSON' }

/** The format of a file: NDJSON when it begins as an object does, or else what its name ends in, or else CSV. */
export function detectFormat(fileName: string | undefined, firstBytes: Uint8Array): FileFormat {
  const start = new TextDecoder().decode(firstBytes.subarray(0, 1_024)).trimStart()
  if (/^\{\s*"/.test(start)) return 'NDJSON'
  const extension = /\.([a-z]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
  const named = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
  return named ?? (start.startsWith('{') ? 'NDJSON' : 'CSV')
}
