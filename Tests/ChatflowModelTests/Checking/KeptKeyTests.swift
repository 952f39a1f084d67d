import ChatflowFiles
import OrderedCollections
import Testing
import Words

@testable import ChatflowModel

/// Not that of the test library.
private typealias Attachment = ChatflowModel.Attachment

/// What this version does not know another one may: no fix takes it without asking.
@Suite struct KeptKeyTests {
  /// Puts a key of its own wherever one can stand.
  private struct Marking {
    private(set) var keys: [String] = []

    private mutating func next() -> KeptEntry {
      keys.append("x-\(keys.count + 1)")
      return KeptEntry(key: keys[keys.count - 1], value: .scalar("kept"))
    }

    mutating func mark(_ flow: inout Chatflow) {
      mark(&flow.values)
      for id in flow.actions.keys {
        guard var action = flow.actions[id] else { continue }
        mark(&action.values)
        for index in action.replies.indices { action.replies[index].kept.append(next()) }
        for index in action.branches.indices { action.branches[index].kept.append(next()) }
        flow.actions[id] = action
      }
    }

    mutating func mark(_ values: inout FieldValues) {
      values.kept.append(next())
      for id in values.ids.sorted() {
        switch values[id] {
        case .record(var record)?:
          mark(&record)
          values[id] = .record(record)
        case .records(var records)?:
          for index in records.indices { mark(&records[index]) }
          values[id] = .records(records)
        case .message(var message)?:
          mark(&message)
          values[id] = .message(message)
        case .messages(var messages)?:
          for index in messages.indices {
            messages[index].kept.append(next())
            mark(&messages[index])
          }
          values[id] = .messages(messages)
        case .text, .flag, .number, .list, nil: break
        }
      }
    }

    private mutating func mark(_ message: inout Message) {
      for index in message.attachments.indices { message.attachments[index].kept.append(next()) }
    }
  }

  private static func keys(_ flow: Chatflow, _ workspace: Workspace) -> [String] {
    (flow.values.keptEntries + flow.actions.values.flatMap(\.keptEntries) + workspace.values.keptEntries)
      .map(\.key).sorted()
  }

  /// A chatflow and a workspace in which much is broken; where a text is, an attachment names nothing.
  private static func broken(_ text: String, seed: UInt64) throws -> (flow: Chatflow, workspace: Workspace) {
    var breaker = BrokenFlow(seed: seed)
    var flow = breaker.broken(try #require(ChatflowFile.decode(text).flow))
    for id in flow.actions.keys {
      guard var message = flow.actions[id]?.values["message"]?.message, !message.text.isBlank else { continue }
      message.attachments.append(Attachment(.file, " "))
      flow.actions[id]?.values["message"] = .message(message)
    }
    return (flow, breaker.broken(FixTests.workspace))
  }

  @Test(arguments: 0..<10) func noCertainFixTakesAKeyThatIsNotKnown(seed: Int) throws {
    var (certain, asked) = (0, 0)
    for (index, text) in FixTests.texts.enumerated() {
      var (flow, workspace) = try Self.broken(text, seed: UInt64(60_000 + seed * 1000 + index))
      var marking = Marking()
      marking.mark(&flow)
      var shared = workspace.values
      marking.mark(&shared)
      workspace = Workspace(shared)
      let before = Self.keys(flow, workspace)
      #expect(Set(marking.keys).isSubset(of: before))
      let mended = Mending(flow, workspace: workspace) { $0.isCertain }
      certain += mended.fixes.count
      #expect(Self.keys(mended.flow, mended.workspace) == before, "seed \(seed) \(flow.name)")
      // One that takes some says which.
      for finding in Checks.run(flow, workspace: workspace) + Checks.settings(of: workspace) {
        guard let fix = Checks.fix(of: finding, in: flow, workspace: workspace) else { continue }
        var (other, shared) = (flow, workspace)
        other.apply(fix.edit)
        shared.apply(fix.edit)
        let left = Set(Self.keys(other, shared))
        let gone = before.filter { !left.contains($0) }
        asked += gone.count
        for key in gone { #expect(fix.title(.english).contains("“\(key)”"), "\(finding.rule)") }
      }
    }
    #expect(certain > 0 && asked > 0)
  }

  @Test func keysOfBubblesAndAttachmentsAreReadAndWritten() throws {
    let text = """
      chatflow: 1
      name: Kept
      start: hi

      actions:
        hi:
          action: message
          name: Hi
          message: Hello!
          attachments:
            - file: a.pdf
              x-who: Anna wants this
          bubbles:
            - message: Who are you?
              x-why: for the statistics
      """ + "\n"
    let flow = try #require(ChatflowFile.decode(text).flow)
    let message = try #require(flow.actions["hi"]?.values["message"]?.message)
    #expect(message.attachments.first?.kept == [KeptEntry(key: "x-who", value: .scalar("Anna wants this"))])
    let bubble = try #require(flow.actions["hi"]?.values["bubbles"]?.messages?.first)
    #expect(bubble.kept == [KeptEntry(key: "x-why", value: .scalar("for the statistics"))])
    #expect(try ChatflowFile.canonical(flow) == text)
  }
}
