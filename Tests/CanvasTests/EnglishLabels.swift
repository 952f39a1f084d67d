import Canvas

extension CanvasLabels {
  /// What the drawings of the tests say by themselves.
  static let english = CanvasLabels(
    start: "Visitor starts the chat", notConnected: "Not connected", end: "end", missing: "missing: {id}",
    folded: "{count} actions", foldedOne: "1 action", landing: "from {numbers}")
}
