const LONGEST_WORD = 40

/** Lower case without diacritics, so that "Núñez" and "nunez" are the same. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // oxlint-disable-next-line no-control-regex
  return /^[\u0000-\u007f]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
}

/** The first `length` UTF-16 units of a text, one less where they would end within a character. */
export function cut(text: string, length: number): string {
  return text.length > length && text.codePointAt(length - 1)! > 0xffff
    ? text.slice(0, length - 1)
    : text.slice(0, length)
}

/** The words of a text, folded: letters and digits, with dots and apostrophes closed up ("M.D." is md, "O'Brien" obrien). */
export function words(text: string | null): string[] {
  if (!text) return []
  return fold(text)
    .replace(/[.'’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (word === '' ? [] : [cut(word, LONGEST_WORD)]))
}

/** A whole value as one word, for filters by equality: "New York" is new_york. */
export function wholeValue(text: string): string {
  return cut(words(text).join('_'), 120)
}
