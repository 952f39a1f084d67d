import ChatflowModel

extension Chatflow {
  /// What keeps the settings from being changed: lines of the file that could not be read, and that a change would have to
  /// write into; nil if it can be written.
  func unread(changing old: Draft, to new: Draft) -> FileProblem? {
    if unread.isEmpty { return nil }
    for key in (old.entries + new.entries).map(\.key) where old[key] != new[key] {
      if let problem = unread[key] ?? unread(in: key, old[key]?.value, new[key]?.value) { return problem }
    }
    return nil
  }

  /// The same inside a setting that has keys of its own.
  private func unread(in key: String, _ old: Draft?, _ new: Draft?) -> FileProblem? {
    let inner = unread.filter { $0.key.hasPrefix("\(key).") }
    guard !inner.isEmpty else { return nil }
    // Whatever is written in place of all of it would take those lines along.
    guard let new, !new.entries.isEmpty, old?.isMapping != false else {
      return inner.values.min { $0.line < $1.line }
    }
    return ((old?.entries ?? []) + new.entries).lazy.map(\.key)
      .filter { old?[$0] != new[$0] }
      .compactMap { inner["\(key).\($0)"] }.first
  }
}

extension Edit {
  /// What could not be read of a setting that this would change; nil if it changes none of those.
  public func changedUnread(in flow: Chatflow) -> FileProblem? {
    if flow.unread.isEmpty { return nil }
    for case .head(let from, let to) in changes {
      var (old, new) = (flow, flow)
      (old.head, new.head) = (from, to)
      if let problem = flow.unread(changing: .init(settings: old), to: .init(settings: new)) { return problem }
    }
    return nil
  }
}

extension SourceText {
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
