/** A picture, a drawing or an embedded thing. */
export interface Picture {
  readonly description: string
  readonly isDecoration: boolean
  readonly isCover: boolean
}

/** A group of links that says what it is: `toc`, `page-list`, `landmarks`, `index`. */
export interface LinkList {
  readonly type: string
  readonly hrefs: string[]
}

/** What a page of text holds, as far as claims speak of it. */
export interface Page {
  readonly path: string
  hasWords: boolean
  /** Of its headings, in order. */
  readonly levels: number[]
  readonly pictures: Picture[]
  readonly breaks: { readonly id: string; readonly label: string }[]
  readonly roles: Set<string>
  readonly ids: Set<string>
  readonly lists: LinkList[]
  /** For each formula, what is said of it in words. */
  readonly formulas: string[]
  /** Contents of `style` elements and attributes. */
  readonly styles: string[]
  /** Names of its elements, each once. */
  readonly elements: Set<string>
  /** Ids that descriptions of pictures and tables stand at. */
  readonly details: string[]
  hasPronunciation: boolean
  readonly claims: { readonly property: string; readonly value: string }[]
}

export type Attributes = Readonly<Record<string, string>>

/** What a parser tells, in the order of the page. */
export interface Listener {
  /** @param line From 1; of XML only. */
  open(name: string, attributes: Attributes, line?: number): void
  text(value: string): void
  close(name: string): void
}

const newPage = (path: string): Page => ({
  path,
  hasWords: false,
  levels: [],
  pictures: [],
  breaks: [],
  roles: new Set(),
  ids: new Set(),
  lists: [],
  formulas: [],
  styles: [],
  elements: new Set(),
  details: [],
  hasPronunciation: false,
  claims: [],
})

/** Collects what a page holds while it is parsed: text never kept, one look at each element. */
export function collectPage(path: string): { page: Page; listener: Listener } {
  const page = newPage(path)
  const open: { name: string; list?: LinkList; svg?: { title: string; attributes: Attributes } }[] = []
  const near = <Found>(find: (each: (typeof open)[number]) => Found | undefined): Found | undefined => {
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const found = open[index] && find(open[index] as (typeof open)[number])
      if (found) return found
    }
    return undefined
  }
  const listener: Listener = {
    open(name, attributes) {
      page.elements.add(name)
      noteAttributes(page, attributes)
      noteElement(page, name, attributes)
      const type = listType(name, attributes)
      const list = type === undefined ? undefined : { type, hrefs: [] }
      if (list) page.lists.push(list)
      if (name === 'a' && attributes['href']) near((each) => each.list)?.hrefs.push(attributes['href'])
      open.push({
        name,
        ...(list && { list }),
        ...(name === 'svg' && { svg: { title: '', attributes } }),
      })
    },
    text(value) {
      const inner = open.at(-1)?.name
      if (inner === 'style') page.styles.push(value)
      else if (inner === 'title') {
        const svg = near((each) => each.svg)
        if (svg) svg.title += value
      } else if (inner !== 'script' && !page.hasWords) page.hasWords = /[\p{L}\p{N}]/u.test(value)
    },
    close() {
      const { svg } = open.pop() ?? {}
      if (svg && !open.some((each) => each.svg)) page.pictures.push(pictureOf(svg.attributes, svg.title))
    },
  }
  return { page, listener }
}

function noteAttributes(page: Page, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'id') page.ids.add(value)
    else if (name === 'role') for (const role of value.split(/\s+/)) page.roles.add(role)
    else if (name === 'style') page.styles.push(value)
    else if (name === 'aria-details' || name === 'longdesc') page.details.push(value.replace(/^.*#/, ''))
    else if (/^ssml:|-epub-speak/.test(name)) page.hasPronunciation = true
  }
}

function noteElement(page: Page, name: string, attributes: Attributes): void {
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level) page.levels.push(Number(level))
  if (/^(?:img|object|embed|canvas)$/.test(name)) page.pictures.push(pictureOf(attributes))
  if (name === 'math') page.formulas.push(attributes['alttext'] ?? attributes['aria-label'] ?? '')
  if (name === 'meta') noteClaim(page, attributes)
  const isBreak = typesOf(attributes).includes('pagebreak') || attributes['role'] === 'doc-pagebreak'
  if (isBreak) {
    const label = attributes['aria-label'] ?? attributes['title'] ?? ''
    page.breaks.push({ id: attributes['id'] ?? '', label })
  }
}

function noteClaim(page: Page, { property, name, itemprop, content }: Attributes): void {
  const said = /^(?:schema:|dcterms:|a11y:)(\w+)$/.exec(property ?? name ?? '')?.[1] ?? itemprop
  if (said && content) page.claims.push({ property: said, value: content })
}

/** Of an inline drawing, its title too is a description. */
function pictureOf(attributes: Attributes, title = ''): Picture {
  const { role, alt, 'aria-label': label, 'aria-labelledby': labelled, 'aria-hidden': hidden } = attributes
  return {
    description: (alt ?? label ?? labelled ?? title).trim() || title.trim(),
    isDecoration: role === 'presentation' || role === 'none' || hidden === 'true',
    isCover: role === 'doc-cover',
  }
}

const typesOf = (attributes: Attributes): string[] => (attributes['epub:type'] ?? '').split(/\s+/)

const listRoles: Readonly<Record<string, string>> = {
  'doc-toc': 'toc',
  'doc-pagelist': 'page-list',
  'doc-index': 'index',
}

function listType(name: string, attributes: Attributes): string | undefined {
  const [first = ''] = typesOf(attributes)
  const type = listRoles[attributes['role'] ?? ''] ?? first
  return name === 'nav' || type === 'index' ? type : undefined
}
