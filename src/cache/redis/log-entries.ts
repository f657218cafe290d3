import type { Ledger, Marks } from '../ledger.ts'

/**
 * An entry of the log: a change begins, ends, was made without a beginning, or everything may have changed. The marks are
 * those of the beginning, or of the change that had none.
 */
export interface LogEntry {
  kind: 'begin' | 'end' | 'change' | 'everything'
  writer: string
  /** Of the change; of `everything` those of all changes that are over with it, between commas. */
  token: string
  growth: number
  marks: Marks
}

const NONE = new Int32Array(0)
const KINDS = { b: 'begin', e: 'end', c: 'change', a: 'everything' } as const

export const everything = (writer: string, over: readonly string[] = []): LogEntry => ({
  kind: 'everything',
  writer,
  token: over.join(',') || '-',
  growth: 0,
  marks: 'all',
})

export function writeEntry({ kind, writer, token, growth, marks }: LogEntry): string {
  const letter = kind === 'everything' ? 'a' : kind[0]
  const text = marks === 'all' ? '*' : Buffer.from(marks.buffer, marks.byteOffset, marks.byteLength).toString('base64')
  return [letter, writer, token, growth, kind === 'end' ? '' : text].join(' ')
}

/** What cannot be read is of another version or program: everything may have changed. */
export function readEntry(text: string): LogEntry {
  const [letter, writer, token, growth, marks] = text.split(' ')
  const kind = KINDS[letter as keyof typeof KINDS]
  if (!kind || !writer || !token || marks === undefined || !Number.isFinite(Number(growth))) return everything('?')
  return { kind, writer, token, growth: Number(growth), marks: readMarks(marks) }
}

function readMarks(text: string): Marks {
  if (text === '*') return 'all'
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 0 || bytes.length % 4 !== 0) return NONE
  return new Int32Array(new Uint8Array(bytes).buffer)
}

/** Enters what another process did at position `at`. Answers by how much the index grew. */
export function apply(ledger: Ledger, entry: LogEntry, at: number): number {
  const { kind, token, marks, growth } = entry
  if (kind === 'begin') ledger.open(token, marks)
  else if (kind === 'end') {
    // of a change whose beginning is no longer known, nobody knows what it was
    if (!ledger.close(token, at)) ledger.touch('all', at)
  } else ledger.touch(marks, at)
  if (kind === 'everything') for (const over of token.split(',')) ledger.close(over, at)
  return kind === 'begin' ? 0 : growth
}
