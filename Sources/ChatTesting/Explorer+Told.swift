import ChatflowEngine
import ChatflowModel
import Words

extension Explorer.Findings {
  /// What was found, line by line; each trouble with a test that shows it.
  public func told(
    _ words: Words, file: String, of flow: Chatflow, in workspace: Workspace, seed: UInt64
  ) -> [String] {
    var lines = [words("chat.explored", ["count": "\(count)", "seed": "\(seed)"])]
    lines += coverage.told(words, file: file, of: flow, in: workspace)
    let unreached = missing(of: flow)
    if !unreached.isEmpty {
      lines.append(words["chat.explored.unreached"])
      lines += unreached.map { "  " + flow.told(.action($0), words) }
    }
    lines.append(words["chat.explored.endings"])
    for (ending, count) in endings.sorted(by: { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }) {
      let place = ending.action.map { flow.told(.action($0), words) } ?? words["chat.mutant.start"]
      lines.append("  \(count) × \(ending.why.words): \(place)")
    }
    lines.append(words("chat.explored.longest", ["count": "\(longest.count)"]))
    lines.append("  " + longest.prefix(Self.mostShown).map(\.text).joined(separator: " → "))
    lines.append(words["chat.explored.commonest"])
    for (path, count) in commonest(3) {
      lines.append("  \(count) × " + path.prefix(Self.mostShown).map(\.text).joined(separator: " → "))
    }
    for (trouble, own, rehearsal) in troubles {
      lines += ["", words("chat.explored.trouble", ["what": trouble.words, "seed": "\(own)"]), ""]
      lines += rehearsal.test(named: "\(trouble.words) (\(own))", in: workspace)
    }
    return lines
  }

  /// The most actions of a way that are named.
  private static let mostShown = 40
}
