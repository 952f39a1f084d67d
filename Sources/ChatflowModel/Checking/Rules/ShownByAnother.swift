/// A chatflow that is live can be shown: no other one that is live comes before it in the order of priority, on all its pages
/// and to all its visitors; and no several, each to all its visitors, together on all its pages.
struct ShownByAnother: FolderRule {
  let id: RuleID = "shown-by-another"
  let severity = Finding.Severity.warning

  /// What is spent on a folder: on chatflows by themselves, and on several together, which takes longer and is asked for
  /// less. It is spent in the order of priority.
  struct Spending {
    var alone = Effort(80_000_000)
    var together = Effort(20_000_000)
  }

  func findings(in folder: CheckedFolder) -> [FolderFinding] {
    var spending = Spending()
    return findings(in: folder, &spending)
  }

  func findings(in folder: CheckedFolder, _ spending: inout Spending) -> [FolderFinding] {
    // Whoever cannot read the order of priority does not know it.
    guard folder.workspace.unreadable == nil, folder.workspace.unread.problem(under: "priority") == nil else {
      return []
    }
    var live: [Live] = []
    var found: [FolderFinding] = []
    for filed in folder.chatflows where filed.flow.isLive && filed.flow.unread.isEmpty {
      let chatflow = Live(filed, &spending.alone)
      let others = chatflow.canBeShown ? chatflow.hidden(by: live, &spending) : []
      if !others.isEmpty { found.append(finding(chatflow, others)) }
      live.append(chatflow)
    }
    return found
  }

  private func finding(_ chatflow: Live, _ others: [Live]) -> FolderFinding {
    let facts = [
      "name": chatflow.filed.title, "other": others.map(\.filed.title).joined(separator: ", "),
      "problem-key": "problem.shown-by-another.\(others.count == 1 ? "one" : "several")",
    ]
    let place = Finding.Place(field: "target")
    return FolderFinding(Finding(severity, id, at: place, facts: facts), in: chatflow.filed.file)
  }

  private struct Live {
    let filed: FiledChatflow
    let target: Target
    let isOnlyShownWhenOpen: Bool
    let canBeShown: Bool
    /// A page on which it is shown: most others are not, which is soon found out.
    let page: [Character]?

    init(_ filed: FiledChatflow, _ effort: inout Effort) {
      self.filed = filed
      let target = Target(filed.flow)
      let page = target.page(&effort).map(PageRules.read)
      // What has no example may have none that is known.
      let hasPages = page == nil ? target.hasPages(&effort) : .yes
      self.target = target
      self.page = page
      isOnlyShownWhenOpen = ChatflowOptions(filed.flow).startsOnlyWhenOpen
      canBeShown = target.hasVisitors != .no && hasPages != .no
    }

    /// The one of some, or those that only together, are shown wherever it would be; none if there is none, or finding out
    /// would take long.
    func hidden(by others: [Live], _ spending: inout Spending) -> [Live] {
      let all = others.indices.filter { index in
        others[index].isAlwaysShown(where: self) && others[index].target.isForAllVisitors(of: target)
      }
      var isPageTaken = page == nil
      for index in all {
        if let page {
          guard spending.alone.spend(2 * page.count) else { return [] }
          if !others[index].target.takes(read: page) { continue }
          isPageTaken = true
        }
        if others[index].target.covers(target, &spending.alone) == .yes { return [others[index]] }
      }
      return isPageTaken ? hiddenTogether(by: all.map { others[$0] }, &spending.together) : []
    }

    /// Those of some that together are shown wherever it would be; none if they are not.
    private func hiddenTogether(by others: [Live], _ effort: inout Effort) -> [Live] {
      var all = others
      guard all.count > 1, target.isCovered(by: all.map(\.target), &effort) == .yes else { return [] }
      // Only those are named without which it would be shown.
      for index in all.indices.reversed() where all.count > 2 && !effort.isSpent {
        var fewer = all
        fewer.remove(at: index)
        if target.isCovered(by: fewer.map(\.target), &effort) == .yes { all = fewer }
      }
      return effort.isSpent ? [] : all
    }

    /// Whether it is shown at all times at which another one would be. What is only shown during office hours leaves the
    /// others.
    private func isAlwaysShown(where other: Live) -> Bool { !isOnlyShownWhenOpen || other.isOnlyShownWhenOpen }
  }
}

extension FiledChatflow {
  /// What it is called, by its file where it has no name.
  fileprivate var title: String { flow.name.isBlank ? file : flow.name }
}
