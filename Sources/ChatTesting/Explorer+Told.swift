import ChatflowEngine
import ChatflowModel
import Words

extension Explorer.Findings {
  /// What was found, line by line; each trouble with a test that shows it.
  public func told(
    _ words: Words, file: String, of flow: Chatflow, in workspace: Workspace, seed: UInt64
  ) -> [String] {
    var lines = [words(count == 1 ? "chat.explored-one" : "chat.explored", ["count": "\(count)", "seed": "\(seed)"])]
    lines += coverage.told(words, file: file, of: flow, in: workspace)
    let unreached = missing(of: flow)
    if !unreached.isEmpty {
      lines.append(words["chat.explored.unreached"])
      lines += unreached.map { "  " + flow.told(.action($0), words) }
    }
    lines.append(words["chat.explored.endings"])
    for (stand, count) in stands.sorted(by: { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }) {
      let place = stand.action.map { flow.told(.action($0), words) } ?? words["chat.mutant.start"]
      lines.append("  \(count) × \(words["chat.stand.\(stand.word)"]): \(place)")
    }
    let longestKey = longest.count == 1 ? "chat.explored.longest-one" : "chat.explored.longest"
    lines.append(words(longestKey, ["count": "\(longest.count)"]))
    lines.append("  " + written(longest, words))
    lines.append(words["chat.explored.commonest"])
    for (path, count) in commonest(3) { lines.append("  \(count) × " + written(path, words)) }
    for (trouble, own, rehearsal) in troubles {
      lines += ["", words("chat.explored.trouble", ["what": trouble.words, "seed": "\(own)"]), ""]
      lines += rehearsal.test(named: "\(trouble.words) (\(own))", in: workspace)
    }
    return lines
  }

  private func written(_ path: [ActionID], _ words: Words) -> String {
    guard !path.isEmpty else { return words["chat.explored.nowhere"] }
    let more = path.count > Self.mostShown ? [" → …"] : []
    return path.prefix(Self.mostShown).map(\.text).joined(separator: " → ") + more.joined()
  }

  /// The most actions of a way that are named.
  private static let mostShown = 12
}
