import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Testing

/// The model as JSON, for other programs.
struct JSONTests {
  @Test(arguments: Examples.names)
  func itIsJSONWithTheKeysOfTheFile(name: String) throws {
    let flow = try #require(ChatflowFile.decode(Examples.text(name)).flow)
    let object = try JSONSerialization.jsonObject(with: Data(ChatflowJSON.text(of: flow).utf8)) as? [String: Any]
    let actions = try #require(object?["actions"] as? [[String: Any]])
    #expect(actions.map { $0["id"] as? String } == flow.actions.keys.map(\.text))
    #expect(actions.map { $0["name"] as? String } == flow.actions.values.map(\.name))
  }

  @Test func theOrderAndTheTypesAreThoseOfTheDocument() throws {
    let text = """
      chatflow: 1
      name: "A \\"bot\\""
      live: true
      actions:
        a:
          action: question
          name: A
          message: |-
            One
            Two
          free-text: false
          retries: 3
          replies:
            - reply: "Yes"
              go-to: a
        b: oops

      """
    #expect(
      ChatflowJSON.text(of: try #require(ChatflowFile.decode(text).flow)) == """
        {
          "chatflow": 1,
          "name": "A \\"bot\\"",
          "live": true,
          "actions": [
            {
              "id": "a",
              "action": "question",
              "name": "A",
              "message": "One\\nTwo",
              "replies": [
                {
                  "reply": "Yes",
                  "go-to": "a"
                }
              ],
              "free-text": false,
              "retries": "3"
            },
            {
              "id": "b",
              "name": "b",
              "defect": {
                "line": 16,
                "column": 6,
                "problem": "“oops” does not belong here; expected: the action's keys, two spaces further in"
              }
            }
          ]
        }
        """)
  }
}
