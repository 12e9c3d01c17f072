import { waitForFonts } from './fonts.ts'
import { offerLinks } from './links.ts'
import { showNotes } from './notes.ts'
import { keepPosition } from './position.ts'
import { reachScrollers } from './scrollers.ts'
import { offerSearch } from './search.ts'
import { readWords } from './words.ts'

/** What the web edition's pages do besides being read: all of it is a help, and none is needed. */
const words = readWords()
waitForFonts()
reachScrollers()
if (words) {
  showNotes(words)
  offerSearch(words)
  offerLinks(words)
  keepPosition(words)
}
