extension English {
  /// What the canvas says by itself, beside the names and labels of the chatflow.
  static let canvas: WordList = [
    "canvas.start": "Visitor starts the chat",
    "canvas.not-connected": "Not connected",
    "canvas.end": "end",
    "canvas.folded": "{count} actions",
    "canvas.folded-one": "1 action",
    "canvas.landing": "from {numbers}",
  ]
}
