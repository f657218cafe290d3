import { createInterface } from 'node:readline/promises'
import { InterruptedError } from '../failures.ts'

/** Asks the person at the terminal. */
export interface Asker {
  ask(question: string): Promise<string>
  tell(line: string): void
}

/** Lines that were pasted together with the answer to an earlier question. */
const early: string[] = []

/**
 * Asks on standard error, so that standard output holds nothing but the answer. Ctrl-C and Ctrl-D stop the command, as the
 * end of `signal` does.
 */
export const terminalAsker = (signal: AbortSignal): Asker => ({
  async ask(question) {
    const pasted = early.shift()
    if (pasted !== undefined) {
      process.stderr.write(`${question}${pasted}\n`)
      return pasted
    }
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    lines.on('line', (line) => early.push(line))
    let answered = false
    const over = new AbortController()
    try {
      const gone = new Promise<never>((_resolve, reject) => {
        const leave = () => {
          if (!answered) process.stderr.write('\n')
          reject(new InterruptedError('interrupted: nothing was changed'))
        }
        lines.once('SIGINT', leave)
        lines.once('close', leave)
        signal.addEventListener('abort', leave, { once: true, signal: over.signal })
      })
      return await Promise.race([lines.question(question), gone])
    } finally {
      answered = true
      over.abort()
      lines.close()
    }
  },
  tell: (line) => void process.stderr.write(`${line}\n`),
})

/** True for y or yes; anything else is a no. */
export async function confirm(asker: Asker, question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await asker.ask(`${question} [y/N] `)).trim())
}
