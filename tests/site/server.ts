import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

import { fits, headerRules } from './headers.ts'

/** Paths below the output folder, and the bytes of the files. */
export type Folder = ReadonlyMap<string, Uint8Array>

export interface Site {
  readonly folder: Folder
  /** With a slash at its end. */
  readonly base: string
  close(): Promise<void>
}

/** What every host knows without being told. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Serve a folder as a static host does that reads `_headers`: its media types, its policy of what pages may load. */
export async function serve(folder: Folder): Promise<Site> {
  const rules = headerRules(new TextDecoder().decode(folder.get('_headers')))
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)
    const name = asked.endsWith('/') ? `${asked}index.html` : asked
    const value = folder.get(name.slice(1))
    if (!value) {
      response.writeHead(404).end()
      return
    }
    const headers = new Map([['Content-Type', types[path.extname(name)] ?? 'application/octet-stream']])
    for (const rule of rules)
      if (fits(rule, asked)) for (const [key, text] of rule.headers) headers.set(key, text)
    response.writeHead(200, Object.fromEntries(headers)).end(value)
  })
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    folder,
    base: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
