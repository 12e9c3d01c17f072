import type { Element, Parents, Root, Text } from 'hast'

/** Running text of one language that no block parts, piece by piece as its elements divide it. */
export interface Run {
  readonly lang: string
  readonly block: Block
  readonly pieces: Text[]
}

/** The paragraph, heading or cell that runs stand in: one object for all of them. */
export type Block = object

const inline = new Set(
  `a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time
   u var wbr`.split(/\s+/),
)

/** Text of its own kind: a span in it would be wrong, or seen. */
const whole = new Set(['math', 'pre', 'script', 'style', 'svg'])

/** Stands in a run for what is none of its text: a picture, a break, words in another language. It ends no sentence. */
const gap = (): Text => ({ type: 'text', value: ' ' })

/** All running text of a file. Words in another language are a run of their own. */
export function runsOf(tree: Root, language: string): readonly Run[] {
  const runs: Run[] = []
  const open = (lang: string, block: Block = {}): Run => {
    const run = { lang, block, pieces: [] }
    runs.push(run)
    return run
  }
  const walk = (parent: Parents, lang: string, outer?: Run): void => {
    let run = outer
    for (const child of parent.children) {
      if (child.type === 'element' && !inline.has(child.tagName) && !whole.has(child.tagName)) {
        run = undefined
        walk(child, languageOf(child) ?? lang)
        continue
      }
      run ??= open(lang)
      if (child.type === 'text') run.pieces.push(child)
      else if (child.type !== 'element' || whole.has(child.tagName) || child.children.length === 0)
        run.pieces.push(gap())
      else walkInline(child, lang, run)
    }
  }
  const walkInline = (element: Element, lang: string, run: Run): void => {
    const own = languageOf(element) ?? lang
    if (own === lang) return walk(element, lang, run)
    run.pieces.push(gap())
    walk(element, own, open(own, run.block))
  }
  walk(tree, language)
  return runs
}

function languageOf({ properties }: Element): string | undefined {
  return typeof properties.lang === 'string' && properties.lang ? properties.lang : undefined
}
