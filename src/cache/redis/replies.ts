import { z } from 'zod'

/** What RENEW answers: era, last and first position of the log, and its entries that are new. */
const renewal = z.tuple([z.string(), z.int(), z.int(), z.array(z.string())])
/** What APPEND answers: position of the entry, processes that live, and for how many ms there may be more. */
const appended = z.tuple([z.int(), z.array(z.string()), z.int()])

/** @throws an error when the reply is of another shape, as of a proxy that mixes up connections */
export const readRenewal = (reply: unknown) => renewal.parse(reply)

/** Undefined of a reply of another shape, as of another era. */
export const readAppended = (reply: unknown) => appended.safeParse(reply).data
