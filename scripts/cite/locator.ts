import type { LocatorLabels } from './labels.ts'

export interface Locator {
  readonly label?: string
  readonly locator?: string
  readonly suffix: string
}

// A locator's word holds a digit or begins with a roman number: `12`, `33-44`, `xvii`, `C22`, `34(1)(i)`, `1.2`.
const plain = String.raw`(?:[-–:]|[^\s\p{P}\p{Co}])+`
const piece = String.raw`\.?${plain}(?:\.${plain})*`
const unit = String.raw`(?:${piece}|\((?:${piece})?\)|\[(?:${piece})?\]|\{(?:${piece})?\})+`
const firstUnit = new RegExp(String.raw`\s*(${unit})`, 'uy')
const nextUnit = new RegExp(String.raw`[,;]?\s*(${unit})`, 'uy')
const roman = /^m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/i

/** The label of a locator that says itself what it is, `{ch. A}`: no term is printed before it. */
const unnamed = 'custom'

/**
 * Split what follows a key into locator and suffix, as pandoc does: `, pp. 33-35, 38 and more` has the
 * locator `33-35, 38` and the suffix ` and more`. Braces say where a locator ends: `{ch. A}`.
 */
export function splitLocator(raw: string, labels: LocatorLabels): Locator {
  const text = raw.replace(/^,?\s*/, '')
  return inBraces(text, labels) ?? labelled(text, labels) ?? unlabelled(text) ?? { suffix: withComma(raw) }
}

function inBraces(text: string, labels: LocatorLabels): Locator | undefined {
  if (!text.startsWith('{')) return undefined
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) {
      const held = text.slice(1, at).trim()
      const [label, rest] = takeLabel(held, labels) ?? [/\d/.test(held) ? 'page' : unnamed, held]
      const suffix = text.slice(at + 1)
      return rest.trim() ? { label, locator: dashes(rest), suffix } : { suffix: withComma(suffix) }
    }
  }
  return undefined
}

function labelled(text: string, labels: LocatorLabels): Locator | undefined {
  const [label, rest] = takeLabel(text, labels) ?? []
  if (label === undefined || rest === undefined) return undefined
  const end = wordsEnd(
    rest,
    (word) => /\d/.test(word) || roman.test(word.split(/[-–:.()[\]{}]/).find(Boolean) ?? '-'),
  )
  return end > 0 ? { label, locator: dashes(rest.slice(0, end)), suffix: rest.slice(end) } : undefined
}

function unlabelled(text: string): Locator | undefined {
  const end = wordsEnd(text, (word) => /\d/.test(word))
  return end > 0 ? { label: 'page', locator: dashes(text.slice(0, end)), suffix: text.slice(end) } : undefined
}

function takeLabel(text: string, labels: LocatorLabels): [label: string, rest: string] | undefined {
  const lower = text.toLowerCase()
  for (const [written, label] of labels) {
    if (!lower.startsWith(written)) continue
    const rest = text.slice(written.length)
    // `p.3` and `§3`, but not `lines` in `linesman`.
    if (/\p{L}$/u.test(written) && /^[\p{L}\p{N}]/u.test(rest)) continue
    return [label, rest]
  }
  return undefined
}

function wordsEnd(text: string, accept: (word: string) => boolean): number {
  let end = 0
  for (let pattern = firstUnit; ; pattern = nextUnit) {
    pattern.lastIndex = end
    const match = pattern.exec(text)
    if (!match || !accept(match[1] ?? '')) return end
    end = pattern.lastIndex
  }
}

const dashes = (locator: string): string => locator.trim().replace(/--+|(?<=\))-(?=\()/g, '–')

/** A suffix stands off from the citation: ` quoted`, `, quoted`. */
const withComma = (suffix: string): string => (/^(?:$|\s|\p{P})/u.test(suffix) ? suffix : `, ${suffix}`)
