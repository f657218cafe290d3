/**
 * Whether two different strings are one typing error apart: a character dropped, added or changed, or two that stand
 * together swapped (Damerau 1964; distance of 1).
 */
export function isTypingError(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let i = 0
  while (i < short.length && short.charCodeAt(i) === long.charCodeAt(i)) i++
  if (short.length !== long.length) return restEqual(short, i, long, i + 1)
  if (i === short.length) return false
  if (restEqual(short, i + 1, long, i + 1)) return true
  const crossed = short.charCodeAt(i) === long.charCodeAt(i + 1) && short.charCodeAt(i + 1) === long.charCodeAt(i)
  return crossed && restEqual(short, i + 2, long, i + 2)
}

function restEqual(a: string, fromA: number, b: string, fromB: number): boolean {
  if (a.length - fromA !== b.length - fromB) return false
  for (let i = fromA, j = fromB; i < a.length; i++, j++) if (a.charCodeAt(i) !== b.charCodeAt(j)) return false
  return true
}
