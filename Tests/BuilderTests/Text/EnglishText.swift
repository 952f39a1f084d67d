import ChatflowModel
import Screen
import Words

@testable import Builder
@testable import Widgets

/// The text fields of the tests speak English.
extension TextEditor {
  init(
    _ value: RichText = RichText(), shape: Shape = .lines, tools: TextTools = [], limit: Int? = nil,
    isCode: Bool = false
  ) {
    self.init(value, shape: shape, tools: tools, limit: limit, isCode: isCode, words: .english)
  }
}

extension TextToolbar {
  init(_ tools: TextTools, glyphs: GlyphTier = .rich) { self.init(tools, words: .english, glyphs: glyphs) }
}
