type Listener = (event: { readonly data: unknown }) => void

/** One end of a channel, as much of a `MessagePort` as Mozilla's reader uses. */
export interface Port {
  postMessage(message: unknown): void
  addEventListener(type: string, listener: Listener): void
  removeEventListener(type: string, listener: Listener): void
}

/**
 * Two ends of a channel within one thread.
 *
 * Node's own would copy every letter of every message twice, which takes as long as reading the page. Here messages
 * arrive as they are. Only the head of a chunk of text is copied: the sender clears it once it is sent.
 */
export function portPair(): [Port, Port] {
  const [near, far] = [new Set<Listener>(), new Set<Listener>()]
  return [portOf(near, far), portOf(far, near)]
}

function portOf(own: Set<Listener>, other: Set<Listener>): Port {
  return {
    postMessage(message) {
      const data = kept(message)
      queueMicrotask(() => {
        for (const listener of other) listener({ data })
      })
    },
    addEventListener: (_, listener) => void own.add(listener),
    removeEventListener: (_, listener) => void own.delete(listener),
  }
}

function kept(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('chunk' in message)) return message
  const { chunk } = message
  return typeof chunk === 'object' && chunk ? { ...message, chunk: { ...chunk } } : message
}
