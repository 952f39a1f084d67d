/// What a version control system would show between two texts: whole lines.
struct LineDifference: Equatable {
  var removed: [String] = []
  var added: [String] = []

  init(from before: String, to after: String) {
    func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    for change in lines(after).difference(from: lines(before)) {
      switch change {
      case .insert(_, let line, _): added.append(String(line))
      case .remove(_, let line, _): removed.append(String(line))
      }
    }
  }
}
