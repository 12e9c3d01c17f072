import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.pdf': 'application/pdf',
}

export interface Served {
  /** `http://localhost:1234/`. */
  readonly address: string
  close(): void
}

/**
 * Serve a folder as a strict host would: nothing from elsewhere, no script but of files, no style but the one that
 * stands in the page, by its hash (Content Security Policy 3).
 */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    try {
      const value = readFileSync(path.join(folder, path.normalize(name)))
      response.writeHead(200, {
        'content-type': kinds[path.extname(name)] ?? 'application/octet-stream',
        'content-security-policy': policyFor(name, value),
      })
      response.end(value)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

function policyFor(name: string, value: Buffer): string {
  const style = name.endsWith('.html')
    ? /<style>(.*?)<\/style>/s.exec(value.toString('utf8'))?.[1]
    : undefined
  const hash =
    style === undefined ? "'none'" : `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  return `default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src ${hash}; base-uri 'none'; form-action 'none'`
}
