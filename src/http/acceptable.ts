import type { Plugin } from 'graphql-yoga'

const MESSAGE =
  'The answer is in none of the media types that are accepted: accept application/json, or text/event-stream for a subscription.'
const TYPE = 'application/json; charset=utf-8'

/** Says in the body of a 406 what to accept, where Yoga says nothing, and ends the news that nobody is going to hear. */
export function useAcceptable(): Plugin {
  const news = new WeakMap<Request, AsyncIterator<unknown>>()
  return {
    onResultProcess({ request, result }) {
      if (Symbol.asyncIterator in result) news.set(request, result as AsyncIterableIterator<unknown>)
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      if (response.status !== 406) return
      await news.get(request)?.return?.()
      const headers = { ...Object.fromEntries(response.headers), 'content-type': TYPE }
      const body = { errors: [{ message: MESSAGE, extensions: { code: 'BAD_USER_INPUT' } }] }
      setResponse(fetchAPI.Response.json(body, { status: 406, headers }))
    },
  }
}
