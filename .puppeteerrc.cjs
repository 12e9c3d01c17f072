// Installing never downloads a browser: `npm run setup` finds one, or installs one and says so.
module.exports = { skipDownload: true }
