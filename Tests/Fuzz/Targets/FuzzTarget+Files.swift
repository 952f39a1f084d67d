import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Words

extension FuzzTarget {
  /// Chatflow files: what was not touched stays byte for byte, and what is written reads back the same, or is refused.
  static let chatflow = FuzzTarget(
    "chatflow", folders: ["examples", "Sources/ChatflowFiles/Templates"],
    tokens: yaml + [
      "chatflow: 1\n", "name: ", "start: ", "actions:\n", "action: ", "message", "question", "if-then", "message: ",
      "next: ", "next: end\n", "next: {jump: a}\n", "replies:\n", "reply: ", "value: ", "branches:\n", "when: ",
      "any:\n",
      "and:\n", "label: ", "attachments:\n", "file: ", "options:\n", "typing-delay: 2s\n", "tags: [a]\n",
      "live: true\n",
      "note: ", "edges:\n", "future: 1\n",
    ]
  ) { bytes in
    let opened = ChatflowFile.decode(bytes: bytes)
    _ = opened.problems.map { $0.sentence(.english) }
    guard let flow = opened.flow, let source = opened.source else {
      return opened.problems.isEmpty ? "nothing could be read, and nothing is said of it" : nil
    }
    _ = Checks.run(flow, workspace: Workspace(), files: [:])
    guard opened.isWritable else { return nil }
    if let same = try? source.encode(flow), Array(same.text.utf8) != bytes {
      return "the unchanged file is written anew"
    }
    var random = SeededRandom(seed: seed(of: bytes))
    for _ in 0..<3 {
      var changed = flow
      let edit = edit(&changed, &random)
      if let finding = difference(source, changed) { return "\(edit): \(finding)" }
    }
    guard let formatted = try? source.formatted() else { return nil }
    if !holds(formatted.text, flow) { return "the formatted file says something else" }
    let again = try? ChatflowFile.decode(formatted.text).source?.formatted()
    return again?.text == formatted.text ? nil : "what is formatted is formatted otherwise"
  }

  /// What became of writing a changed chatflow; nil if it was written as it is, or refused.
  private static func difference(_ source: Source, _ changed: Chatflow) -> String? {
    guard let written = try? source.encode(changed) else { return nil }
    return holds(written.text, changed) ? nil : "what was written reads back otherwise:\n\(written.text)"
  }

  private static func holds(_ text: String, _ flow: Chatflow) -> Bool {
    (try? ChatflowFile.verify(text, holds: flow)) != nil
  }

  private static let texts = ["Hello", "", " a: b # c ", "two\nlines\n", "- *x* \\", "on", "日本 🙂", "a\u{85}b", "\t"]

  /// Changes something, and says what.
  private static func edit(_ flow: inout Chatflow, _ random: inout SeededRandom) -> String {
    func text() -> String { texts.randomElement(using: &random) ?? "" }
    let ids = Array(flow.actions.keys)
    guard let id = ids.randomElement(using: &random), let other = ids.randomElement(using: &random) else {
      flow.actions["new"] = Action(id: "new", kind: "message", name: text())
      return "adding an action"
    }
    switch Int.random(in: 0..<11, using: &random) {
    case 0: flow.name = text()
    case 1: flow.start = .to(other)
    case 2: flow.actions[id]?.name = text()
    case 3: flow.actions[id]?.note = text()
    case 4: flow.actions[id]?.next = Bool.random(using: &random) ? .jump(to: other) : .end
    case 5: flow.actions[id]?.values["message"] = .message(Message(RichText(literal: text())))
    case 6: flow.actions[id] = nil
    case 7: flow.actions.swapAt(0, ids.count - 1)
    case 8: flow.actions[id]?.replies.append(QuickReply(text(), value: text(), link: .to(other)))
    case 9: if flow.actions[id]?.replies.isEmpty == false { flow.actions[id]?.replies.removeFirst() }
    default: flow.values["tags"] = .list([text(), text()])
    }
    return "an edit of \(id)"
  }

  /// What the chatflows of a folder share.
  static let workspace = FuzzTarget(
    "workspace", folders: ["examples"],
    tokens: yaml + [
      "workspace: 1\n", "name: ", "priority:\n", "people:\n", "teams:\n", "id: ", "office-hours:\n", "days: Mon-Fri\n",
      "hours: 09:00-17:00\n", "time-zone: Europe/Stockholm\n", "properties:\n", "type: number\n", "handoff:\n",
    ]
  ) { bytes in
    let opened = WorkspaceFile.decode(bytes: bytes)
    _ = opened.problems.map { $0.sentence(.english) }
    _ = Checks.settings(of: opened.workspace, files: [:])
    guard let source = opened.source else { return nil }
    let unchanged = try? source.encode(opened.workspace)
    if let unchanged, Array(unchanged.text.utf8) != bytes { return "the unchanged file is written anew" }
    var random = SeededRandom(seed: seed(of: bytes))
    for key in ["name", "time-zone"] as [FieldID] {
      var changed = opened.workspace
      changed.values[key] = .text(texts.randomElement(using: &random) ?? "")
      changed.priority = [["a", "b"], [], opened.workspace.priority].randomElement(using: &random) ?? []
      guard let written = try? source.encode(changed) else { continue }
      if (try? WorkspaceFile.verify(written.text, holds: changed)) == nil {
        return "\(key): what was written reads back otherwise:\n\(written.text)"
      }
    }
    return nil
  }
}
