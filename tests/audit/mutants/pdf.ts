import { pdfFactMutants, pdfLinkMutants } from './pdf-links.ts'
import { pdfLetterMutants, pdfPageMutants } from './pdf-pages.ts'
import { pdfStructureMutants } from './pdf-structure.ts'
import { pdfWordMutants } from './pdf-words.ts'

/** Every way in which the PDF of `../book` is damaged. */
export const pdfMutants = [
  ...pdfWordMutants,
  ...pdfStructureMutants,
  ...pdfLetterMutants,
  ...pdfPageMutants,
  ...pdfLinkMutants,
  ...pdfFactMutants,
]
