import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { EnvironmentError } from '../model/world.ts'

/** What is answered to a request. */
export interface Answer {
  readonly status?: number
  readonly mediaType: string
  readonly body: string | Uint8Array
  /** Content-Security-Policy. */
  readonly policy?: string
  /** The address stands for these bytes for ever. */
  readonly isFixed?: boolean
}

export interface Request {
  readonly method: 'GET' | 'POST'
  /** Below the token, without a slash at its start. */
  readonly path: string
  readonly query: URLSearchParams
}

interface Service {
  answer(request: Request): Promise<Answer | undefined>
  /** What a page that begins to listen is told first. */
  greet(): readonly unknown[]
}

export interface LocalServer {
  /** With the token: whoever does not know it gets nothing. */
  readonly address: string
  /** Tell every page that listens at `events`. */
  tell(event: unknown): void
  close(): Promise<void>
}

const host = '127.0.0.1'

/**
 * Serve pages to this machine alone. The address holds a secret; requests under another host's name (DNS rebinding) and
 * from other sites' pages are refused.
 *
 * @param port 0 is any that is free; where the wanted one is taken and `isFixed` is not set, the next ones are tried.
 * @throws {EnvironmentError} where none can be had.
 */
export async function serveLocally(
  { port, isFixed }: { readonly port: number; readonly isFixed: boolean },
  service: Service,
): Promise<LocalServer> {
  const token = randomBytes(16).toString('base64url')
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    void respond(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked =
      request.method === 'GET' || request.method === 'POST' ? readRequest(request, token) : undefined
    if (!asked || !isOwn(request, server))
      return end(response, { status: 403, mediaType: 'text/plain', body: '' })
    if (asked.path === 'events') return listen(response)
    end(response, (await service.answer(asked)) ?? { status: 404, mediaType: 'text/plain', body: '' })
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', ...strict })
    // A page whose connection was lost looks for it again after this many milliseconds.
    response.write('retry: 500\n\n')
    for (const event of service.greet()) response.write(eventText(event))
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
  }

  const bound = await bind(server, port, isFixed ? 1 : attempts)
  return {
    address: `http://${host}:${bound}/${token}/`,
    tell(event) {
      const text = eventText(event)
      for (const listener of listeners) listener.write(text)
    },
    async close() {
      for (const listener of listeners) listener.end()
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

const strict = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'cross-origin-resource-policy': 'same-origin',
}

/** Ports that are tried one after the other. */
const attempts = 20

const eventText = (event: unknown): string => `data: ${JSON.stringify(event)}\n\n`

function readRequest({ url = '/', method }: IncomingMessage, token: string): Request | undefined {
  const { pathname, searchParams } = new URL(url, `http://${host}`)
  const [, given = '', ...rest] = pathname.split('/')
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  if (one.length !== other.length || !timingSafeEqual(one, other)) return undefined
  try {
    const path = decodeURIComponent(rest.join('/'))
    return { method: method === 'POST' ? 'POST' : 'GET', path, query: searchParams }
  } catch {
    return undefined
  }
}

/** Under this server's own name, and what changes something from its own pages. */
function isOwn({ headers, method }: IncomingMessage, server: Server): boolean {
  const { port } = server.address() as AddressInfo
  const names = [`${host}:${port}`, `localhost:${port}`]
  if (!names.includes(headers.host ?? '')) return false
  return method === 'GET' || names.some((name) => headers.origin === `http://${name}`)
}

function end(response: ServerResponse, { status = 200, mediaType, body, policy, isFixed }: Answer): void {
  response.writeHead(status, {
    ...strict,
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    ...(isFixed && { 'cache-control': 'private, max-age=31536000, immutable' }),
    ...(policy && { 'content-security-policy': policy }),
  })
  response.end(body)
}

async function bind(server: Server, first: number, tries: number): Promise<number> {
  for (let port = first; port < first + tries; port += 1) {
    const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(port, host, () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    if (!fault) return (server.address() as AddressInfo).port
    if (fault.code !== 'EADDRINUSE' && fault.code !== 'EACCES') throw fault
  }
  const ports = tries === 1 ? `Port ${first} is` : `The ports ${first} to ${first + tries - 1} are`
  throw new EnvironmentError(`${ports} taken.`, 'Name a free one: --port 8123')
}
