import ChatflowModel

/// How a text stands in the file.
enum TextForm {
  static func read(_ text: String, _ tools: TextTools) -> RichText { RichText(text: text, tools: tools) }
  static func write(_ text: RichText, _ tools: TextTools) -> String { text.text(tools: tools) }
}
