import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'

/** What a build leaves behind, by path, without a browser: the formats that need none. */
export async function builtFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const world = memoryWorld({ files, now: new Date('2026-11-24T00:00:00Z') })
  try {
    const { artifacts, sources } = await build(world, { formats: ['epub', 'web', 'text'] })
    if (artifacts.length === 0)
      throw new Error(sources.flatMap(({ messages }) => messages.map(String)).join('\n'))
    return new Map(artifacts.map(({ path, value }) => [path, value as Uint8Array]))
  } finally {
    await world.close()
  }
}

/** A host that serves a folder as `_headers` wants it. */
export async function host(
  folder: ReadonlyMap<string, Uint8Array>,
): Promise<{ address: string; close(): Promise<void> }> {
  const types = contentTypes(new TextDecoder().decode(folder.get('_headers')))
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname).slice(1) || 'index.html'
    const value = folder.get(path)
    response.writeHead(value ? 200 : 404, { 'content-type': types(path) })
    response.end(value)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The rules of `_headers` for `Content-Type`; what any host knows by itself where they are silent. */
function contentTypes(rules: string): (path: string) => string {
  const found = [...rules.matchAll(/^\/(\S+)\n(?:  .*\n)*?  Content-Type: (.+)$/gm)].map(
    ([, pattern = '', type = '']) => ({ test: patternOf(pattern), type }),
  )
  return (path) => found.find(({ test }) => test.test(path))?.type ?? usual(path)
}

const patternOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`)

function usual(path: string): string {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    jpg: 'image/jpeg',
    pdf: 'application/pdf',
  }
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
