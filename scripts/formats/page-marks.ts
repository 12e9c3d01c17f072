import type { Element, ElementContent, Root, Text } from 'hast'
import { EXIT, visit } from 'unist-util-visit'
import { h } from 'hastscript'

import { hasClass } from '../model/elements.ts'
import type { Edition } from '../model/format.ts'
import type { Section } from '../model/publication.ts'
import type { World } from '../model/world.ts'
import { readingWish } from './pdf/options.ts'
import { pageStarts } from './pdf/pages.ts'
import type { PageStart } from './pdf/starts.ts'

/**
 * Mark in the text where the pages of the reading edition begin, if the build makes one: then a reference to a page
 * finds its place in every edition. An author who marks pages, say of an older print, has the only say.
 */
export async function markPages(edition: Edition, world: World): Promise<void> {
  const { sections } = edition.publication
  if (!edition.formats.includes('pdf') || sections.some(hasMarks)) return
  const starts = await pageStarts(edition, readingWish(edition), world)
  for (const { id, tree } of sections) {
    const own = starts.filter(({ section }) => section === id)
    if (own.length > 0) markSection(tree, id, own)
  }
}

function hasMarks({ tree }: Section): boolean {
  let found = false
  visit(tree, 'element', (element) => {
    found ||= hasClass(element, 'pagebreak')
    return found ? EXIT : undefined
  })
  return found
}

/** The dot keeps it apart from ids made of titles. */
const markOf = ({ label }: PageStart): Element =>
  h('span', { className: ['pagebreak'], id: `page.${label}`, ariaLabel: label })

/** A text node, and how many letters stand before it. */
interface Stretch {
  readonly text: Text
  readonly parent: Element | Root
  readonly before: number
  readonly letters: number
  /** The figure that it stands in. */
  readonly figure: Figure | undefined
}

interface Figure {
  readonly element: Element
  readonly parent: Element | Root
  readonly before: number
}

function markSection(tree: Root, id: string, starts: readonly PageStart[]): void {
  const stretches: Stretch[] = []
  const total = collect(tree, id, { before: 0 }, stretches)
  // From the end, so that what is before stays where it was.
  for (const start of starts.toReversed()) {
    if (start.letters === 0) tree.children.unshift(markOf(start))
    else if (start.letters < total) insert(stretches, start)
  }
}

/** Text as it is counted on the pages, see world/page/letters.ts; the notes have gone to the feet of those. */
function collect(
  parent: Element | Root,
  id: string,
  { before, figure }: { readonly before: number; readonly figure?: Figure },
  into: Stretch[],
): number {
  let count = before
  for (const child of parent.children) {
    if (child.type === 'text') {
      const letters = child.value.match(/[\p{L}\p{N}]/gu)?.length ?? 0
      into.push({ text: child, parent, before: count, letters, figure })
      count += letters
    } else if (child.type === 'element' && !isPassed(child, id)) {
      const own = child.tagName === 'figure' ? { element: child, parent, before: count } : figure
      count = collect(child, id, { before: count, ...(own && { figure: own }) }, into)
    }
  }
  return count
}

const isPassed = (element: Element, id: string): boolean =>
  hasClass(element, 'cited-in') ||
  String(element.properties.ariaHidden) === 'true' ||
  element.properties.id === `notes-${id}`

/** Before the word that begins the page, or that goes on there. */
function insert(stretches: readonly Stretch[], start: PageStart): void {
  const stretch = stretches.findLast(({ before, letters }) => before <= start.letters && letters > 0)
  if (!stretch) return
  const { text, parent, before, figure } = stretch
  // The picture stands above its caption.
  if (figure?.before === start.letters) {
    const siblings = figure.parent.children as ElementContent[]
    siblings.splice(siblings.indexOf(figure.element), 0, markOf(start))
    return
  }
  const cut = wordStart(text.value, start.letters - before)
  const at = parent.children.indexOf(text)
  const rest: Text = { type: 'text', value: text.value.slice(cut) }
  text.value = text.value.slice(0, cut)
  const children = parent.children as ElementContent[]
  children.splice(at + 1, 0, markOf(start), rest)
}

/** Where the word begins that has the letter with this number, counted from 0. */
function wordStart(text: string, letters: number): number {
  let left = letters
  for (const { index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    if (left === 0) return text.slice(0, index).search(unspaced.test(text.slice(index)) ? opening : begun)
    left -= 1
  }
  return text.length
}

/** Scripts that put no space between words. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Brackets and quotation marks that open what follows. */
const opening = /[\p{Ps}\p{Pi}"'„‚¿¡]*$/u

/** The same, before a word that has begun. */
const begun = /[\p{Ps}\p{Pi}"'„‚¿¡]*(?:[\p{L}\p{M}\p{N}\u00AD][\u2019'\u2010-]?)*$/u
