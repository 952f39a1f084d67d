import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// Where in its text stands what a finding is about.
struct FindingPlaceTests {
  private static let text = """
    chatflow: 1
    name: Späti 🎉
    target:
      show:
        - rule: address-is
          value: https://example.com
        - value: /other
    start: ask

    actions:
      ask: # the first
        action: question
        name: Ask
        message: |-
          Two
          lines
        replies:
          - Billing
          - {reply: "Ö 🎉", next: gone}
          - reply: Other
            go-to: nowhere
        branches:
          - if: response is empty
            next: away
          - label: Some
            if:
              - office hours are open
              - [broken
            or:
              - - team member is available
              - - contact.email is known
                - contact.city is "Umeå"
      send:
        action: send-to-customer-agent
        on-failure: {go-to: gone}
        handoff:
          triggers: [a, a]
        next: gone

      broken:
        action: message
        message: "never closed

      hours:
        action: if-then
        branches:
          - if:
              - office hours are open
              - response is empty
            or:
              - - team member is available
              - - contact.email is known
                - contact.city is "Umeå"
    """.replacing("          - [broken\n", with: "          - response is empty\n")

  private static func shown(_ place: Finding.Place, in text: String = text) throws -> (
    text: String, line: Int, column: Int
  ) {
    let source = try #require(ChatflowFile.decode(text).source)
    var places = FindingPlaces(source)
    let span = places.find(place).shown
    return (String(decoding: Array(text.utf8)[span.bytes], as: UTF8.self), span.line, span.column)
  }

  @Test(
    "What is shown of a place",
    arguments: [
      (Finding.Place(field: "name"), "Späti 🎉", 2, 7),
      (Finding.Place(), "ask", 8, 8),
      (Finding.Place(field: "welcome"), "chatflow: 1", 1, 1),
      (
        Finding.Place(.chatflow, in: FieldPath([.group("target"), .entry("show", 1)]), field: "value"), "/other", 7, 14
      ),
      (Finding.Place(.chatflow, in: FieldPath([.group("target"), .entry("show", 0)])), "rule: address-is", 5, 7),
      (
        Finding.Place(.chatflow, in: FieldPath([.group("target"), .entry("show", 0)]), field: "parameter"),
        "rule: address-is", 5, 7
      ),
      (Finding.Place("ask"), "ask", 11, 3),
      (Finding.Place("ask", field: "name"), "Ask", 13, 11),
      (Finding.Place("ask", field: "message"), "message", 14, 5),
      (Finding.Place("ask", field: "replies", port: .reply(0)), "Billing", 18, 9),
      (Finding.Place("ask", field: "replies", port: .reply(1)), "reply: \"Ö 🎉\"", 19, 10),
      (Finding.Place("ask", port: .reply(1)), "gone", 19, 30),
      (Finding.Place("ask", port: .reply(2)), "nowhere", 21, 16),
      (Finding.Place("ask", port: .branch(0)), "away", 24, 15),
      (
        Finding.Place("ask", port: .branch(0), condition: ConditionPlace(group: 0, index: 0)), "response is empty", 23,
        13
      ),
      (Finding.Place("ask", field: "branches", port: .branch(0)), "response is empty", 23, 13),
      (Finding.Place("ask", port: .branch(1)), "label: Some", 25, 9),
      (Finding.Place("ask", field: "branches", port: .branch(1)), "if", 26, 9),
      (
        Finding.Place("ask", port: .branch(1), condition: ConditionPlace(group: 0, index: 1)), "response is empty", 28,
        13
      ),
      (
        Finding.Place("ask", port: .branch(1), condition: ConditionPlace(group: 2, index: 1)),
        "contact.city is \"Umeå\"", 32, 15
      ),
      (Finding.Place("ask", port: .next), "ask", 11, 3),
      (Finding.Place("send", port: .edge("on-failure")), "{go-to: gone}", 35, 17),
      (Finding.Place(.action("send"), in: FieldPath([.group("handoff")]), field: "triggers"), "[a, a]", 37, 17),
      (Finding.Place(.action("send"), in: FieldPath([.group("handoff")]), field: "route-to"), "handoff", 36, 5),
      (Finding.Place("send", port: .next), "gone", 38, 11),
      (Finding.Place("broken", field: "message"), "broken:", 40, 3),
      (Finding.Place("nobody"), "chatflow: 1", 1, 1),
    ])
  func shown(of place: Finding.Place, text: String, line: Int, column: Int) throws {
    let found = try Self.shown(place)
    #expect(found == (text, line, column), "\(place): \(found)")
  }

  /// In brackets, nothing stands on lines of its own.
  @Test func inBrackets() throws {
    let text = "{chatflow: 1, start: a, actions: {a: {action: message, name: A, next: b}}}"
    #expect(try Self.shown(Finding.Place("a", port: .next), in: text) == ("b", 1, 71))
    #expect(try Self.shown(Finding.Place("a", field: "message"), in: text) == ("a", 1, 35))
  }

  @Test func inAWorkspace() throws {
    let text =
      "workspace: 1\npeople:\n  anna: Anna\n  omar:\n    name: Omar\n    status: away\nfallbacks:\n  contact.city: there\n"
    var places = FindingPlaces(try #require(WorkspaceFile.decode(text).source))
    func shown(_ path: [FieldPath.Step], _ field: FieldID) -> String {
      let span = places.find(Finding.Place(.workspace, in: FieldPath(path), field: field)).shown
      return String(decoding: Array(text.utf8)[span.bytes], as: UTF8.self)
    }
    #expect(shown([.entry("people", 0)], "name") == "Anna")
    #expect(shown([.entry("people", 1)], "name") == "Omar")
    #expect(shown([.entry("people", 1)], "id") == "omar")
    #expect(shown([.entry("fallbacks", 0)], "text") == "there")
  }

  /// What is written of an action is found where it is written.
  @Test(arguments: Examples.names)
  func everyConnectionIsFound(name: String) throws {
    let text = try Examples.text(name)
    let opened = ChatflowFile.decode(text)
    let flow = try #require(opened.flow)
    var places = FindingPlaces(try #require(opened.source))
    for action in flow.actions.values {
      for port in action.writtenPorts {
        guard let link = action[port]?.action else { continue }
        let span = places.find(Finding.Place(action.id, port: port)).shown
        #expect(
          String(decoding: Array(text.utf8)[span.bytes], as: UTF8.self).contains(link.text), "\(action.id) \(port)")
      }
      for field in action.values.ids {
        let span = places.find(Finding.Place(action.id, field: field)).key
        #expect(String(decoding: Array(text.utf8)[span.bytes], as: UTF8.self) == field.text)
      }
    }
  }
}
