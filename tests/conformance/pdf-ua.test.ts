import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { importedBooks, shippedBook } from '../reading/books.ts'
import { checkPdfUa } from '../../scripts/audit/conformance/pdf-ua/index.ts'
import { findJudge } from '../../scripts/world/judge.ts'
import { runVerapdf } from './judges.ts'

const books = [shippedBook(), ...importedBooks()]
const judge = findJudge('verapdf')
if (!judge)
  console.warn(
    'SKIPPED: veraPDF is not here. tests/conformance/get-verapdf fetches it by Maven; PDF/UA is judged by our own checks alone.',
  )

describe.each(books)('$name', ({ pdf, largePrint }) => {
  test.each([
    ['reading', pdf],
    ['large print', largePrint],
  ])('the %s edition meets every condition of PDF/UA-1 that our own checks know', async (_, file) => {
    expect(await checkPdfUa(new Uint8Array(readFileSync(file)))).toEqual([])
  })

  test.skipIf(!judge)(
    'veraPDF finds no failed rule of PDF/UA-1 in the reading and the large print edition',
    async () => {
      for (const file of [pdf, largePrint]) expect(await runVerapdf(file)).toEqual([])
    },
  )
})
