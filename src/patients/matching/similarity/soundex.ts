const CODES = '01230120022455012623010202'

/** American Soundex of a folded name (US National Archives): a letter and three digits. Other scripts keep four letters. */
export function soundex(name: string): string {
  const first = name.charCodeAt(0)
  if (!(first >= 97 && first <= 122)) return name.slice(0, 4)
  let code = name[0]!
  let last = CODES[first - 97]!
  for (let i = 1; i < name.length && code.length < 4; i++) {
    const digit = CODES[name.charCodeAt(i) - 97]
    if (digit === undefined) continue
    if (digit !== '0' && digit !== last) code += digit
    if (name[i] !== 'h' && name[i] !== 'w') last = digit
  }
  return code.padEnd(4, '0')
}
