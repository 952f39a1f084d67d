import ChatflowModel
import Yaml

extension Unread {
  /// What keeps settings from being changed: lines of the file that could not be read, and that a change would have to
  /// write into; nil if it can be written.
  func problem(changing old: Draft, to new: Draft) -> FileProblem? {
    if isEmpty { return nil }
    for key in (old.entries + new.entries).map(\.key) where old[key] != new[key] {
      if let problem = self[key] ?? problem(in: key, old[key]?.value, new[key]?.value) { return problem }
    }
    return nil
  }

  /// The same inside a setting that has keys of its own.
  private func problem(in key: String, _ old: Draft?, _ new: Draft?) -> FileProblem? {
    let (before, after) = (old?.entries ?? [], new?.entries ?? [])
    // Whatever is written in place of all of it would take those lines along, and so would another order.
    if after.isEmpty || old?.isMapping == false || Patch.isReordered(before, after) {
      return first(in: key) { _ in true }
    }
    let changed = Set((before + after).map(\.key).filter { old?[$0] != new?[$0] })
    return first(in: key, where: changed.contains)
  }
}

extension Edit {
  /// What could not be read of a setting of the chatflow that this would change; nil if it changes none of those.
  public func changedUnread(in flow: Chatflow) -> FileProblem? {
    if flow.unread.isEmpty { return nil }
    for case .head(let from, let to) in changes {
      var (old, new) = (flow, flow)
      (old.head, new.head) = (from, to)
      let problem = flow.unread.problem(changing: .init(settings: old), to: .init(settings: new))
      if let problem { return problem }
    }
    return nil
  }

  /// The same of what the chatflows of the folder share.
  public func changedUnread(in workspace: Workspace) -> FileProblem? {
    if workspace.unread.isEmpty { return nil }
    for case .workspace(let from, let to) in changes {
      let problem = workspace.unread.problem(changing: .init(Workspace(from)), to: .init(Workspace(to)))
      if let problem { return problem }
    }
    return nil
  }
}

extension SourceText {
  /// What under a key at the top level could not be read: the whole of it, or only what stands under some of its keys.
  func unread(
    _ entry: NodeReader.Entry, _ lines: Range<Int>, _ problems: ArraySlice<FileProblem>
  ) -> [(key: String, found: Source.Unread)] {
    let errors = problems.filter { $0.severity == .error }
    if errors.isEmpty { return [] }
    let block = entry.value.mapping.flatMap { _ in SourceBlock(entry.value, in: self, upTo: lines.upperBound) }
    return errors.map { problem in
      let inner = block?.entry(ofLine: problem.line)
      let key = inner.map { "\(entry.key).\($0.key)" } ?? entry.key
      return (key, Source.Unread(lines: inner?.lines ?? lines, problem: problem))
    }
  }

  /// The word that a line seems to begin with, whatever stands in front of it by mistake.
  func seemingKey(ofLine line: Int) -> String {
    let isOfWord = { (byte: UInt8) in
      byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    let rest = bytes[start(ofLine: line)..<end(ofLine: line)].drop { !isOfWord($0) || $0 == UInt8(ascii: "-") }
    return String(decoding: rest.prefix(while: isOfWord), as: UTF8.self)
  }
}
