/** A paragraph of the text, and where it is. */
export interface Paragraph {
  readonly href: string
  /** Of its section. */
  readonly title: string
  readonly text: string
}

/** A paragraph that holds all that is looked for, with what stands around the first of it. */
export interface Found {
  readonly paragraph: Paragraph
  readonly before: string
  readonly words: string
  readonly after: string
}

/** Characters shown on each side. */
const around = 60

/** The paragraphs that hold every word of the question, be it a part of a longer one; case and accents don't count. */
export function find(paragraphs: readonly Paragraph[], question: string): Found[] {
  const wanted = fold(question).text.split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return paragraphs.flatMap((paragraph): Found[] => {
    const { text, places } = folded(paragraph)
    if (!wanted.every((word) => text.includes(word))) return []
    const phrase = wanted.join(' ')
    const word = text.includes(phrase) ? phrase : (wanted[0] ?? '')
    const at = text.indexOf(word)
    const [from, to] = [places[at] ?? 0, places[at + word.length] ?? paragraph.text.length]
    return [{ paragraph, ...excerpt(paragraph.text, from, to) }]
  })
}

function excerpt(text: string, from: number, to: number): Pick<Found, 'before' | 'words' | 'after'> {
  const start = from <= around ? 0 : Math.max(0, text.lastIndexOf(' ', from - around) + 1)
  const next = text.indexOf(' ', to + around)
  const end = next === -1 ? text.length : next
  return {
    before: (start > 0 ? '… ' : '') + text.slice(start, from),
    words: text.slice(from, to),
    after: text.slice(to, end) + (end < text.length ? ' …' : ''),
  }
}

interface Folded {
  readonly text: string
  /** Of each character, where it stands in the text as it is written. */
  readonly places: readonly number[]
}

const known = new WeakMap<Paragraph, Folded>()

function folded(paragraph: Paragraph): Folded {
  const before = known.get(paragraph)
  if (before) return before
  const made = fold(paragraph.text)
  known.set(paragraph, made)
  return made
}

/** Small letters without accents, and without what only tells where a line may end. */
function fold(written: string): Folded {
  let text = ''
  const places: number[] = []
  let at = 0
  for (const character of written) {
    const plain = character
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[\p{M}\u00AD\u200B\u2060]/gu, '')
    for (const sign of plain.replaceAll(/[’ʼ]/g, "'").replaceAll(/\s/g, ' ')) {
      for (let unit = 0; unit < sign.length; unit += 1) places.push(at)
      text += sign
    }
    at += character.length
  }
  places.push(at)
  return { text, places }
}
