/** One server-sent event. */
export interface ServerEvent {
  event: string
  data: string
}

/** Reads a text/event-stream. Comments, which keep the connection open, are no events. */
export async function* serverEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder()
  let event = 'message'
  let data: string[] = []
  for await (const line of lines(body, decoder)) {
    if (line === '') {
      if (data.length || event !== 'message') yield { event, data: data.join('\n') }
      event = 'message'
      data = []
    } else {
      const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line)!
      if (name === 'event') event = value!
      if (name === 'data') data.push(value!)
    }
  }
}

async function* lines(body: AsyncIterable<Uint8Array>, decoder: TextDecoder): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/)
    rest = parts.pop()!
    yield* parts
  }
}
