import type { Catalogue, CatalogueFile, CataloguePicture } from '../model/catalogue.ts'

/** Formats that are read as they are, in the order in which a reading app should offer them. */
const readable: readonly string[] = ['epub', 'kepub', 'pdf', 'large-print', 'web', 'text']

/** Files to read. Booklets and press files are made for paper: on a screen their pages stand in no order. */
export const readableFiles = ({ files }: Catalogue): readonly CatalogueFile[] =>
  files
    .filter(({ format }) => readable.includes(format))
    .toSorted((a, b) => readable.indexOf(a.format) - readable.indexOf(b.format))

/** Where it is read without a download: the first page of the web edition, else the text on one page. */
export const readingPage = ({ pages, files }: Catalogue): string | undefined =>
  pages.find((path) => path === 'read/index.html') ??
  pages.find((path) => path.startsWith('read/')) ??
  files.find(({ format }) => format === 'web')?.path

/** The cover as a catalogue can show it: GIF, JPEG or PNG (OPDS 1.2, section 5.2; OPDS 2.0 wants one of them, too). */
export const shownCover = ({ cover }: Catalogue): CataloguePicture | undefined =>
  cover && /^image\/(?:gif|jpeg|png)$/.test(cover.mediaType) ? cover : undefined
