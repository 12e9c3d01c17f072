import type { Element, ElementContent } from 'hast'
import { visit } from 'unist-util-visit'

import type { Words } from '../../model/words.ts'
import { type Document, wrapperOf } from './document.ts'
import { countElement, type Facts } from './facts.ts'
import { type IdIndex, resolveDrawing, resolveReferences } from './links.ts'
import type { Pictures } from './pictures.ts'
import { attributesOf, meaningOf } from './semantics.ts'
import { isElement, plainText } from './text.ts'
import { declareNamespace, keepValid, substituteFor } from './valid.ts'

interface Context {
  readonly ids: IdIndex
  readonly pictures: Pictures
  readonly words: Words
  /** Counts what it finds into them. */
  readonly facts: Facts
}

/** What the package file has to say of a document. */
export interface Contents {
  readonly svg: boolean
  readonly mathml: boolean
}

/** Turn the text's own HTML into the EPUB's: one walk over a document's elements, in place. */
export function finish(document: Document, { ids, pictures, words, facts }: Context): Contents {
  const labels = new Set<string>()
  const contents = { svg: false, mathml: false }
  const foreign = new Set<Element>()

  visit(document.tree, 'element', (element, index, parent) => {
    const isForeign =
      element.tagName === 'svg' || element.tagName === 'math' || (isElement(parent) && foreign.has(parent))
    if (isForeign) {
      foreign.add(element)
      if (element.tagName === 'svg' || element.tagName === 'math') declareNamespace(element)
      contents.svg ||= element.tagName === 'svg'
      contents.mathml ||= element.tagName === 'math'
    } else {
      const substitute = substituteFor(element) ?? embed(element, pictures)
      if (substitute && parent && index !== undefined) {
        parent.children.splice(index, 1, ...substitute)
        return index
      }
      keepValid(element)
    }
    if (isForeign) resolveDrawing(element, document.file, ids)
    else resolveReferences(element, document.file, ids)
    if (element !== wrapperOf(document)) giveMeaning(element, document, words, labels)
    countElement(element, document.file, facts)
    return undefined
  })
  return contents
}

function embed(element: Element, pictures: Pictures): ElementContent[] | undefined {
  if (element.tagName !== 'img' || element.properties.role === 'doc-cover') return undefined
  return pictures.embed(element)
}

function giveMeaning(element: Element, { section }: Document, words: Words, labels: Set<string>): void {
  const meaning = meaningOf(element)
  if (!meaning) return
  // The file of an epigraph says already what it is.
  if (meaning.type === 'epigraph' && section?.role === 'epigraph') return

  Object.assign(element.properties, attributesOf(meaning))
  if (meaning.named) {
    const heading = element.children.find((node) => isElement(node) && /^h[1-6]$/.test(node.tagName))
    if (isElement(heading) && heading.properties.id)
      element.properties.ariaLabelledBy = [String(heading.properties.id)]
    else element.properties.ariaLabel = words.notes
  }
  if (meaning.label) {
    const text =
      plainText({ type: 'root', children: element.children }).replace(/\.$/, '') ||
      String(element.properties.title ?? '')
    element.properties.ariaLabel ??= unique(meaning.label(text, words), labels)
  }
}

/** Two links with one name and two targets would confuse a listener. */
function unique(label: string, taken: Set<string>): string {
  let name = label
  for (let count = 2; taken.has(name); count += 1) name = `${label} (${count})`
  taken.add(name)
  return name
}
