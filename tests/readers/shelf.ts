import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

import { build } from 'esbuild'

/** A reader of others: the GNOME desktop's, and the one inside many web sites. */
export type ReaderName = 'foliate' | 'epubjs'

export const readerNames: readonly ReaderName[] = ['foliate', 'epubjs']

/** A web server with books and the programs to read them. */
export interface Shelf {
  readonly origin: string
  /** Put a book there; gives its path on the server. */
  put(name: string, value: Uint8Array): string
  close(): Promise<void>
}

/** `/foliate` and `/epubjs` are readers; `/books/…` is what was put there, and nothing else is. */
export async function openShelf(): Promise<Shelf> {
  const files = new Map<string, { type: string; value: string | Uint8Array }>()
  for (const name of readerNames) {
    files.set(`/${name}`, { type: 'text/html; charset=utf-8', value: pageWith(`${name}.js`) })
    files.set(`/${name}.js`, { type: 'text/javascript', value: await script(name) })
  }
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url)
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' })
    response.end(file?.value)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put(name, value) {
      files.set(`/books/${name}`, { type: 'application/epub+zip', value })
      return `/books/${name}`
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The icon is empty so that the browser asks for none. */
const pageWith = (name: string): string =>
  `<!doctype html><title>Reader</title><link rel="icon" href="data:,"><style>body { margin: 0 }</style><body><script src="/${name}"></script>`

async function script(name: ReaderName): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, `page/${name}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
