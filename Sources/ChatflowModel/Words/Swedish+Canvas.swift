extension Swedish {
  /// What the canvas says by itself, beside the names and labels of the chatflow.
  static let canvas: WordList = [
    "canvas.start": "Besökaren startar chatten",
    "canvas.not-connected": "Inte kopplade",
    "canvas.end": "slut",
    "canvas.folded": "{count} åtgärder",
    "canvas.folded-one": "1 åtgärd",
    "canvas.landing": "från {numbers}",
  ]
}
