const TELL_EVERY_MS = 30_000

/** `tell` for something that happens again and again while it lasts: it is told of once in 30 s. */
export function nowAndThen(tell: (error: Error) => void): (error: Error) => void {
  let told = -Infinity
  return (error) => {
    if (performance.now() - told < TELL_EVERY_MS) return
    told = performance.now()
    tell(error)
  }
}
