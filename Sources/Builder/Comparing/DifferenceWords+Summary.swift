import ChatflowModel
import Screen
import Words

/// A difference in a line for each action.
extension DifferenceWords {
  func summary(of difference: Difference, title: String) -> [Line] {
    var summary: [Line] = []
    if !difference.settings.isEmpty {
      summary.append(line(.changed, title, difference.settings.map { name(of: $0, of: nil) }))
    }
    for action in difference.actions {
      var names = action.formerID == nil ? [] : [words["difference.id"]]
      if action.sort == .changed { names += action.changes.map { name(of: $0, of: action) } }
      if action.isMoved, mark(of: action) != .moved { names.append(words["difference.elsewhere"]) }
      summary.append(line(mark(of: action), heading(action), names))
    }
    return summary + [Line(depth: 0, mark: .same, pieces: [.init(text: total(of: difference), role: .dim)])]
  }

  private func line(_ mark: Mark, _ heading: String, _ names: [String]) -> Line {
    var pieces = [Line.Piece(text: heading, role: .strong)]
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    if !names.isEmpty { pieces.append(Line.Piece(text: ": " + names.joined(separator: ", "), role: .text)) }
    return Line(depth: 0, mark: mark, pieces: pieces)
  }

  private func total(of difference: Difference) -> String {
    func count(_ isMeant: (ActionDifference) -> Bool) -> String { "\(difference.actions.count(where: isMeant))" }
    return words(
      "difference.total",
      [
        "added": count { $0.sort == .added }, "removed": count { $0.sort == .removed },
        "changed": count { mark(of: $0) == .changed }, "moved": count(\.isMoved),
        "settings": "\(difference.settings.count)",
      ])
  }
}
