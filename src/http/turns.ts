/**
 * Runs what comes in its order, at most `most` in a turn of the event loop. Node accepts one new connection a turn, so
 * that a server which answers whatever there is in every turn lets nobody in while it is busy.
 */
export function inTurns(most: number): (work: () => void) => void {
  const waiting: (() => void)[] = []
  let due = false
  const run = () => {
    for (const work of waiting.splice(0, most)) work()
    due = waiting.length > 0
    if (due) setImmediate(run)
  }
  return (work) => {
    waiting.push(work)
    if (!due) setImmediate(run)
    due = true
  }
}
