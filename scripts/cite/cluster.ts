import { type Flat, placeAt } from './flat.ts'
import type { LocatorLabels } from './labels.ts'
import { type Locator, splitLocator } from './locator.ts'
import type { Place } from '../model/reference.ts'

/** One work cited. Prefix and suffix hold placeholders for marked-up text. */
export interface Item extends Locator {
  readonly key: string
  readonly prefix: string
  readonly suppressAuthor: boolean
  readonly place: Place | undefined
  /** Another key in its suffix: a semicolon was forgotten. */
  readonly second?: { readonly key: string; readonly place: Place | undefined }
}

/** One citation, as written: `[see @a, ch. 4; @b]`, or `@a [p. 12]` with the author in the text. */
export interface Cluster {
  readonly items: readonly [Item, ...Item[]]
  readonly narrative: boolean
  /** Its span of the flat text. */
  readonly from: number
  readonly to: number
}

/** Every citation in the text, in order (pandoc's grammar). */
export function findClusters(flat: Flat, labels: LocatorLabels): Cluster[] {
  const clusters: Cluster[] = []
  const opening = /[[@]/g
  for (let match = opening.exec(flat.shadow); match; match = opening.exec(flat.shadow)) {
    const cluster = match[0] === '[' ? bracketed(flat, match.index, labels) : bare(flat, match.index, labels)
    if (!cluster) continue
    clusters.push(cluster)
    opening.lastIndex = cluster.to
  }
  return clusters
}

function bracketed(flat: Flat, from: number, labels: LocatorLabels): Cluster | undefined {
  const close = closing(flat.shadow, from)
  if (close === undefined || !flat.shadow.slice(from, close).includes('@')) return undefined
  const items = readItems(flat, from + 1, close, labels)
  return items && { items, narrative: false, from, to: close + 1 }
}

function bare(flat: Flat, at: number, labels: LocatorLabels): Cluster | undefined {
  const found = keyAt(flat.shadow, at)
  if (!found) return undefined
  const item = { key: found.key, prefix: '', suppressAuthor: found.suppressAuthor, place: placeAt(flat, at) }
  const narrative = !found.suppressAuthor
  const alone: Cluster = { items: [{ ...item, suffix: '' }], narrative, from: found.from, to: found.to }

  // `@key [p. 12; see @b]`: what is in brackets belongs to the key, but `@a [@b]` are two citations.
  const gap = /^[ \t]*\n?[ \t]*\[(?!\^)/.exec(flat.shadow.slice(found.to))
  const open = gap ? found.to + gap[0].length - 1 : 0
  const close = gap ? closing(flat.shadow, open) : undefined
  if (close === undefined || /[[(]/.test(flat.shadow[close + 1] ?? '')) return alone
  const [first, ...rest] = splitAt(flat.shadow, open + 1, close)
  if (!first || findKey(flat.shadow, ...first)) return alone
  const others = rest.length > 0 ? readItems(flat, rest[0]?.[0] ?? close, close, labels) : []
  if (!others) return alone
  const located = { ...item, ...splitLocator(flat.text.slice(...first), labels) }
  return { items: [located, ...others], narrative, from: found.from, to: close + 1 }
}

function readItems(
  flat: Flat,
  from: number,
  to: number,
  labels: LocatorLabels,
): [Item, ...Item[]] | undefined {
  const items: Item[] = []
  for (const [start, end] of splitAt(flat.shadow, from, to)) {
    const found = findKey(flat.shadow, start, end)
    if (!found) return undefined
    const second = findKey(flat.shadow, found.to, end)
    items.push({
      ...(second && { second: { key: second.key, place: placeAt(flat, second.at) } }),
      key: found.key,
      suppressAuthor: found.suppressAuthor,
      prefix: flat.text.slice(start, found.from).trim(),
      place: placeAt(flat, found.at),
      ...splitLocator(flat.text.slice(found.to, end), labels),
    })
  }
  const [first, ...rest] = items
  return first && [first, ...rest]
}

interface Key {
  readonly key: string
  readonly suppressAuthor: boolean
  /** Span with the `-`; `at` is the `@`. */
  readonly from: number
  readonly at: number
  readonly to: number
}

const keyPattern =
  /\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*)/uy

function findKey(shadow: string, from: number, to: number): Key | undefined {
  for (let at = shadow.indexOf('@', from); at >= 0 && at < to; at = shadow.indexOf('@', at + 1)) {
    const found = keyAt(shadow, at)
    if (found && found.to <= to) return found
  }
  return undefined
}

function keyAt(shadow: string, at: number): Key | undefined {
  keyPattern.lastIndex = at + 1
  const match = keyPattern.exec(shadow)
  const suppressAuthor = shadow[at - 1] === '-'
  const from = suppressAuthor ? at - 1 : at
  // An address: jane@example.org.
  if (!match || /[\p{L}\p{N}]$/u.test(shadow.slice(Math.max(0, from - 2), from))) return undefined
  return { key: match[1] ?? match[2] ?? '', suppressAuthor, from, at, to: at + 1 + match[0].length }
}

function closing(shadow: string, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < shadow.length; at++) {
    if (shadow[at] === '[') depth++
    else if (shadow[at] === ']' && --depth === 0) return at
  }
  return undefined
}

/** The spans between semicolons that stand in no braces or brackets. */
function splitAt(shadow: string, from: number, to: number): [number, number][] {
  const spans: [number, number][] = []
  let depth = 0
  let start = from
  for (let at = from; at < to; at++) {
    const character = shadow[at] ?? ''
    if ('{['.includes(character)) depth++
    else if ('}]'.includes(character)) depth--
    else if (character === ';' && depth <= 0) {
      spans.push([start, at])
      start = at + 1
    }
  }
  return [...spans, [start, to]]
}
