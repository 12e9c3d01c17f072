import { expect, test } from 'vitest'

import { markArtifacts } from '../scripts/formats/pdf/structure/artifacts.ts'
import { readContent } from '../scripts/formats/pdf/structure/content.ts'

const fonts = { read: () => 'a', utf16: () => 'a' }
const words = (height: number): string => `BT /F1 9 Tf 1 0 0 1 10 ${height} Tm <0001> Tj ET`
const marked = (inside: string): string => `/P <</MCID 0>> BDC ${inside} EMC`

/** What the artifacts of a page 200 points high are called, from its head to its foot. */
function artifactsOf(content: string): string[] {
  const bytes = new TextEncoder().encode(content)
  const page = readContent(bytes, fonts, () => false)
  const written = new TextDecoder().decode(markArtifacts(bytes, page, 100, () => true))
  return [...written.matchAll(/\/Artifact <<\/Type \/(\w+)(?: \/Subtype \/(\w+))?/g)].map(
    ([, type, subtype]) => subtype ?? type ?? '',
  )
}

test.for([
  ['text', marked(`${words(150)} ${words(50)}`), ['Header', 'Footer']],
  ['text high up', marked(words(180)), ['Header', 'Footer']],
  ['a picture alone', marked('/Im1 Do'), ['Header', 'Footer']],
  ['nothing', '', ['Header', 'Footer']],
  ['lines', `${marked('/Im1 Do')} 0 90 10 10 re f`, ['Header', 'Layout', 'Footer']],
] as const)('the head and the foot of a page with %s', ([, content, expected]) => {
  expect(artifactsOf(`${words(190)}\n${content}\n${words(10)}`)).toEqual(expected)
})
