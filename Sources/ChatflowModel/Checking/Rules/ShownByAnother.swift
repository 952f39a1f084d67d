/// A chatflow that is live can be shown: no other one that is live comes before it in the order of priority, on all its pages
/// and to all its visitors; and no several, each to all its visitors, together on all its pages.
struct ShownByAnother: FolderRule {
  let id: RuleID = "shown-by-another"
  let severity = Finding.Severity.warning

  func findings(in folder: CheckedFolder) -> [FolderFinding] {
    // Whoever cannot read the order of priority does not know it.
    guard folder.workspace.unreadable == nil, folder.workspace.unread.problem(under: "priority") == nil else {
      return []
    }
    let live = folder.chatflows.filter { $0.flow.isLive && $0.flow.unread.isEmpty }.map(Live.init)
    return live.indices.compactMap { index in
      let chatflow = live[index]
      guard chatflow.canBeShown else { return nil }
      let others = live[..<index].first { $0.hides(chatflow) }.map { [$0] } ?? chatflow.hidden(by: live[..<index])
      if others.isEmpty { return nil }
      let facts = [
        "name": chatflow.filed.title, "other": others.map(\.filed.title).joined(separator: ", "),
        "problem-key": "problem.shown-by-another.\(others.count == 1 ? "one" : "several")",
      ]
      return FolderFinding(
        Finding(severity, id, at: Finding.Place(field: "target"), facts: facts), in: chatflow.filed.file)
    }
  }

  private struct Live {
    let filed: FiledChatflow
    let target: Target
    let isOnlyShownWhenOpen: Bool
    let canBeShown: Bool
    /// A page on which it is shown: most others are not, which is soon found out.
    let page: [Character]?

    init(_ filed: FiledChatflow) {
      self.filed = filed
      target = Target(filed.flow)
      isOnlyShownWhenOpen = ChatflowOptions(filed.flow).startsOnlyWhenOpen
      canBeShown = target.hasVisitors != .no && target.hasPages != .no
      page = target.page.map(PageRules.read)
    }

    /// Whether it is shown wherever another one would be. What is only shown during office hours leaves the others.
    func hides(_ other: Live) -> Bool {
      if !isAlwaysShown(where: other) { return false }
      if let page = other.page, !target.takes(read: page) { return false }
      return target.covers(other.target) == .yes
    }

    /// Those of some that together are shown wherever it would be; none if they are not.
    func hidden(by others: some Sequence<Live>) -> [Live] {
      var all = others.filter { $0.isAlwaysShown(where: self) && $0.target.isForAllVisitors(of: target) }
      guard all.count > 1, page.map({ page in all.contains { $0.target.takes(read: page) } }) ?? true,
        target.isCovered(by: all.map(\.target)) == .yes
      else { return [] }
      // Only those are named without which it would be shown.
      for index in all.indices.reversed() where all.count > 2 {
        var fewer = all
        fewer.remove(at: index)
        if target.isCovered(by: fewer.map(\.target)) == .yes { all = fewer }
      }
      return all
    }

    /// Whether it is shown at all times at which another one would be.
    private func isAlwaysShown(where other: Live) -> Bool { !isOnlyShownWhenOpen || other.isOnlyShownWhenOpen }
  }
}

extension FiledChatflow {
  /// What it is called, by its file where it has no name.
  fileprivate var title: String { flow.name.isBlank ? file : flow.name }
}
