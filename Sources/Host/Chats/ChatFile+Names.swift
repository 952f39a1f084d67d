import ChatTesting
import ChatflowModel

extension ChatFile {
  /// Whether a test has a name already, also one that has a mistake in it.
  func names(_ name: String) -> Bool { allNames.contains(name.comparable) }

  /// A name that no test has yet: the given one, or with a number behind it.
  func unusedName(_ name: String) -> String {
    let taken = allNames
    let numbered = (2...).lazy.map { "\(name) \($0)" }
    return taken.contains(name.comparable) ? numbered.first { !taken.contains($0.comparable) } ?? name : name
  }

  private var allNames: Set<String> {
    let written = lines.filter { $0.hasPrefix("test:") }.map { $0.dropFirst("test:".count) }
    return Set(
      tests.map(\.name.comparable) + written.map { $0.split(separator: " ").joined(separator: " ").comparable })
  }
}
