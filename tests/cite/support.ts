import { toString } from 'hast-util-to-string'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { VFile } from 'vfile'

import { configOf } from '../../scripts/metadata/index.ts'
import type { CiteInput } from '../../scripts/cite/cite.ts'
import { cite, loadStyle, readReferences, type Style } from '../../scripts/cite/index.ts'
import type { Mdast, Role, Section } from '../../scripts/model/publication.ts'
import type { Words } from '../../scripts/model/words.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'

const reader = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze()
export const world = memoryWorld({ files: {} })
export const words = { citedIn: 'cited in', chapter: 'Chapter', appendix: 'Appendix' } as Words

const engines = new Map<string, Promise<Style | undefined>>()

/** A style; engines are built once for all tests of a file. */
export async function style(name: string, lang = 'en-US'): Promise<Style> {
  const config = new VFile({ path: 'publication.yaml', value: `csl: ${name}\nlang: ${lang}\n` })
  const id = `${name} ${lang}`
  if (!engines.has(id)) engines.set(id, loadStyle(name, lang, world, configOf(config)))
  const built = await engines.get(id)
  if (!built) throw new Error(config.messages.join('\n'))
  return built
}

export function section(
  markdown: string,
  index = 0,
  more: { role?: Role; label?: string; title?: string } = {},
): Section<Mdast> {
  const file = new VFile({ path: `chapter-${index + 1}.md`, value: markdown })
  const { role = 'chapter', label = `Chapter ${index + 1}`, title = 'Title' } = more
  return {
    id: `s${index + 1}`,
    role,
    matter: 'body',
    title,
    label,
    depth: 0,
    file,
    tree: reader.parse(file) as Root,
  }
}

interface Options {
  readonly name?: string
  readonly lang?: string
  readonly yaml?: string
  readonly nocite?: string[]
  readonly bibliography?: string[]
}

/** Cite in sections of Markdown; `html` and `text` are each section's. */
export async function citeIn(chapters: string | readonly string[], options: Options = {}) {
  const {
    name = 'mla',
    lang = 'en-US',
    yaml = '[]',
    nocite = [],
    bibliography = ['references.yaml'],
  } = options
  const file = new VFile({ path: 'references.yaml', value: yaml })
  const references = await readReferences([file])
  const sections = [chapters].flat().map((markdown, index) => section(markdown, index))
  const input: CiteInput = {
    sections,
    references,
    style: await style(name, lang),
    words,
    metadata: { nocite, bibliography },
  }
  const result = cite(input)
  const trees = sections.map(({ tree }) => unified().use(remarkRehype).runSync(tree))
  const list = result.bibliography
  return {
    ...result,
    file,
    messages: [file, ...sections.map((one) => one.file)].flatMap(({ messages }) => messages.map(String)),
    html: trees.map((tree) => toHtml(tree)),
    text: trees.map((tree) => toString(tree).trim()),
    entries: list ? list.children.map((item) => toString(item).replace(/\s+/g, ' ').trim()) : [],
    list: list ? toHtml(list) : '',
  }
}
