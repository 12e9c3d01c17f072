import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

import { newMemory } from '../model/memory.ts'
import { type Preview, startPreview } from '../preview.ts'
import { launchStandby } from '../world/browser.ts'
import { openEditor } from '../world/editor.ts'
import { nodeWorld } from '../world/node.ts'
import { programRoot } from '../world/program-root.ts'
import { type Answer, type Request, serveLocally } from '../world/serve.ts'
import { watchFolder } from '../world/watch.ts'
import { buildTime } from './building.ts'
import { type Command, UsageError } from './command.ts'
import { setup } from './setup.ts'

/** Where it begins to look for a free port. */
const usualPort = 4600

/** `pamphlet preview`: the manuscript in three views in the browser, while it is written. */
export const previewCommand: Command = {
  summary: 'see the text, its pages and the folded booklet while you write',
  usage: 'pamphlet preview [MANUSCRIPT=manuscript] [--port 4600]',
  example: 'pamphlet preview my-pamphlet',
  positionals: 1,
  options: {
    port: {
      type: 'string',
      value: 'NUMBER',
      help: 'where it is served (4600, or the next one that is free)',
    },
  },
  async run([manuscript = 'manuscript'], { port }) {
    const wanted = port === undefined ? usualPort : portOf(String(port))
    await setup({ quiet: false })
    const memory = newMemory()
    const own = nodeWorld({ manuscript, now: buildTime(), launch: launchStandby, memory })
    const world = { ...own, memory }
    const preview = startPreview(world, (event) => server.tell(event))
    const server = await serveLocally(
      { port: wanted, isFixed: port !== undefined },
      { answer: (request) => answer(request, preview, world, manuscript), greet: () => preview.state() },
    )
    world.browser().catch(() => {})
    const unwatch = await watchFolder(manuscript, () => void preview.refresh())
    process.stdout.write(`${server.address}\n  Open it in a browser. It ends with Ctrl-C.\n`)
    void preview.refresh()
    await interrupted()
    await unwatch()
    await Promise.all([server.close(), own.close()])
    return 0
  },
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`--port takes a number from 0 to 65535, not “${text}”`)
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

/** The page runs its own script and shows what this server has; the text runs none. */
const policies = {
  page: "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'",
  text: "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'",
}

type PreviewWorld = Pick<ReturnType<typeof nodeWorld>, 'resource' | 'script'>

/** By what the path begins with. */
async function answer(
  { method, path: asked, query }: Request,
  preview: Preview,
  world: PreviewWorld,
  manuscript: string,
): Promise<Answer | undefined> {
  if (method === 'POST') return asked === 'open' ? openPlace(query, manuscript) : undefined
  const own = async (name: string): Promise<Uint8Array> => world.resource(`templates/base/${name}`)
  if (asked === '')
    return { mediaType: 'text/html', body: await own('preview/index.html'), policy: policies.page }
  if (asked === 'preview.js') return { mediaType: 'text/javascript', body: await world.script('preview') }
  if (asked === 'preview.css') {
    const css = await Promise.all(['css/colours.css', 'preview/preview.css'].map(own))
    return { mediaType: 'text/css', body: Buffer.concat(css) }
  }
  if (asked === 'reader/')
    return { mediaType: 'text/html', body: await own('preview/reader.html'), policy: policies.text }
  const [, folder, name = ''] = /^([a-z]+)\/(.+)$/.exec(asked) ?? []
  if (folder === 'pdfjs') return pdfjsFile(name)
  if (folder === 'reader') {
    const file = preview.file(name)
    return file && { mediaType: file.mediaType, body: file.value }
  }
  if (folder === 'proofs') {
    const value = await preview.proof(name.replace(/\.pdf$/, ''))
    // Newer pages are on their way.
    if (!value) return { mediaType: 'application/pdf', body: '' }
    return { mediaType: 'application/pdf', body: value, isFixed: true }
  }
  return undefined
}

const require = createRequire(path.join(programRoot, 'package.json'))

/** What draws PDFs in the page. */
async function pdfjsFile(name: string): Promise<Answer | undefined> {
  if (!/^pdf(?:\.worker)?\.min\.mjs$/.test(name)) return undefined
  const body = await readFile(require.resolve(`pdfjs-dist/legacy/build/${name}`))
  return { mediaType: 'text/javascript', body, isFixed: true }
}

async function openPlace(query: URLSearchParams, manuscript: string): Promise<Answer> {
  const root = path.resolve(manuscript)
  const file = path.resolve(root, query.get('file') ?? '')
  const isInside = file.startsWith(root + path.sep)
  const number = (name: string): number => Math.max(1, Number.parseInt(query.get(name) ?? '1', 10) || 1)
  const fault = isInside
    ? await openEditor(file, number('line'), number('column'))
    : 'The file is not in the manuscript folder.'
  return { mediaType: 'text/plain', body: fault ?? '' }
}
