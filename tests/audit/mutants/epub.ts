import { linkMutants } from './epub-links.ts'
import { citationMutants, noteMutants } from './epub-notes.ts'
import { packageMutants } from './epub-package.ts'
import { structureMutants } from './epub-structure.ts'
import { wordMutants } from './epub-words.ts'

/** Every way in which the EPUB of `../book` is damaged. */
export const epubMutants = [
  ...wordMutants,
  ...noteMutants,
  ...citationMutants,
  ...structureMutants,
  ...linkMutants,
  ...packageMutants,
]
