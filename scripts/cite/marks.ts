import type CSL from 'citeproc'

/** A cite's own beginning and end in the printed cluster: private-use characters, which no data hold. */
const open = (index: number): string => String.fromCodePoint(0x10_f000 + index)
const close = '\u{10fffd}'
const marked = /([\u{10f000}-\u{10fffc}])([\s\S]*?)\u{10fffd}/gu
/** A cite may be joined from parts, such as the year and its letter. */
const seam = /(?<=([\u{10f000}-\u{10fffc}])[^\u{10f000}-\u{10fffd}]*)\u{10fffd}\1/gu

const gap = /\u{10fffd}([^\u{10f000}-\u{10fffd}]*)([\u{10f000}-\u{10fffc}])/gu
const placeOf = (mark: string): number => (mark.codePointAt(0) ?? 0) - 0x10_f000

/** Replace what stands between two cites; `replace` gets the place of the second. */
export function replaceGaps(html: string, replace: (index: number, between: string) => string): string {
  return html
    .replace(seam, '')
    .replace(gap, (_, between: string, mark: string) => close + replace(placeOf(mark), between) + mark)
}

/** Replace every marked cite; `replace` gets its place in the cluster and its HTML. */
export function replaceMarked(html: string, replace: (index: number, inner: string) => string): string {
  return html
    .replace(seam, '')
    .replace(marked, (_, mark: string, inner: string) =>
      replace((mark.codePointAt(0) ?? 0) - 0x10_f000, inner),
    )
}

/** Let the engine mark what it prints for each of the cluster's cites. */
export function withMarks(engine: CSL.Engine, entries: readonly CSL.Entry[], print: () => string): string {
  const { output, tmp } = engine
  const { string } = output
  let index = 0
  output.string = function (state, blobs, parent) {
    const own = parent === undefined && blobs === this.queue && tmp.area === 'citation' && !tmp.just_looking
    // An author named alone loses its italics or quotation marks otherwise, where a title stands for it.
    const alone = own && entries[0]?.[1]['author-only']
    if (alone) tmp.suppress_decorations = false
    const rendered = string.call(this, state, blobs, parent)
    if (!own || typeof rendered === 'string') return rendered
    if (alone && rendered.length === 0) return ''
    const mark = open(index++)
    return rendered.map((part) => {
      if (typeof part === 'string') return part && mark + part + close
      part.strings.prefix = mark + part.strings.prefix
      part.strings.suffix += close
      return part
    })
  }
  const apart = keepApart(tmp, entries)
  try {
    tmp.citation_errors = []
    return print()
  } finally {
    output.string = string
    apart.end()
  }
}

/**
 * Works by one author are not drawn together across words of the writer: `(Doe 2001; see Doe 2004)`.
 *
 * The engine drops a name that equals the one it printed last. Where there are words between, it is told
 * that it printed none.
 */
function keepApart(tmp: CSL.Engine['tmp'], entries: readonly CSL.Entry[]): { end(): void } {
  let last = tmp.last_primary_names_string
  const between = (index: number) => entries[index]?.[1].prefix ?? entries[index - 1]?.[1].suffix
  Object.defineProperty(tmp, 'last_primary_names_string', {
    configurable: true,
    enumerable: true,
    get: () => (between(tmp.cite_index) ? false : last),
    set: (name: string | false) => {
      last = name
    },
  })
  return {
    end: () =>
      Object.defineProperty(tmp, 'last_primary_names_string', {
        configurable: true,
        enumerable: true,
        writable: true,
        value: last,
      }),
  }
}
