import { plain } from './text.ts'

/** One line that tells how far long work is, overwritten as it goes on. */
export interface ProgressLine {
  show(text: string): void
  /** takes the line away */
  end(): void
}

const REDRAWN_MS = 100

/** A progress line on `stream`, or one that shows nothing when nobody would see it. */
export function progressLine(stream: NodeJS.WriteStream, visible: boolean): ProgressLine {
  if (!visible || !stream.isTTY) return { show: () => {}, end: () => {} }
  let drawn = 0
  return {
    show(text) {
      if (drawn && performance.now() - drawn < REDRAWN_MS) return
      drawn = performance.now()
      stream.write(`\r\u001b[K${plain(text).slice(0, Math.max(20, stream.columns - 1))}`)
    },
    end() {
      if (drawn) stream.write('\r\u001b[K')
      drawn = 0
    },
  }
}

const BAR = 24

/** How much of the work is done, as a bar and in percent. */
export function progressBar(done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1
  const filled = Math.round(share * BAR)
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${Math.floor(share * 100)} %`
}
