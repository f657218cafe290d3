import type { CliCommand } from '../cli.ts'
import { add } from './add.ts'
import { clear } from './clear.ts'
import { deleteCommand } from './delete.ts'
import { demo } from './demo.ts'
import { evaluateCommand } from './evaluate.ts'
import { exportCommand } from './export.ts'
import { fetchCommand, refresh } from './fetch.ts'
import { importCommand } from './import.ts'
import { list } from './list.ts'
import { matchCommand } from './match.ts'
import { migrateCommand } from './migrate.ts'
import { registerCommand } from './register.ts'
import { relinkCommand } from './relink.ts'
import { search } from './search.ts'
import { serve } from './serve.ts'
import { show } from './show.ts'
import { stats } from './stats.ts'
import { trainCommand } from './train.ts'
import { update } from './update.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly CliCommand[] = [
  fetchCommand,
  refresh,
  list,
  search,
  show,
  add,
  update,
  deleteCommand,
  importCommand,
  exportCommand,
  stats,
  clear,
  registerCommand,
  matchCommand,
  trainCommand,
  relinkCommand,
  evaluateCommand,
  serve,
  migrateCommand,
  demo,
]
