import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// Another id for an action in the text: wherever it stands and nowhere else, and back.
struct RenamingTests {
  private static func renamed(_ text: String, _ id: ActionID, to new: ActionID) throws -> String {
    let source = try #require(ChatflowFile.decode(text).source)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    for change in try source.changes(renaming: id, to: new) {
      result += bytes[at..<change.bytes.lowerBound]
      result += change.text.utf8
      at = change.bytes.upperBound
    }
    return String(decoding: result + bytes[at...], as: UTF8.self)
  }

  @Test(arguments: Examples.names) func everyIDThereAndBack(name: String) throws {
    let text = try Examples.text(name)
    let flow = try #require(ChatflowFile.decode(text).flow)
    for id in flow.actions.keys {
      let there = try Self.renamed(text, id, to: "quite-new")
      let edit = try #require(flow.changingID(of: id, to: "quite-new"))
      var changed = flow
      changed.apply(edit)
      #expect(ChatflowFile.decode(there).flow == changed, "\(id)")
      #expect(try Self.renamed(there, "quite-new", to: id) == text, "\(id)")
    }
  }

  /// What looks like the id and is not stays; quotes, comments and brackets stay.
  @Test func whatOnlyLooksLikeItStays() throws {
    let text = """
      chatflow: 1
      name: a
      start: "a" # a
      welcome: "{{answer.a}} answer.a {{answer.ab}}"
      actions:
        'a':
          action: question
          name: a
          message: |
            a: a {{ answer.a | a }}
            \\{{answer.a}}
          replies: [{reply: a, value: a, next: a}, a]
          branches:
            - if: [answer.a contains any of "a", "answer.a"]
              or:
                - - "answer.a is empty"
              next: a
          when-not-understood: {go-to: a}
          note-of-mine: a

      """
    let there = try Self.renamed(text, "a", to: "b")
    #expect(
      there
        == text.replacing("start: \"a\"", with: "start: \"b\"").replacing("\"{{answer.a}}", with: "\"{{answer.b}}")
        .replacing("'a':", with: "'b':").replacing("{{ answer.a |", with: "{{ answer.b |")
        .replacing("next: a", with: "next: b").replacing("go-to: a", with: "go-to: b")
        .replacing("answer.a contains", with: "answer.b contains").replacing("\"answer.a is", with: "\"answer.b is"))
    #expect(try Self.renamed(there, "b", to: "a") == text)
  }

  @Test func whatCannotBeIsRefused() throws {
    let text =
      "chatflow: 1\nactions:\n  a:\n    action: if-then\n    next: b\n  b:\n    action: message\n    mesage: [\n"
    let source = try #require(ChatflowFile.decode(text).source)
    #expect(throws: Source.RenamingProblem.unknown) { try source.changes(renaming: "c", to: "d") }
    #expect(throws: Source.RenamingProblem.taken) { try source.changes(renaming: "a", to: "b") }
    #expect(throws: Source.RenamingProblem.taken) { try source.changes(renaming: "a", to: "end") }
    #expect(throws: Source.RenamingProblem.self) { try source.changes(renaming: "b", to: "c") }
  }
}
