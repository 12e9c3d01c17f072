import type { PreviewEvent } from '../../../model/preview.ts'
import { showMessages } from './messages.ts'
import { showPages } from './pages.ts'
import { openPainter } from './paint.ts'
import { showReader } from './reader.ts'
import { showSheets } from './sheets.ts'
import { showStatus } from './status.ts'
import { chooseViews } from './views.ts'

/** The page of a preview: it is told what changed, and shows it where the eye is already. */
void start()

async function start(): Promise<void> {
  const painter = openPainter()
  const pages = showPages(painter, (part) => reader.turn(part))
  const reader = await showReader((part) => pages.turn(part))
  const messages = showMessages()
  const status = showStatus()
  const sheets = showSheets(painter)
  chooseViews()

  const source = new EventSource('events')
  source.addEventListener('open', () => status.connected())
  source.addEventListener('error', () => status.lost())
  source.addEventListener('message', ({ data }) => {
    const event = JSON.parse(String(data)) as PreviewEvent
    if (event.type === 'reader') reader.show(event)
    else if (event.type === 'messages') messages.found(event)
    else if (event.type === 'failure') messages.failed(event)
    else {
      messages.recovered()
      painter.keep(new Set(event.pages.map(({ proof }) => proof)))
      pages.show(event)
      sheets(event)
    }
    status.changed(event.type)
  })
}
