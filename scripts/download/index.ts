export { editionKey } from './editions.ts'
export { type Beside, downloadPage, type Said } from './page.ts'
export { readDownloadDesign } from './words.ts'
