const cyrillic =
  'а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya і i ї i є ie ґ g ў u'
const greek =
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'
const latin = 'ß ss æ ae œ oe ø o đ d ł l þ th ð d ı i'

const letters = new Map(
  [cyrillic, greek, latin].flatMap((table) => {
    const parts = table.split(' ')
    return parts.flatMap((letter, index) =>
      index % 2 === 0 ? [[letter, parts[index + 1] ?? ''] as const] : [],
    )
  }),
)

/**
 * Lower-case ASCII letters, digits and hyphens, fit for file names and ids; empty where no letter has one.
 *
 * EPUBCheck reports file names outside ASCII, and an XML id may not begin with a digit: callers that need
 * an id go through `idFrom`.
 */
export function asciiSlug(text: string, longest = 60): string {
  const bare = text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/['’]/g, '')
  const ascii = Array.from(bare, (letter) => letters.get(letter) ?? letter).join('')
  const slug = ascii.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest + 1)
  return cut.slice(0, cut.lastIndexOf('-') > 0 ? cut.lastIndexOf('-') : longest)
}

/** An id that XML accepts: `1989-and-after` becomes `s-1989-and-after`. */
export function idFrom(text: string, otherwise: string): string {
  const slug = asciiSlug(text) || otherwise
  return /^[a-z]/.test(slug) ? slug : `s-${slug}`
}

/** Ids of pages that every edition makes for itself. */
export const reservedIds: readonly string[] = [
  'contents',
  'cover',
  'titlepage',
  'copyright',
  'colophon',
  'nav',
  'toc',
]

/** The id itself, or with the first number that makes it free; it is taken from then on. */
export function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
  taken.add(id)
  return id
}
