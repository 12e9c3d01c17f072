/** A piece of text without white space, and which of the boxes that it is drawn in have been on the screen. */
interface Word {
  readonly range: Range
  readonly parent: Element
  readonly text: string
  readonly seen: Set<number>
  boxes: number
  isFaint: boolean
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What a person has seen of a file: every word counts that stood on the screen whole, with nothing above it. */
export interface Sight {
  readonly text: string
  readonly missed: readonly string[]
  /** Pictures that were seen whole. */
  readonly pictures: number
  /** The addresses of those that were not. */
  readonly missedPictures: readonly string[]
  /** Words whose colour is too near to that of the page (WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for large ones). */
  readonly faint: readonly string[]
}

/**
 * A pair of eyes on a file of a book: look at each page, which says whether there was anything, then ask what was seen.
 *
 * @param paper The colour behind the book, as `rgb(0, 0, 0)`
 */
export function eyesOn(document: Document, paper: string): { look(): boolean; told(): Sight } {
  const words = wordsOf(document)
  const pictures = [...document.body.querySelectorAll('img')]
  const seen = new Set<HTMLImageElement>()
  return {
    look() {
      const pane = paneOf(document)
      const drawn = pictures.filter((picture) => picture.naturalWidth > 0 && isPictured(picture, pane))
      for (const picture of drawn) seen.add(picture)
      const fresh = words.filter((word) => !isWhole(word) && see(word, pane, paper))
      return drawn.length + fresh.length > 0
    },
    told: () => ({
      text: words.map((word) => (isWhole(word) ? word.text : '')).join(' '),
      missed: words.filter((word) => !isWhole(word)).map(({ text }) => text),
      pictures: seen.size,
      missedPictures: pictures.filter((picture) => !seen.has(picture)).map(({ src }) => src),
      faint: words.filter((word) => word.isFaint).map(({ text }) => text),
    }),
  }
}

const isWhole = ({ seen, boxes }: Word): boolean => boxes > 0 && seen.size >= boxes

function wordsOf(document: Document): Word[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words: Word[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    // What the book itself says is not for the eyes.
    if (!parent || parent.closest('[hidden], script, style, head')) continue
    for (const { 0: text, index } of (node.nodeValue ?? '').matchAll(/[^\s\u200B\u2060]+/gu)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + text.length)
      words.push({ range, parent, text, seen: new Set(), boxes: 0, isFaint: false })
    }
  }
  return words
}

const isPictured = (picture: Element, pane: Box): boolean => {
  const { left, top, right, bottom } = picture.getBoundingClientRect()
  const [width, height] = [right - left, bottom - top]
  return width > 1 && height > 1 && isInside({ left, top, right, bottom }, pane, 1)
}

/** Whether it, or a part of it, is on the screen. */
function see(word: Word, pane: Box, paper: string): boolean {
  const boxes = [...word.range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
  word.boxes = boxes.length
  if (!word.parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  for (const [index, box] of boxes.entries()) {
    if (!isInside(box, pane) || isCovered(box, word.parent)) continue
    word.seen.add(index)
    word.isFaint ||= isFaint(word.parent, paper)
  }
  return word.seen.size > 0
}

/** Lines may reach a little over the edge: a letter is lower than its line. */
const isInside = (
  { left, top, right, bottom }: Box,
  pane: Box,
  slack: number = (bottom - top) / 4,
): boolean => {
  return (
    left >= pane.left - 1 &&
    right <= pane.right + 1 &&
    top >= pane.top - slack &&
    bottom <= pane.bottom + slack
  )
}

function isCovered({ left, top, right, bottom }: Box, parent: Element): boolean {
  const top_ = parent.ownerDocument.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return !(top_ && (top_.contains(parent) || parent.contains(top_)))
}

/** The part of a file that is on the screen, in the file's own coordinates (px). */
export function paneOf(document: Document): Box {
  const frame = document.defaultView?.frameElement
  if (!frame) throw new Error('The file is in no frame')
  const { left: x, top: y } = frame.getBoundingClientRect()
  let pane: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  for (let node = outer(frame); node; node = outer(node)) {
    if (getComputedStyle(node).overflow === 'visible') continue
    const { left, top, right, bottom } = node.getBoundingClientRect()
    pane = {
      left: Math.max(pane.left, left),
      top: Math.max(pane.top, top),
      right: Math.min(pane.right, right),
      bottom: Math.min(pane.bottom, bottom),
    }
  }
  return { left: pane.left - x, top: pane.top - y, right: pane.right - x, bottom: pane.bottom - y }
}

/** The parent, also of what is inside the shadow of an element. */
function outer(node: Element): Element | undefined {
  if (node.parentElement) return node.parentElement
  const root = node.getRootNode()
  return root instanceof ShadowRoot ? root.host : undefined
}

/** Whether the first line of an element is on the screen. */
export function isInSight(element: Element): boolean {
  const [box] = [...element.getClientRects()]
  if (!box) return false
  const pane = paneOf(element.ownerDocument)
  return (
    box.right >= pane.left - 1 &&
    box.left <= pane.right + 1 &&
    box.bottom >= pane.top - 1 &&
    box.top <= pane.bottom + 1
  )
}

function isFaint(element: Element, paper: string): boolean {
  const { color, fontSize, fontWeight } = getComputedStyle(element)
  const size = Number.parseFloat(fontSize)
  const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700)
  const [text, ground] = [lightness(color), lightness(groundOf(element) ?? paper)]
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05) < (isLarge ? 3 : 4.5)
}

/** The colour behind an element, where it or what it stands in has one. */
function groundOf(element: Element): string | undefined {
  for (let node: Element | null = element; node; node = node.parentElement) {
    const { backgroundColor } = getComputedStyle(node)
    if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor
  }
  return undefined
}

/** Relative luminance, from 0 to 1 (WCAG 2.2). */
function lightness(color: string): number {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
