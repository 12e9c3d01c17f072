import type { Facts } from '../../../model/reading.ts'
import type { Names } from './names.ts'
import type { OutlineItem, Source } from './source.ts'

/** What the file says of itself: in its XMP packet (ISO 16684-1), else in its information dictionary. */
export function readFacts(source: Source, { targetOf }: Pick<Names, 'targetOf'>): Facts {
  const { info, xmp, outline, isMarked, language } = source
  const all = (key: string): string[] => [xmp.get(key) ?? []].flat().map(String).filter(Boolean)
  const one = (key: string, old?: string): string | undefined =>
    all(key)[0] ?? (old !== undefined && typeof info[old] === 'string' && info[old] ? info[old] : undefined)
  const creators = all('dc:creator')
  const given = {
    title: one('dc:title', 'Title'),
    // What XMP says of it no voice listens to.
    language,
    publisher: one('dc:publisher'),
    rights: one('dc:rights'),
    date: one('dc:date') ?? dayOf(info.CreationDate),
    description: one('dc:description', 'Subject'),
  }
  return {
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Partial<Facts>),
    authors: creators.length > 0 ? creators : typeof info.Author === 'string' ? [info.Author] : [],
    identifiers: ['dc:identifier', 'prism:isbn', 'prism:doi'].flatMap(all),
    pages: source.pages.length,
    contents: contentsOf(outline, 1, targetOf),
    claims: [
      ...claimsOf(xmp, info),
      ...(typeof info.Title === 'string' ? [`Info:Title=${info.Title}`] : []),
      ...(isMarked ? ['MarkInfo:Marked=true'] : []),
    ],
  }
}

/** Standards that the file says to keep: `pdfuaid:part=1`, `GTS_PDFXVersion=PDF/X-4`. */
function claimsOf(xmp: ReadonlyMap<string, unknown>, info: Readonly<Record<string, unknown>>): string[] {
  const claims = [...xmp].flatMap(([key, value]) =>
    /^(?:pdf[aexu]+(?:id)?|schema):/.test(key) ? [value].flat().map((one) => `${key}=${String(one)}`) : [],
  )
  return [
    ...claims,
    ...Object.entries(info).flatMap(([key, value]) =>
      key.startsWith('GTS_') ? [`${key}=${String(value)}`] : [],
    ),
  ]
}

/** `D:20261124000000Z` as `2026-11-24`. */
function dayOf(date: unknown): string | undefined {
  const [, ...parts] = /^D:(\d{4})(\d\d)?(\d\d)?/.exec(String(date)) ?? []
  return parts.length > 0 ? parts.filter((part) => part !== undefined).join('-') : undefined
}

function contentsOf(
  outline: readonly OutlineItem[],
  level: number,
  targetOf: Names['targetOf'],
): Facts['contents'] {
  return outline.flatMap(({ title, destination, url, items }) => {
    const target = url ?? (destination === undefined ? undefined : targetOf(destination))
    return [
      { title, level, ...(target !== undefined && { target }) },
      ...contentsOf(items, level + 1, targetOf),
    ]
  })
}
