import { type CurrentRequest, currentRequest } from '../../observability/current-request.ts'
import type { PatientInput } from '../patient.ts'
import type { ServedMatch } from './answers.ts'

/** What was known of changes when a question's turn came; undefined when one was open, or too little was known. */
export interface Begun {
  version: number | undefined
}

/** A question on its way. All who ask the same wait for the same. */
export interface Question {
  key: string
  input: PatientInput
  /** The request that asked it first. */
  asker: CurrentRequest | undefined
  /** Undefined while it waits for its turn. */
  begun: Begun | undefined
  waiters: number
  answered: Promise<ServedMatch>
  resolve(answer: ServedMatch): void
  reject(error: unknown): void
  /** Called when nobody waits any more. */
  abandoned: () => void
}

/** The questions on their way. */
export interface Questions {
  /**
   * The question that is asked already, or a new one; whoever calls waits for it. Who asks after a further change must not
   * get an answer from before it, so one whose turn has come is the same only when nothing has changed since.
   */
  join(key: string, input: PatientInput, version: number | undefined): { question: Question; isNew: boolean }
  /** Whoever called {@link join} no longer waits. */
  leave(question: Question): void
}

export function createQuestions(): Questions {
  const onTheWay = new Map<string, Question>()
  const forget = (question: Question) => {
    if (onTheWay.get(question.key) === question) onTheWay.delete(question.key)
  }

  const ask = (key: string, input: PatientInput): Question => {
    const { promise, resolve, reject } = Promise.withResolvers<ServedMatch>()
    promise.catch(() => {})
    const question: Question = {
      key,
      input,
      asker: currentRequest(),
      begun: undefined,
      waiters: 1,
      answered: promise,
      resolve: (answer) => {
        forget(question)
        resolve(answer)
      },
      reject: (error) => {
        forget(question)
        reject(error)
      },
      abandoned: () => {},
    }
    onTheWay.set(key, question)
    return question
  }

  return {
    join: (key, input, version) => {
      const asked = onTheWay.get(key)
      if (!asked || !isUpToDate(asked, version)) return { question: ask(key, input), isNew: true }
      asked.waiters++
      return { question: asked, isNew: false }
    },
    leave: (question) => {
      if (--question.waiters > 0) return
      forget(question)
      question.abandoned()
    },
  }
}

const isUpToDate = ({ begun }: Question, version: number | undefined) =>
  !begun || (version !== undefined && begun.version === version)
