import ChatflowModel
import Words
import Yaml

/// Reads `config.yaml`: what cannot be read is told with its place, and leaves the default of that setting in force.
public enum ConfigurationFile {
  /// The most bytes that are read: a larger file is no configuration.
  public static let maximumBytes = 1 << 18

  /// What became of reading a file.
  public struct Opened: Sendable {
    /// What it says, as far as it could be read.
    public var configuration = Configuration()
    /// What was wrong, in the order of the file.
    public var problems: [FileProblem] = []
  }

  /// Reads a configuration from the bytes of a file. Whether commands and keys make sense is for their table to say.
  public static func decode(_ bytes: [UInt8]) -> Opened {
    guard bytes.count <= maximumBytes else {
      let limit = "\(maximumBytes / 1024) kB"
      let problem = FileProblem(line: 1, column: 1, reason: "problem.file-too-large", expected: limit)
      return Opened(problems: [problem])
    }
    if let problem = ChatflowFile.encodingProblem(bytes) { return Opened(problems: [problem]) }
    let text = SourceText(bytes: bytes)
    let problems = text.controlCharacterProblems + [text.conflictProblem].compactMap { $0 }
    guard problems.isEmpty else { return Opened(problems: problems) }
    switch Composer.compose(text) {
    case .failure(let problem): return Opened(problems: [problem])
    case .success(let root):
      var reader = ConfigurationReader()
      return reader.read(root)
    }
  }
}

/// Walks through the nodes of a configuration.
private struct ConfigurationReader {
  private var nodes = NodeReader()
  private var configuration = Configuration()

  mutating func read(_ root: Node?) -> ConfigurationFile.Opened {
    if let root, !NodeReader.isNothing(root), let entries = nodes.entries(root, mayRepeat: true) {
      let known = Dictionary(grouping: entries) { $0.key }
      for entry in entries {
        guard let same = known[entry.key], same.count > 1 else {
          read(entry)
          continue
        }
        // Nobody knows which one is meant, so the default stays.
        if same[0].keyNode.place != entry.keyNode.place {
          nodes.report(at: entry.keyNode, "key-twice", found: entry.key)
        }
      }
    }
    let problems = nodes.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    return ConfigurationFile.Opened(configuration: configuration, problems: problems)
  }

  private mutating func read(_ entry: NodeReader.Entry) {
    if entry.key == Setting.keys { return readKeys(entry.value) }
    guard let setting = Setting.all.first(where: { $0.id == entry.key }) else {
      let known = Setting.all.map(\.id) + [Setting.keys]
      return nodes.report(at: entry.keyNode, "unknown-setting", found: entry.key, among: known)
    }
    guard let value = value(entry.value, setting.form) else { return }
    configuration.set(setting, to: value, by: .file(line: place(entry.keyNode).line))
  }

  private mutating func value(_ node: Node, _ form: Setting.Form) -> Setting.Value? {
    switch form {
    case .choice(let words): return nodes.word(node, among: words).map { .text($0) }
    case .number(let range): return nodes.number(node, range).map { .number($0) }
    case .flag: return nodes.flag(node).map { .flag($0) }
    case .text:
      guard !NodeReader.isNothing(node) else {
        nodes.reportType(node, "problem.expected.text")
        return nil
      }
      guard let text = nodes.text(node) else { return nil }
      if text.isEmpty { nodes.report(at: node, "nothing", expected: "problem.expected.text") }
      return text.isEmpty ? nil : .text(text)
    }
  }

  // MARK: - Keys

  private mutating func readKeys(_ node: Node) {
    if NodeReader.isNothing(node) { return }
    for entry in nodes.entries(node, expected: "problem.expected.rebindings") ?? [] {
      guard case .mapping = entry.value else {
        take(entry, of: entry.key, in: nil)
        continue
      }
      for inner in nodes.entries(entry.value) ?? [] { take(inner, of: entry.key, in: inner.key) }
    }
  }

  private mutating func take(_ entry: NodeReader.Entry, of command: String, in context: String?) {
    guard let list = nodes.list(entry.value, expected: "problem.expected.chords", orSingle: true) else { return }
    let count = nodes.problems.count
    let keys = list.compactMap { node -> Rebinding.Written? in
      guard !NodeReader.isNothing(node) else {
        nodes.reportType(node, "problem.expected.chords")
        return nil
      }
      return nodes.text(node, expected: "problem.expected.chords").map { Rebinding.Written($0, at: place(node)) }
    }
    // Half of what was meant is not what was meant.
    guard nodes.problems.count == count else { return }
    configuration.rebindings.append(
      Rebinding(command: command, context: context, keys: keys, at: place(entry.keyNode)))
  }

  private func place(_ node: Node) -> Rebinding.Place {
    Rebinding.Place(line: node.place.line, column: node.place.column)
  }
}
