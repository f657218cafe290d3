import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/files/clean-text.ts'

describe('the text of a value', () => {
  it.each([
    ['\u200b', null],
    ['\u202e', null],
    [' \ufeff\u2060\u00ad ', null],
    ['\u200d\u200c \u200d', null],
    ['Mac\u200bDonald', 'MacDonald'],
    ['\u202aDoe\u202c', 'Doe'],
    ['Ana \u200b Lee', 'Ana Lee'],
    ['Ana\u0000Lee', 'Ana Lee'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['Núñez', 'Núñez'],
    ['', null],
  ])('%j is %j: without what shows nothing, but for joiners inside of a word', (given, text) => {
    expect(cleanText(given)).toBe(text)
  })
})
