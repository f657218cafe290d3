import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { conflict } from '../stewardship/refusals.ts'
import { ask, join, type Joined, type Machine } from './decisions.ts'
import type { Doubt } from '../stewardship/doubt.ts'
import type { Join } from './findings.ts'
import type { RelinkReads } from './neighbours.ts'

/** Looking and acting as one step that nobody else's writing comes between. */
export interface Step {
  reads: RelinkReads
  join(joins: readonly Join[]): Promise<Joined[]>
  ask(doubts: readonly Doubt[]): Promise<void>
}

/** Where relinking is done: in the index, or beside it. */
export interface Workplace {
  /** For looking without acting. */
  reads: RelinkReads
  step<T>(work: (step: Step) => Promise<T>): Promise<T>
}

/** In the index: each step is a transaction. Refused with CONFLICT once another model is in use. */
export function inIndex(deps: PatientDeps, machine: Machine): Workplace {
  const { index } = deps
  return {
    reads: index,
    step: (work) =>
      index.transaction(async (unit) => {
        const active = (await unit.activeModel()) ?? DEFAULT_MODEL
        if (active.version !== machine.model) throw conflict('model', 'in use is another one by now: relink again')
        return work({
          reads: unit,
          join: (joins) => join(unit, deps, machine, joins),
          ask: (doubts) => ask(unit, deps, doubts),
        })
      }),
  }
}
