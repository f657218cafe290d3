import type { PatientReads } from '../patient-index.ts'
import { unavailable } from '../unavailable.ts'

/** Reads that end within `timeoutMs`, whatever the server does. `told` is what is told of an error. */
export function guarded(
  reads: PatientReads,
  timeoutMs: number,
  told: (error: unknown) => unknown = (error) => error,
): PatientReads {
  const limited = async (answer: Promise<unknown>) => {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(unavailable()), timeoutMs)
    })
    try {
      return await Promise.race([answer, over])
    } catch (error) {
      throw told(error)
    } finally {
      clearTimeout(timer)
    }
  }
  const entries = Object.entries(reads) as [string, (...given: never[]) => Promise<unknown>][]
  return Object.fromEntries(
    entries.map(([name, read]) => [name, (...given: never[]) => limited(read(...given))]),
  ) as unknown as PatientReads
}
