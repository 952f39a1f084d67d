/// A chatflow that is live can be shown: no other one that is live comes before it in the order of priority, on all its pages
/// and to all its visitors.
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
      guard chatflow.canBeShown, let other = live[..<index].first(where: { $0.hides(chatflow) }) else { return nil }
      let facts = ["name": chatflow.filed.title, "other": other.filed.title]
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
      if isOnlyShownWhenOpen, !other.isOnlyShownWhenOpen { return false }
      if let page = other.page, !target.takes(read: page) { return false }
      return target.covers(other.target) == .yes
    }
  }
}

extension FiledChatflow {
  /// What it is called, by its file where it has no name.
  fileprivate var title: String { flow.name.isBlank ? file : flow.name }
}
