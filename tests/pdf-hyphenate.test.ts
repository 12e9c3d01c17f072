import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'

import { hyphenate } from '../scripts/formats/pdf/hyphenate.ts'

test.for([
  ['en-GB', 'uncomfortable', 'un-com-fort-able'],
  ['de-AT', 'Zeitungspapier', 'Zei-tungs-pa-pier'],
  ['th', 'ท้ายคลองมีเรือจ้างลำหนึ่ง', 'ท้ายคลองมีเรือจ้างลำหนึ่ง'],
  ['zh-Hans', 'shūfǎ zhōngguó', 'shūfǎ zhōngguó'],
  ['en', 'a <i lang="th">ท้ายคลองมีเรือจ้าง</i> of paper', 'a <i lang="th">ท้ายคลองมีเรือจ้าง</i> of paper'],
] as const)('in %s: %s', async ([lang, text, divided]) => {
  const tree = fromHtml(`<p>${text}</p>`, { fragment: true })
  await hyphenate(tree, lang)
  expect(toHtml(tree).replaceAll('\u00AD', '-')).toBe(`<p>${divided}</p>`)
})
