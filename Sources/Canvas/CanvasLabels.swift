/// What a drawing says by itself, in the user's language; the canvas knows no words of its own.
public struct CanvasLabels: Hashable, Sendable {
  /// The first row: that the visitor starts the chat.
  public var start: String
  /// Above actions that nothing leads to.
  public var notConnected: String
  /// Where the chat ends.
  public var end: String
  /// Where a connection leads to an action that does not exist; its place is for the identifier.
  public var missing: Phrase
  /// A folded branch with several actions; its place is for their count.
  public var folded: Phrase
  /// A folded branch with one action.
  public var foldedOne: String
  /// On an action that only jumps lead to; its place is for the numbers of the actions that jump.
  public var landing: Phrase

  /// A text with one place, written `{…}`, that the canvas fills in.
  public struct Phrase: Hashable, Sendable {
    private let before: String
    private let after: String

    /// A phrase; without a place, what fills it in stands behind it.
    public init(_ text: String) {
      guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") else {
        before = text
        after = ""
        return
      }
      before = String(text[..<open])
      after = String(text[text.index(after: close)...])
    }

    func with(_ text: String) -> String { before + text + after }
  }

  /// The texts; without any, only glyphs and the flow's own texts are drawn.
  public init(
    start: String = "", notConnected: String = "", end: String = "", missing: String = "", folded: String = "",
    foldedOne: String = "", landing: String = ""
  ) {
    self.start = start
    self.notConnected = notConnected
    self.end = end
    self.missing = Phrase(missing)
    self.folded = Phrase(folded)
    self.foldedOne = foldedOne
    self.landing = Phrase(landing)
  }
}
