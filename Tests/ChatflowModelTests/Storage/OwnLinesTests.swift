import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Testing

/// A change of one thing changes the lines of that thing and no byte of any other, whatever kind it is and however the
/// file is written.
struct OwnLinesTests {
  /// For every kind, with all its fields and comments in between.
  @Test(arguments: ActionKinds.all.map(\.id), 0..<6)
  func aChangedActionChangesItsOwnLines(kind: KindID, seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    var old = random.flow(actions: 5)
    old.actions["a2"] = random.action("a2", 5, of: kind)
    let text = RoundTripTests.sprinkled(try ChatflowFile.canonical(old), seed)
    let opened = ChatflowFile.decode(text)
    let source = try #require(opened.source)
    var new = try #require(opened.flow)
    new.actions["a2"] = random.action("a2", 5, of: kind)
    let written = try source.encode(new).text
    #expect(ChatflowFile.decode(written).flow?.leavingOut(like: new) == new, "seed \(seed)")
    // Every other part stands in the new text as it stood in the old one.
    let parts = Self.parts(of: text, keys: ["  a0:", "  a1:", "  a2:", "  a3:", "  a4:"])
    let after = Self.parts(of: written, keys: ["  a0:", "  a1:", "  a2:", "  a3:", "  a4:"])
    #expect(parts.count == 6 && after.count == 6, "seed \(seed)")
    for (place, (before, now)) in zip(parts, after).enumerated() where place != 3 {
      #expect(Self.trimmed(before) == Self.trimmed(now), "seed \(seed), part \(place)")
    }
  }

  @Test(arguments: 0..<40)
  func aChangedListOfTheWorkspaceChangesItsOwnLines(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let old = random.workspace()
    let text = RoundTripTests.sprinkled(try WorkspaceFile.canonical(old), seed)
    let source = try #require(WorkspaceFile.decode(text).source)
    let keys = WorkspaceSettings.fields.map { "\($0.id):" }
    for field in WorkspaceSettings.fields where old.values[field.id] != nil {
      var new = old
      new.values[field.id] = random.workspace().values[field.id] ?? old.values[field.id]
      let written = try source.encode(new).text
      #expect(WorkspaceFile.decode(written).workspace.leavingOut(like: new) == new, "seed \(seed)")
      let (before, after) = (Self.parts(of: text, keys: keys), Self.parts(of: written, keys: keys))
      #expect(before.count == after.count, "seed \(seed), \(field.id)")
      for (old, now) in zip(before, after) where !old.hasPrefix("\(field.id):") {
        #expect(Self.trimmed(old) == Self.trimmed(now), "seed \(seed), \(field.id)")
      }
    }
  }

  /// A text cut in front of the lines that begin with some keys.
  private static func parts(of text: String, keys: [String]) -> [String] {
    var parts = [""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if keys.contains(where: { line.hasPrefix($0) }) { parts.append("") }
      parts[parts.count - 1] += line + "\n"
    }
    return parts
  }

  /// Comments and blank lines at the end of a part may belong to what comes next.
  private static func trimmed(_ part: String) -> Substring {
    var lines = part.split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy({ $0 == " " }) || last.drop(while: { $0 == " " }).hasPrefix("#") {
      lines.removeLast()
    }
    return Substring(lines.joined(separator: "\n"))
  }
}
