import { InvalidArgumentError, Option } from 'commander'

/** An option of a command; `default` is shown in its help. */
export function option(flags: string, description: string, fallback?: unknown): Option {
  const made = new Option(flags, description)
  return fallback === undefined ? made : made.default(fallback)
}

/** An option that takes a whole number from `min` to `max`. */
export function numberOption(flags: string, description: string, min: number, max: number, fallback?: number): Option {
  return option(flags, description, fallback).argParser((text: string) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= min && value <= max) return value
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`)
  })
}

/** An option that takes one of `choices`, in any case. */
export function choiceOption(flags: string, description: string, choices: Record<string, string>): Option {
  const names = Object.keys(choices)
  return option(flags, `${description} (${names.join(', ')})`).argParser((text: string) => {
    const name = text.toLowerCase()
    if (Object.hasOwn(choices, name)) return choices[name]
    throw new InvalidArgumentError(`It must be one of ${names.join(', ')}.`)
  })
}

/** An option that takes names separated by commas, and may be given more than once. */
export function namesOption(flags: string, description: string): Option {
  return option(flags, description).argParser((text: string, before: string[] | undefined) => [
    ...(before ?? []),
    ...text.split(',').flatMap((name) => name.trim() || []),
  ])
}

/** An option that takes one value, and may be given more than once. */
export function repeatedOption(flags: string, description: string): Option {
  return option(flags, description).argParser((text: string, before: string[] | undefined) => [...(before ?? []), text])
}
