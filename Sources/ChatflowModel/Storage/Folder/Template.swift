import OrderedCollections

/// A chatflow to begin from, which comes with the program: a whole file, with all its texts.
public struct Template: Sendable, Identifiable {
  /// A word for it; what it is called and for stands in the word table under `template.<id>`.
  public let id: String
  /// The file.
  public let bytes: [UInt8]

  /// All of them, in the order in which they are offered.
  public static let all = [
    Template(id: "qualify-leads", bytes: PackageResources.qualify_leads_chatflow_yaml),
    Template(id: "book-meetings", bytes: PackageResources.book_meetings_chatflow_yaml),
    Template(id: "support", bytes: PackageResources.support_chatflow_yaml),
    Template(id: "knowledge-base", bytes: PackageResources.knowledge_base_chatflow_yaml),
    Template(id: "offline", bytes: PackageResources.offline_chatflow_yaml),
    Template(id: "concierge", bytes: PackageResources.concierge_chatflow_yaml),
    Template(id: "scratch", bytes: PackageResources.scratch_chatflow_yaml),
  ]

  /// Its text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension ChatflowFile {
  /// The text of a new chatflow that begins as another one: under a name of its own, and off. What it refers to that the
  /// workspace does not list is the first that it does list, if it lists any. Nil if not all of the other can be read, or
  /// if the new one would not read back as what it is.
  public static func beginning(as text: String, named name: String, in workspace: Workspace) -> String? {
    let opened = decode(text)
    guard var flow = opened.flow, let source = opened.source, opened.isWritable else { return nil }
    flow.name = name
    if flow.isLive { flow.values["live"] = .flag(false) }
    for id in flow.actions.keys {
      for field in flow.actions[id]?.definition?.fields ?? [] {
        guard case .reference(let kind) = field.editor, let value = flow.actions[id]?.values[field.id]?.text else {
          continue
        }
        let listed = workspace.listed(kind).map(\.id)
        if let first = listed.first, !listed.contains(value) { flow.actions[id]?.values[field.id] = .text(first) }
      }
    }
    return try? source.encode(flow).text
  }
}
