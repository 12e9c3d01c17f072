import type { Words } from '../model/words.ts'

const elision = /^(?:tis|twas|twere|twill|tisn|em|til|till|cause|bout|round|cept|n|\d\ds?)(?![\p{L}\p{N}])/iu
const opensAfter = /[\s([{<\-—–/“‘«‹„‚¿¡\u{FFFC}"']/u
const letter = /[\p{L}\p{N}]/u

/**
 * Typographic forms of a run of text, one piece for each of its UTF-16 units: a piece may be longer than one
 * unit (a French quote brings its space), or empty (the second hyphen of a dash), so no character is lost and
 * none moves.
 */
export function curl(text: string, { quotes, lang }: Pick<Words, 'quotes' | 'lang'>): string[] {
  const pieces = text.split('')
  const [open, close, openInner, closeInner] = quotes
  let inside = 0
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '"') {
      // Behind a letter a quote closes, unless none is open: Arabic joins its particles to the next word.
      isQuoted = opens(text, index) || (!isQuoted && letter.test(text[index + 1] ?? ' '))
      pieces[index] = isQuoted ? open : close
    } else if (character === "'") {
      const mark = single(text, index, inside)
      inside += mark === 'open' ? 1 : mark === 'close' ? -1 : 0
      pieces[index] = mark === 'open' ? openInner : mark === 'close' ? closeInner : '’'
    } else if (character === '-' && text[index + 1] === '-') index = dash(text, index, pieces)
    else if (text.startsWith('...', index)) index = ellipsis(text, index, pieces)
    else if (lang === 'fr' && character === ' ') pieces[index] = frenchSpace(text, index)
  }
  return pieces
}

/** A quote opens after a space or an opening mark, unless a space follows. */
function opens(text: string, index: number): boolean {
  const before = text[index - 1]
  const after = text[index + 1]
  if (after === undefined || /\s/.test(after)) return false
  return before === undefined || (opensAfter.test(before) && !(before === '"' && !opens(text, index - 1)))
}

/** `'` is a quote only where its partner can be found; else an apostrophe. */
function single(text: string, index: number, inside: number): 'open' | 'close' | 'apostrophe' {
  const before = text[index - 1] ?? ' '
  const after = text[index + 1] ?? ' '
  if (letter.test(before) && letter.test(after)) return 'apostrophe'
  if (opens(text, index)) {
    if (elision.test(text.slice(index + 1, index + 8))) return 'apostrophe'
    return hasPartner(text, index) ? 'open' : 'apostrophe'
  }
  return inside > 0 ? 'close' : 'apostrophe'
}

/** A closing mark stands behind a letter or a point, and no letter follows it. */
function hasPartner(text: string, index: number): boolean {
  for (let at = text.indexOf("'", index + 1); at >= 0; at = text.indexOf("'", at + 1)) {
    if (/\S/.test(text[at - 1] ?? ' ') && !letter.test(text[at + 1] ?? ' ')) return true
  }
  return false
}

/** `--` is an en dash, `---` an em dash; longer rows are drawings. The index of the row's last hyphen. */
function dash(text: string, index: number, pieces: string[]): number {
  const length = /^-+/.exec(text.slice(index, index + 80))?.[0].length ?? 0
  if (length <= 3) {
    pieces.fill('', index, index + length)
    pieces[index] = length === 2 ? '–' : '—'
  }
  return index + length - 1
}

function ellipsis(text: string, index: number, pieces: string[]): number {
  const length = /^\.+/.exec(text.slice(index, index + 80))?.[0].length ?? 0
  if (length === 3) {
    pieces.fill('', index, index + 3)
    pieces[index] = '…'
  }
  return index + length - 1
}

/** A narrow no-break space before high punctuation and inside guillemets. */
function frenchSpace(text: string, index: number): string {
  const isTight = /[;:!?»]/.test(text[index + 1] ?? '') || text[index - 1] === '«'
  return isTight ? '\u202F' : ' '
}
