import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Words

extension FuzzTarget {
  /// Tests of conversations: each byte stays where it is, what is mistaken is said with its place, and what was written anew is
  /// not written again.
  static let chats = FuzzTarget(
    "chats", folders: ["Sources/ChatflowFiles/Templates"],
    tokens: [
      "test: ", "flow: ", "bot: ", "visitor: ", "-> ", "any order\n", "end\n", "maybe ", "\n", "\r\n", "     ", "[",
      "]", "…", "~ ", "/", "\\", "# ",
      "<file: ", ">", "(is silent for 30m)", "(closes the chat)", "team member: says ", "team member: resolves", "ends",
      "goes to ",
      "hands over to", "handoff: ", " with {", "late", "fails: ", "none", "\u{feff}", "\u{2028}", "e\u{301}", "🙂", "\"",
      " = ",
    ] + SituationKey.allCases.map { "\($0.rawValue): " } + SilentLine.beginnings
  ) { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let file = ChatFile(text, in: Workspace())
    if Array(file.text.utf8) != bytes { return "the unchanged file is written anew" }
    for problem in file.problems where problem.line < 1 || problem.line > file.lines.count || problem.column < 1 {
      return "a problem without a place: \(problem.sentence(.english))"
    }
    guard let flow = Template.all.first.flatMap({ ChatflowFile.decode(bytes: $0.bytes(in: "en")).flow }) else {
      return "no template"
    }
    let prepared = PreparedFlow(flow)
    let (updated, _) = file.updated(following: prepared, in: Workspace(), zone: { _ in nil })
    let (again, further) = updated.updated(following: prepared, in: Workspace(), zone: { _ in nil })
    if !further.isEmpty || again.text != updated.text { return "written anew twice:\n\(updated.text)\n\(again.text)" }
    return nil
  }
}
