import Foundation
import Testing

/// Actions go from one chatflow into another by the clipboard of the terminal, between two running programs.
struct CopyingJourneys {
  @Test func anActionIsCopiedInOneChatflowAndPastedIntoAnother() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let one = try App("support-bot.chatflow.yaml", in: scratch)
    try one.press("y")
    try one.expect("Copied “")
    let text = try #require(one.terminal.clipboard)
    #expect(text.hasPrefix("chatflow-clip: 1\n"))
    try one.press("q")
    try one.expectExit(.exited(0))

    try scratch.write("chatflow: 1\nname: Other\n", to: "other.chatflow.yaml")
    let other = try App("other.chatflow.yaml", in: scratch)
    try other.paste(text)
    try other.expect("Pasted “", "unsaved")
    try other.press(.control("s"))
    try other.expect("Saved other.chatflow.yaml.")
    // The action behind it is not there, so it ends here; everything else is as it was.
    let lines = text.split(separator: "\n").drop { $0 != "actions:" }.filter { !$0.hasPrefix("    next:") }
    #expect(try other.saved.hasSuffix(lines.joined(separator: "\n") + "\n"))
  }
}

extension PseudoTerminal {
  /// What the program put on the clipboard last.
  var clipboard: String? {
    let begin = Array("\u{1B}]52;c;".utf8)
    guard let start = transcript.indices.last(where: { transcript[$0...].starts(with: begin) }) else { return nil }
    let coded = transcript[(start + begin.count)...].prefix { $0 != 0x07 && $0 != 0x1B }
    return Data(base64Encoded: Data(coded)).map { String(decoding: $0, as: UTF8.self) }
  }
}
