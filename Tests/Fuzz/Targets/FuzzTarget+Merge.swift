import ChatflowFiles
import ChatflowModel
import Randomness

extension FuzzTarget {
  /// Three versions of a file, one after the other with a line between them, or made from the first: whatever they are, they
  /// are brought together, and what both sides say alike, or only one side says, is no conflict.
  static let merge = FuzzTarget(
    "merge", folders: ["examples"],
    tokens: yaml + [
      betweenVersions, "<<<<<<< ours\n", "||||||| base\n", "=======\n", ">>>>>>> theirs\n", "chatflow: 1\n",
      "workspace: 1\n",
      "actions:\n", "  a:\n    action: message\n", "    next: b\n", "name: A\n",
    ]
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = ConflictMarkers.sides(of: text)
    let (base, ours, theirs) = versions(text)
    for isWorkspace in [false, true] {
      func merge(_ base: String, _ ours: String, _ theirs: String) -> FileMerge {
        isWorkspace
          ? FileMerge(baseWorkspace: base, ours: ours, theirs: theirs)
          : FileMerge(base: base, ours: ours, theirs: theirs)
      }
      let merged = merge(base, ours, theirs)
      if merged.obstacle == nil, (merged.conflictCount > 0) != (ConflictMarkers.sides(of: merged.text) != nil) {
        return "\(merged.conflictCount) conflicts, and the markers cannot be taken apart:\n\(merged.text)"
      }
      if merge(base, ours, ours).conflictCount != 0 { return "both sides are the same, and conflict" }
      let onlyOurs = merge(base, ours, base)
      if onlyOurs.conflictCount != 0 { return "one side changed nothing, and they conflict:\n\(onlyOurs.text)" }
      if onlyOurs.obstacle == nil, !isSame(onlyOurs.text, ours, isWorkspace) {
        return "one side changed nothing, and what the other side says is lost:\n\(onlyOurs.text)"
      }
    }
    return nil
  }

  private static let betweenVersions = "\n%%%%\n"

  private static func isSame(_ text: String, _ other: String, _ isWorkspace: Bool) -> Bool {
    if isWorkspace {
      return (try? WorkspaceFile.verify(text, holds: WorkspaceFile.decode(other).workspace)) != nil
    }
    guard let flow = ChatflowFile.decode(other).flow else { return text == other }
    return (try? ChatflowFile.verify(text, holds: flow)) != nil
  }

  private static func versions(_ text: String) -> (base: String, ours: String, theirs: String) {
    var parts = text.split(separator: betweenVersions, maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    var random = SeededRandom(seed: seed(of: text.utf8))
    while parts.count < 3 { parts.append(changed(parts[0], &random)) }
    return (parts[0], parts[1], parts[2])
  }

  /// A text with some lines changed, gone, doubled, or in another place.
  private static func changed(_ text: String, _ random: inout SeededRandom) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...4, using: &random) where !lines.isEmpty {
      let index = Int.random(in: 0..<lines.count, using: &random)
      let other = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: lines[index] += " more"
      case 1: lines.remove(at: index)
      case 2: lines.insert(lines[index], at: other)
      case 3: lines.swapAt(index, other)
      default: lines.insert("# note", at: index)
      }
    }
    return lines.joined(separator: "\n")
  }
}
