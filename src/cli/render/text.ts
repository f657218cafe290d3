import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** Colours `text` where the terminal has colours and NO_COLOR is not set. */
export function styled(style: Style, text: string, stream: NodeJS.WritableStream = process.stdout): string {
  return styleText(style, text, { stream })
}

/** A number with thousands separators. */
export function number(value: number): string {
  return value.toLocaleString('en-US')
}

/** Milliseconds as people read them: 891ms, 12.3s. */
export function duration(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)}ms` : `${(ms / 1000).toFixed(1)}s`
}

/** Bytes as people read them. */
export function bytes(count: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let value = count
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}

/** "1 provider", "2 providers". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

/** Text that cannot move the cursor or change the terminal. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
}

/** A text of many pieces as {@link plain} lines. */
export async function* plainLines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    yield text.split('\n').map(plain).join('\n')
  }
}
